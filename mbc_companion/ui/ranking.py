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


def ranked(typed: str, names: Sequence[Name | str], enough: int = 3) -> list[int]:
    """The places of the names that fit, best first; of equal ones the earlier first.

    A name without other words may be the words themselves.

    Names that are only alike come where fewer than ``enough`` have the words themselves.
    """
    wanted = folded(typed).split()
    if not wanted:
        return []
    index = _index(tuple(names))
    one_line = " ".join(wanted)
    begun = [f" {one}" for one in wanted]
    scores: dict[int, float] = {}
    if one_line in index.line or begun[0] in index.line:
        for place, (said, own, every) in enumerate(index.names):
            score = _score(one_line, begun, said, own, every)
            if score:
                scores[place] = score
    if len(scores) < enough and any(len(one) >= LEAST_FUZZY for one in wanted):
        scores.update(_alike(wanted, index, scores))
    return sorted(scores, key=lambda place: (-scores[place], place))


def _score(typed: str, begun: Sequence[str], said: str, own: str, every: str) -> float:
    """0 where a name has not all of the words; ``begun`` are they, each after a space."""
    if said.startswith(typed):
        return _WHOLE if said == typed else _BEGINS
    if not all(one in every for one in begun):
        return 0.0
    return _WORDS if all(one in own for one in begun) else _ALSO


class _Index(NamedTuple):
    """The names as they are looked through at every letter.

    Of each: folded, its words after a space each, and the same with those nobody sees.
    ``places`` are where a word stands, ``line`` is everything in one.
    """

    names: list[tuple[str, str, str]]
    places: dict[str, list[int]]
    line: str


@lru_cache(maxsize=32)
def _index(names: tuple[Name | str, ...]) -> _Index:
    looked: list[tuple[str, str, str]] = []
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        said, own, other = _taken_apart(Name(name) if isinstance(name, str) else name)
        looked.append((said, _after_spaces(own), _after_spaces(own + other)))
        for word in dict.fromkeys(own + other):
            places.setdefault(word, []).append(place)
    return _Index(looked, places, "\n".join(f"{said}\n{every}" for said, _own, every in looked))


def _after_spaces(words: Sequence[str]) -> str:
    return "".join(f" {word}" for word in words)


@lru_cache(maxsize=4096)
def _taken_apart(name: Name) -> tuple[str, list[str], list[str]]:
    """The same names are in several lists."""
    said = folded(name.words)
    return said, _split(said), _split(folded(name.also))


def _split(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _alike(wanted: Sequence[str], index: _Index, but: Collection[int]) -> dict[int, float]:
    """The mean of every wanted word's best likeness, of names where each is alike enough."""
    best = [_best(_likeness(one, index.places), index, but) for one in wanted]
    fitting = set(best[0]).intersection(*best[1:])
    found = {place: sum(likes[place] for likes in best) / len(best) for place in fitting}
    least = max(found.values(), default=0.0) - NEAR
    return {place: score for place, score in found.items() if score >= least}


def _best(likes: dict[str, float], index: _Index, but: Collection[int]) -> dict[int, float]:
    """For each name that is not in ``but`` the likeness of its likest word."""
    found: dict[int, float] = {}
    for word, likeness in likes.items():
        for place in index.places[word]:
            if place not in but and likeness > found.get(place, 0.0):
                found[place] = likeness
    return found


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
