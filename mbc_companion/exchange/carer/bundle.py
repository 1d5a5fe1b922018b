"""What a carer gets: headed lines, the same on paper, in the locked file and on the screen."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

FORMAT, VERSION = "companion-for-a-carer", 1
_MOST_PARTS, _MOST_LINES, _MOST_LETTERS = 500, 5_000, 20_000


@dataclass(frozen=True)
class Part:
    """One contact, visit or plan: its name and the lines under it."""

    key: str
    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """``title`` heads the parts; ``ticked`` is how the choice begins."""

    title: str
    parts: tuple[Part, ...]
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Bundle:
    """``made`` is the day in words."""

    title: str
    made: str
    sections: tuple[Section, ...]

    def chosen(self, keys: frozenset[str]) -> Bundle:
        """Only the parts with these keys; sections without any are left out."""
        kept = (
            Section(one.title, tuple(part for part in one.parts if part.key in keys))
            for one in self.sections
        )
        return Bundle(self.title, self.made, tuple(one for one in kept if one.parts))


def packed(bundle: Bundle) -> bytes:
    sections = [
        {"title": one.title, "parts": [asdict(part) for part in one.parts]}
        for one in bundle.sections
    ]
    whole = {"format": FORMAT, "version": VERSION, "title": bundle.title, "made": bundle.made}
    return json.dumps({**whole, "sections": sections}, ensure_ascii=False).encode()


def unpacked(content: bytes) -> Bundle:
    """Raises ValueError for anything that ``packed`` never made."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT or said["version"] != VERSION:
            raise ValueError
        sections = tuple(_section(one) for one in said["sections"][:_MOST_PARTS])
        return Bundle(_text(said["title"]), _text(said["made"]), sections)
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError from None


def _section(said: Any) -> Section:
    parts = (
        Part(
            _text(one["key"]),
            _text(one["heading"]),
            tuple(_text(line) for line in one["lines"][:_MOST_LINES]),
        )
        for one in said["parts"][:_MOST_PARTS]
    )
    return Section(_text(said["title"]), tuple(parts))


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise ValueError
    return said[:_MOST_LETTERS]
