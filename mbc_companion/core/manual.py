"""How to use the program, from ``resources/manual/LANGUAGE.md``.

A small part of Markdown: ``##`` begins a section, ``1.`` a step, any other line is a
paragraph; words in double stars are what a control says, and are shown in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mbc_companion.core.paths import resources

_STEP = re.compile(r"^\d+\. +(.+)$")
_WORD = re.compile(r"\w+")
_CONTROL = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Line:
    """``step`` counts from 1 inside its section; 0 for a paragraph."""

    text: str
    step: int = 0


@dataclass(frozen=True)
class Section:
    """One thing a person does, with its steps."""

    title: str
    lines: tuple[Line, ...]

    def holds(self, words: Sequence[str]) -> bool:
        """True if each of ``words``, in small letters, begins a word of this section."""
        told = " ".join((self.title, *(line.text for line in self.lines))).casefold()
        begun = set(_WORD.findall(told))
        return all(any(one.startswith(word) for one in begun) for word in words)


def read_manual(language: str = "en") -> tuple[Section, ...]:
    """Every section in its order; empty if the file is missing or unreadable."""
    try:
        told = (resources() / "manual" / f"{language}.md").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(_section(part) for part in told.split("\n## ")[1:])


def _section(part: str) -> Section:
    title, *rest = part.strip().splitlines()
    lines: list[Line] = []
    steps = 0
    for said in filter(None, (line.strip() for line in rest)):
        step = _STEP.match(said)
        steps += bool(step)
        words = _CONTROL.sub(r"“\1”", step[1] if step else said)
        lines.append(Line(words, steps if step else 0))
    return Section(title.strip(), tuple(lines))


def find(sections: Sequence[Section], typed: str) -> tuple[Section, ...]:
    """The sections that hold every word that was typed, those by their title first."""
    words = _WORD.findall(typed.casefold())
    found = [section for section in sections if section.holds(words)]
    found.sort(key=lambda section: not all(word in section.title.casefold() for word in words))
    return tuple(found)
