"""What was typed into the search field, as an FTS5 expression and as places to underline.

All words must be there; each counts from its first letter on, so that typing narrows.
Splitting into tokens is left to FTS5 inside a quoted string, because only its own
tables of letters are sure to agree with the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_PARTS = 12
MAX_PART = 64
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_QUOTES = re.compile('["\x00\ud800-\udfff]')


@dataclass(frozen=True)
class Query:
    """``expression`` is empty if nothing can be looked up in the index.

    ``literals`` are parts without a letter or digit (an emoji): looked for as they are.
    """

    expression: str = ""
    literals: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.expression and not self.literals


def query(text: str) -> Query:
    """Any text at all gives a query that FTS5 can read."""
    indexed: list[str] = []
    literals: list[str] = []
    starts: list[str] = []
    for part in _QUOTES.sub(" ", text).split()[:MAX_PARTS]:
        part = part[:MAX_PART]  # noqa: PLW2901
        if any(_indexed(character) for character in part):
            indexed.append(f'"{part}"*')
            starts.extend(fold(match.group()) for match in _WORD.finditer(part))
        else:
            literals.append(part)
    return Query(" ".join(indexed), tuple(literals), tuple(start for start in starts if start))


def _indexed(character: str) -> bool:
    """The categories of FTS5's unicode61 tokenizer."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without diacritics, as the index keeps words."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def matches(text: str, wanted: Query) -> tuple[tuple[int, int], ...]:
    """(start, length) of what to underline: words that begin as asked, and literals."""
    return tuple(sorted(_matches(text, wanted)))


def _matches(text: str, wanted: Query) -> Iterator[tuple[int, int]]:
    for literal in wanted.literals:
        for match in re.finditer(re.escape(literal), text):
            yield match.start(), len(literal)
    if not wanted.starts:
        return
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        best = max((len(s) for s in wanted.starts if folded.startswith(s)), default=0)
        if best:
            yield match.start(), _typed_length(match.group(), best)


def _typed_length(word: str, folded_length: int) -> int:
    """How many characters of ``word`` fold into its first ``folded_length`` letters."""
    if word.isascii():
        return folded_length
    length = 0
    while length < len(word) and len(fold(word[:length])) < folded_length:
        length += 1
    while length < len(word) and unicodedata.category(word[length]) == "Mn":
        length += 1
    return length


def holds(text: str, wanted: Query) -> bool:
    """Whether a text that is not in the index yet has everything that was asked for."""
    if any(literal not in text for literal in wanted.literals):
        return False
    folded = {fold(match.group()) for match in _WORD.finditer(text)}
    return all(any(word.startswith(start) for word in folded) for start in wanted.starts)


def preview(text: str, length: int = 200) -> str:
    """The beginning of ``text`` on one line."""
    return " ".join(text[: length * 2].split())[:length]


def preview_around(
    text: str, wanted: Query, length: int = 200, *, lead: int = 30
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line around the first match with its matches; the beginning if there is none."""
    if wanted.empty:
        return preview(text, length), ()
    first = min(_matches(text, wanted), default=None)
    if first is None or first[0] < lead * 2:
        line = preview(text, length)
    else:
        begin = text.rfind(" ", 0, max(0, first[0] - lead)) + 1
        line = "… " + preview(text[max(begin, first[0] - 2 * lead) :], length)
    return line, matches(line, wanted)
