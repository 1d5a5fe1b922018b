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
from functools import cache, lru_cache

MAX_PARTS = 12
MAX_PART = 64
_MARKS = "\u0300-\u036f"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}])*")
_WORD_START = f"(?<![^\\W_])(?<![{_MARKS}])"
_QUOTES = re.compile('["\x00\ud800-\udfff]')
# Latin, Greek and Cyrillic letters that may carry a diacritic.
_LETTERS = (*range(0xC0, 0x250), *range(0x386, 0x500), *range(0x1E00, 0x2000))


@dataclass(frozen=True)
class Query:
    """``expression`` is empty if nothing can be looked up in the index.

    ``literals`` are parts without a letter or digit (an emoji): looked for as they are.
    ``starts`` find the beginnings of words, ``matches`` whatever is to be underlined.
    ``plain`` are the beginnings as ASCII, if all that is looked for is that.
    """

    expression: str = ""
    literals: tuple[str, ...] = ()
    starts: tuple[re.Pattern[str], ...] = ()
    matches: re.Pattern[str] | None = None
    plain: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.expression and not self.literals


EVERYTHING = Query()


@lru_cache(maxsize=64)
def query(text: str) -> Query:
    """Any text at all gives a query that FTS5 can read."""
    indexed: list[str] = []
    literals: list[str] = []
    starts: list[str] = []
    plain: list[str] = []
    for part in _QUOTES.sub(" ", text).split()[:MAX_PARTS]:
        part = part[:MAX_PART]  # noqa: PLW2901
        if any(_indexed(character) for character in part):
            indexed.append(f'"{part}"*')
            found = [fold(match.group()) for match in _WORD.finditer(part)]
            plain.extend(filter(None, found))
            starts.extend(_WORD_START + _any_spelling(start) for start in found if start)
        else:
            literals.append(part)
    anything = [*starts, *map(re.escape, literals)]
    return Query(
        " ".join(indexed),
        tuple(literals),
        tuple(re.compile(start, re.IGNORECASE) for start in starts),
        re.compile("|".join(anything), re.IGNORECASE) if anything else None,
        tuple(plain) if "".join(plain).isascii() and not literals else (),
    )


def _indexed(character: str) -> bool:
    """The categories of FTS5's unicode61 tokenizer."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


def fold(word: str) -> str:
    """Lower case without diacritics, as the index keeps words."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


@cache
def _spellings() -> dict[str, str]:
    """For each plain letter the letters that fold to it."""
    found: dict[str, str] = {}
    for code in _LETTERS:
        plain = fold(chr(code))
        if len(plain) == 1 and plain != chr(code):
            found[plain] = found.get(plain, "") + chr(code)
    return found


def _any_spelling(start: str) -> str:
    """A pattern for ``start`` with or without diacritics, composed or not."""
    spellings = _spellings()
    letters = (f"[{re.escape(c)}{spellings.get(c, '')}][{_MARKS}]*" for c in start)
    return "".join(letters)


def matches(text: str, wanted: Query) -> tuple[tuple[int, int], ...]:
    """(start, length) of what to underline: beginnings of words, and literals."""
    if wanted.matches is None:
        return ()
    if len(wanted.plain) == 1 and text.isascii():
        # The pattern would say the same; this is many times as fast.
        return tuple(_plain_matches(text.lower(), wanted.plain[0]))
    found = wanted.matches.finditer(text)
    return tuple((match.start(), len(match.group())) for match in found if match.group())


def holds(text: str, wanted: Query) -> bool:
    """Whether a text that is not in the index yet has everything that was asked for."""
    return all(literal in text for literal in wanted.literals) and all(
        start.search(text) for start in wanted.starts
    )


def preview(text: str, length: int = 200) -> str:
    """The beginning of ``text`` on one line."""
    return " ".join(text[: length * 2].split())[:length]


def _first_match(text: str, wanted: Query) -> int:
    """Where the first match begins; -1 if there is none."""
    if wanted.plain and text.isascii():
        # The pattern would say the same; this is twenty times as fast.
        lower = text.lower()
        places = [_first_start(lower, start) for start in wanted.plain]
        return min((place for place in places if place >= 0), default=-1)
    found = wanted.matches.search(text) if wanted.matches else None
    return -1 if found is None else found.start()


def _plain_matches(lower: str, start: str) -> Iterator[tuple[int, int]]:
    place = _first_start(lower, start)
    while place >= 0:
        yield place, len(start)
        place = _first_start(lower, start, place + len(start))


def _first_start(lower: str, start: str, begin: int = 0) -> int:
    place = lower.find(start, begin)
    while place > 0 and lower[place - 1].isalnum():
        place = lower.find(start, place + 1)
    return place


def preview_around(
    text: str, wanted: Query, length: int = 200, *, lead: int = 30
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line around the first match with its matches; the beginning if there is none."""
    first = -1 if wanted.matches is None else _first_match(text, wanted)
    if first < 0:
        return preview(text, length), ()
    if first < lead * 2:
        line = preview(text, length)
    else:
        begin = text.rfind(" ", 0, first - lead) + 1
        line = "… " + preview(text[max(begin, first - 2 * lead) :], length)
    return line, matches(line, wanted)
