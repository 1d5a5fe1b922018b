"""Which parts of a line are words to look up, and which of them never are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 50
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NO_WORDS = re.compile(r"\S*(?:://|@|\\|www\.)\S*|\S*\d\S*|#\S+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'\u2019]+\Z")


class Spot(NamedTuple):
    """A word and where it begins in its line, in characters."""

    start: int
    word: str


def spots(line: str) -> Iterator[Spot]:
    """The words of a line. Addresses, numbers, tags, initials and other scripts are passed over."""
    passed = [match.span() for match in _NO_WORDS.finditer(line)]
    for match in _WORD.finditer(line):
        word, start = match.group(), match.start()
        if any(first <= start < last for first, last in passed):
            continue
        if 1 < len(word) <= LONGEST and not word.isupper() and _LATIN.match(word):
            yield Spot(start, word)


def straight(word: str) -> str:
    """With the apostrophe that dictionaries use."""
    return word.replace("\u2019", "'")
