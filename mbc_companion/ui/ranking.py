"""Names that fit what was typed, best first; a slip of the finger still finds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from mbc_companion.core.text import folded

# Below this likeness of two words (0 to 100) nobody meant the one by the other.
ALIKE = 74
# Who is this much less alike than the best was not meant either.
NEAR = 8
# So few letters are like too many words.
LEAST_FUZZY = 4
_WHOLE, _BEGINS, _WORDS, _ALSO = 500.0, 400.0, 300.0, 200.0


class Name(NamedTuple):
    """``also`` are other words for the same thing, which nobody sees."""

    words: str
    also: str = ""


def ranked(typed: str, names: Sequence[Name], enough: int = 3) -> list[int]:
    """The places of the names that fit, best first; of equal ones the earlier first.

    Names that are only alike come where fewer than ``enough`` have the words themselves.
    """
    wanted = folded(typed).split()
    if not wanted:
        return []
    scores = {place: _score(wanted, name) for place, name in enumerate(names)}
    scores = {place: score for place, score in scores.items() if score}
    if len(scores) < enough and any(len(one) >= LEAST_FUZZY for one in wanted):
        others = [(place, name) for place, name in enumerate(names) if place not in scores]
        scores.update(_alike(wanted, others))
    return sorted(scores, key=lambda place: (-scores[place], place))


def _score(wanted: Sequence[str], name: Name) -> float:
    """0 where ``name`` has not all of the words; ``wanted`` are folded."""
    said, own, other = _taken_apart(name)
    typed = " ".join(wanted)
    if said == typed:
        return _WHOLE
    if said.startswith(typed):
        return _BEGINS
    if _all_begin(wanted, own):
        return _WORDS
    return _ALSO if _all_begin(wanted, own + other) else 0.0


@lru_cache(maxsize=4096)
def _taken_apart(name: Name) -> tuple[str, list[str], list[str]]:
    """The same names are looked through at every letter."""
    said = folded(name.words)
    return said, _split(said), _split(folded(name.also))


def _split(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _all_begin(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _alike(wanted: Sequence[str], names: Sequence[tuple[int, Name]]) -> dict[int, float]:
    """The mean of every wanted word's best likeness, of names where each is alike enough."""
    words = {}
    for place, name in names:
        _said, own, other = _taken_apart(name)
        words[place] = own + other
    every = {word for several in words.values() for word in several}
    best = [_likeness(one, every) for one in wanted]
    found = {}
    for place, several in words.items():
        scores = [max((likes.get(word, 0.0) for word in several), default=0.0) for likes in best]
        if all(scores):
            found[place] = sum(scores) / len(scores)
    least = max(found.values(), default=0.0) - NEAR
    return {place: score for place, score in found.items() if score >= least}


def _likeness(one: str, every: Collection[str]) -> dict[str, float]:
    """Of each word that is alike enough, as far as it is typed or the whole of it."""
    if len(one) < LEAST_FUZZY:
        return {word: 100.0 for word in every if word.startswith(one)}
    from rapidfuzz import fuzz, process

    words = [word for word in every if len(word) >= LEAST_FUZZY]
    found: dict[str, float] = {}
    for ends in (words, [word[: len(one)] for word in words]):
        hits = process.extract(one, ends, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        for _end, likeness, place in hits:
            found[words[place]] = max(found.get(words[place], 0.0), likeness)
    return found
