"""Values that are made quickly are what they are without it."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from search_index.values import made_quickly, maker


@dataclass(frozen=True, slots=True)
class Plain:
    """A value as dataclasses make it."""

    first: int
    second: str
    third: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Check it."""
        if self.first < 0:
            raise ValueError("first is negative")


@made_quickly
@dataclass(frozen=True, slots=True)
class Quick:
    """The same."""

    first: int
    second: str
    third: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Check it."""
        if self.first < 0:
            raise ValueError("first is negative")


def test_they_have_the_same_signature_and_fields() -> None:
    assert inspect.signature(Quick) == inspect.signature(Plain)
    assert repr(Quick(1, "x")) == repr(Plain(1, "x")).replace("Plain", "Quick")


def test_they_are_equal_hashable_and_copied_like_others() -> None:
    value = Quick(1, second="x", third=(2,))
    assert value == Quick(1, "x", (2,)) != Quick(1, "x")
    assert hash(value) == hash(Quick(1, "x", (2,)))
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert replace(value, first=3) == Quick(3, "x", (2,))


def test_they_are_frozen_and_have_no_other_attributes() -> None:
    value = Quick(1, "x")
    assert type(value) is Quick
    with pytest.raises(FrozenInstanceError):
        value.first = 2  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(value, "fourth", 4)


def test_they_are_checked_when_they_are_made() -> None:
    with pytest.raises(ValueError, match="first is negative"):
        Quick(-1, "x")
    with pytest.raises(TypeError):
        Quick(1)  # type: ignore[call-arg]


def test_classes_that_need_more_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Lists:
        items: list[int] = field(default_factory=list)

    @dataclass(frozen=True)
    class Unslotted:
        item: int

    for each in (Lists, Unslotted):
        for way in (made_quickly, maker):
            with pytest.raises(TypeError, match="no dataclass that can be made quickly"):
                way(each)


@dataclass(frozen=True, slots=True)
class Pair:
    """A value without anything to check."""

    first: int
    second: str = "x"


def test_a_maker_makes_what_the_class_makes() -> None:
    new_pair = maker(Pair)
    assert new_pair(1) == Pair(1) != new_pair(1, second="y") == Pair(1, "y")
    assert type(new_pair(1)) is Pair
    assert hash(new_pair(1)) == hash(Pair(1))
    assert pickle.loads(pickle.dumps(new_pair(1))) == copy.deepcopy(new_pair(1)) == Pair(1)
    with pytest.raises(FrozenInstanceError):
        new_pair(1).first = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        new_pair()  # type: ignore[call-arg]


def test_what_checks_itself_has_no_maker_that_would_not() -> None:
    with pytest.raises(TypeError, match="checks what it is made of"):
        maker(Quick)
