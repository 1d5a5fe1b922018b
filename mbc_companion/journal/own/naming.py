"""What a tag, a scale or a feeling of the person's own may be called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import Enum

LONGEST = 40
MOST_FEELINGS = 6
MOST_SCALES = 12


class Trouble(Enum):
    """Why a name cannot be taken."""

    EMPTY = "empty"
    TAKEN = "taken"
    LONG = "long"
    FULL = "full"


class BadName(ValueError):
    """``trouble`` says why; the name itself is not in it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def tidy(typed: str) -> str:
    """On one line, with single spaces; empty if there is nothing to see in it.

    Control and invisible formatting characters alone would make a name nobody can read;
    inside a name they may be what joins an emoji or turns the writing.
    """
    line = " ".join(typed.replace("\x1f", " ").split())
    seen = any(unicodedata.category(letter)[0] not in "CZM" for letter in line)
    return line if seen else ""


def folded(name: str) -> str:
    """Equal for names that differ only in case or in the way letters are composed."""
    return unicodedata.normalize("NFC", name.casefold())


def accept(typed: str, taken: Iterable[str]) -> str:
    """The name to keep. Raises BadName."""
    name = tidy(typed)
    if not name:
        raise BadName(Trouble.EMPTY)
    if len(name) > LONGEST:
        raise BadName(Trouble.LONG)
    if folded(name) in {folded(other) for other in taken}:
        raise BadName(Trouble.TAKEN)
    return name


def accept_tags(typed: str, already: Iterable[str]) -> tuple[str, ...]:
    """The tags of a line, parted by commas, that are new beside ``already``.

    A leading # is taken away. Spaces alone are no tag; longer ones raise BadName.
    """
    found: list[str] = []
    known = {folded(tag) for tag in already}
    for part in typed.split(","):
        tag = tidy(part.strip().lstrip("#"))
        if len(tag) > LONGEST:
            raise BadName(Trouble.LONG)
        if tag and folded(tag) not in known:
            known.add(folded(tag))
            found.append(tag)
    return tuple(found)


def tag_beginnings(typed: str) -> tuple[str, ...]:
    """What a search for ``typed`` asks of tags: each must begin one, folded.

    Words alone are one tag with spaces; a # begins each of several. Empty where nothing
    could be a tag.
    """
    several = typed.split("#") if typed.strip().startswith("#") else [typed]
    found = (folded(tidy(part.strip(" ,")))[: LONGEST * 2] for part in several)
    return tuple(dict.fromkeys(filter(None, found)))


def has_tags(tags: Iterable[str], beginnings: tuple[str, ...]) -> bool:
    """Whether each of ``beginnings``, of which there is one at least, begins a tag."""
    names = [folded(tag) for tag in tags]
    begun = (any(name.startswith(one) for name in names) for one in beginnings)
    return bool(beginnings) and all(begun)
