"""The ``dateline`` command: finds the subcommand, and turns every failure into one line and an exit code."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from search_index.errors import ArchiveError
from search_index.queries.errors import QueryError

FOUND, NOTHING_FOUND, USAGE, UNUSABLE, INTERRUPTED, BUG = 0, 1, 2, 3, 130, 70
"""Exit codes; the last is for what should never happen."""

_COMMANDS = {
    "index": "Build or refresh the index.",
    "search": "Ranked articles.",
    "events": "Date-ordered events, in a format of your choice.",
    "show": "One article's text, as the index has it.",
    "dates": "Tag the dates in a text.",
    "serve": "The app in a browser, on this machine.",
    "info": "Versions, paths, health of the index.",
}
_APP = "open"


class _ReaderGoneError(Exception):
    """Whoever reads our output has seen enough."""


class _Commands(click.Group):
    """Loads a command only when it is called; whatever names no command is a folder to open in the app."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError as error:  # which click would take for "nothing found"
            raise _ReaderGoneError from error

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in (*_COMMANDS, _APP):
            return None
        command: click.Command = importlib.import_module(f"tui.cli.commands.{name}").command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them: help must not wait for the index's libraries."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not arguments or arguments[0] not in own.union(_COMMANDS):
            _refuse_misspelt(arguments)
            arguments = [_APP, *arguments]
        return super().parse_args(context, arguments)

    def format_usage(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("dateline", "[FOLDER] [OPTIONS]")
        formatter.write_usage("dateline", "COMMAND FOLDER …", prefix="       ")


def _refuse_misspelt(arguments: list[str]) -> None:
    """Say so when what should be a folder is none, but nearly a command."""
    close = difflib.get_close_matches(arguments[0], _COMMANDS, n=1, cutoff=0.7) if arguments else []
    if close and not Path(arguments[0]).exists():
        raise click.UsageError(
            f"there is no command or folder {arguments[0]}; did you mean: dateline {close[0]}"
        )


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 found or done, 1 nothing found, 2 usage or bad query, "
    "3 archive or index unusable, 130 interrupted.",
)
@click.version_option(package_name="dateline", prog_name="dateline", message="%(prog)s %(version)s")
def dateline() -> None:
    """What happened when, and who says so? Explore a folder of news articles.

    Without a command, opens the app on FOLDER, where you left off; without FOLDER, on the bundled sample
    archive. Its options:

    \b
      --query QUERY   begin with this search
      --fresh         begin with all articles, not where you left off
      --no-refresh    use the index as it is, without looking for changed files
      --index DIR     keep the index in DIR

    \b
    Examples:
      dateline                                 the sample archive
      dateline ~/clippings                     your own articles
      dateline search ~/clippings kazan        ranked articles
      dateline events ~/clippings --since 2022 --format csv > events.csv
      dateline dates article.txt --published 2024-09-04
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code. Failures are told on stderr, in one line."""
    try:
        result: Any = dateline.main(arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _told("interrupted", INTERRUPTED)
    except click.ClickException as error:
        return _told(_usage(error), USAGE)
    except QueryError as error:
        return _told(str(error), USAGE)
    except ArchiveError as error:
        return _told(str(error), UNUSABLE)
    except (_ReaderGoneError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches a user
        return _bug(error)
    return result if isinstance(result, int) else FOUND


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}; see: {context.command_path.replace(' ' + _APP, '')} --help" if context else message


def _bug(error: Exception) -> int:
    if os.environ.get("DATELINE_TRACEBACK"):
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    return _told(
        f"this should not happen: {type(error).__name__}: {error} ({Path(where.filename).name}, line "
        f"{where.lineno}); please report it, with what DATELINE_TRACEBACK=1 prints",
        BUG,
    )


def _told(message: str, code: int) -> int:
    click.echo(f"dateline: {message}", err=True)
    return code


if __name__ == "__main__":
    main()
