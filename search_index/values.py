"""Frozen values that are made by the hundred thousand, made in less than half the time.

A frozen dataclass sets each of its attributes with ``object.__setattr__``, which looks up the attribute by
its name. Here an object is of a plain class with the same slots while it is made: in that,
setting an attribute is one instruction.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Value = TypeVar("Value")


def made_quickly(cls: type[Value]) -> type[Value]:
    """Give a frozen dataclass with slots an ``__init__`` that does the same in less time.

    >>> @made_quickly
    ... @dataclass(frozen=True, slots=True)
    ... class Point: ...  # doctest: +SKIP

    Raises:
        TypeError: the class has base classes, or fields that are not simply given and set.
    """
    given = fields(cls)  # type: ignore[arg-type]
    names = [each.name for each in given]
    plain = all(each.init and not each.kw_only and each.default_factory is MISSING for each in given)
    if cls.__bases__ != (object,) or [*cls.__dict__.get("__slots__", ())] != names or not plain:
        raise TypeError(f"{cls.__name__} is no dataclass that can be made quickly")
    known: dict[str, Any] = {
        "begin": object.__setattr__,
        "twin": type(cls.__name__, (), {"__slots__": names}),
        "cls": cls,
        "defaults": {each.name: each.default for each in given},
    }
    parameters = [
        each.name if each.default is MISSING else f"{each.name}=defaults[{each.name!r}]" for each in given
    ]
    lines = [
        f"def __init__(self, {', '.join(parameters)}):",
        "begin(self, '__class__', twin)",
        *(f"self.{name} = {name}" for name in names),
        "self.__class__ = cls",
    ]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec("\n    ".join(lines), known)
    made = known["__init__"]
    made.__qualname__ = cls.__init__.__qualname__
    made.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
