"""A command whose arguments are a query, in which a word may begin with "-"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

_SHIELD = " "
"""Stands before a word that begins with "-", so that click does not take it for an option."""


def query_of(words: Sequence[str]) -> str:
    """Return the query that was given in ``words``, as the user wrote it: its errors name places in it."""
    return " ".join(word[1:] if word.startswith(f"{_SHIELD}-") else word for word in words)


class QueryCommand(click.Command):
    """Takes ``-word`` for what it means in a query: articles without it. It has only long options, and -h."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Read the arguments as click does, but for the words of the query."""
        return super().parse_args(
            context, list(self._shielded(arguments, self.get_help_option_names(context)))
        )

    def _shielded(self, arguments: Sequence[str], help_names: Sequence[str]) -> Iterator[str]:
        """Yield the arguments, shielded if they look like options but are none."""
        with_value = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        before = ""
        for place, argument in enumerate(arguments):
            if argument == "--":
                yield from arguments[place:]
                return
            excluding = argument.startswith("-") and not argument.startswith("--") and argument != "-"
            if excluding and argument not in help_names and before not in with_value:
                argument = f"{_SHIELD}{argument}"
            yield argument
            before = argument
