"""The head of a topic's file: TOML between two lines of +++, read strictly."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from mbc_companion.core.errors import KnownError
from mbc_companion.guidance.domain import Fact, Mark

FENCE = "+++"
MAX_WORDS = 400
FACT = re.compile(r"T\d\d\.\d{1,2}")
TOPIC = re.compile(r"T\d\d")
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class TopicRefused(KnownError):
    """A shipped topic is not as it has to be; ``code`` names the file and the place in it."""


class Place:
    """A TOML value and where it stands, so that a refusal can name the place."""

    def __init__(self, value: Any, name: str) -> None:
        self.value = value
        self.name = name

    def refuse(self, why: str = "") -> TopicRefused:
        return TopicRefused(f"{self.name}: {why}" if why else self.name)

    def typed(self, kind: type[T]) -> T:
        if type(self.value) is not kind:
            raise self.refuse(f"not a {kind.__name__}")
        return self.value

    def fields(self, needed: str, optional: str = "") -> dict[str, Place]:
        """Exactly the keys ``needed``, and of others only ``optional``."""
        value = self.typed(dict)
        required = set(needed.split())
        if missing := required - set(value):
            raise self.refuse(f"without {', '.join(sorted(missing))}")
        if unknown := set(value) - required - set(optional.split()):
            raise self.refuse(f"unknown {', '.join(sorted(unknown))}")
        return {key: Place(item, f"{self.name}.{key}") for key, item in value.items()}

    def items(self) -> list[Place]:
        return [Place(item, f"{self.name}[{at}]") for at, item in enumerate(self.typed(list))]

    def words(self) -> str:
        value = self.typed(str)
        if not 0 < len(value) <= MAX_WORDS or not value.isprintable() or value != value.strip():
            raise self.refuse("empty, too long, or not one plain line")
        return value

    def matching(self, pattern: re.Pattern[str]) -> str:
        value = self.words()
        if not pattern.fullmatch(value):
            raise self.refuse(f"not like {pattern.pattern}")
        return value

    def one_of(self, kind: type[E]) -> E:
        try:
            return kind(self.typed(str))
        except ValueError:
            known = ", ".join(str(one.value) for one in kind)
            raise self.refuse(f"not one of {known}") from None


def split(text: str, name: str) -> tuple[Place, str]:
    """The head as a TOML table, and the body under it. Raises TopicRefused."""
    place = Place(text, name)
    lines = text.split("\n")
    if not lines or lines[0] != FENCE or lines.count(FENCE) != 2:
        raise place.refuse("no head between two lines of +++")
    end = lines.index(FENCE, 1)
    try:
        head = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError:
        raise place.refuse("the head is not TOML") from None
    return Place(head, name), "\n".join(lines[end + 1 :])


def day(place: Place) -> date:
    """A TOML date, or one written as text."""
    if type(place.value) is date:
        return place.value
    try:
        return date.fromisoformat(place.matching(_DAY))
    except ValueError:
        raise place.refuse("not a day") from None


def fact(place: Place) -> Fact:
    uid, _, mark = place.words().partition(" ")
    if not FACT.fullmatch(uid):
        raise place.refuse("not like T04.3 A")
    return Fact(uid, Place(mark, place.name).one_of(Mark))
