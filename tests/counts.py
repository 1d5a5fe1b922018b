"""What the long run of the promises counted, in one table at its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from setup_parts.promises import PROMISES, promise_of

ASKED = "COMPANION_PROVE"
TOLD = "told"
_WAYS = ("passed", "failed", "skipped")
_told: list[str] = []


class Ended(NamedTuple):
    """``how``: "passed", "failed" or "skipped"; ``told``: what it said with ``tell``."""

    test: str
    how: str
    told: Sequence[str]


def tell(words: str) -> None:
    """One sentence with the counts of the test that runs; printed at once and kept."""
    print(words)
    _told.append(words)


def told_now() -> list[str]:
    """What was told since the last time."""
    words = _told.copy()
    _told.clear()
    return words


def table(ended: Iterable[Ended]) -> list[str]:
    """A line for each promise and one for whatever else ran, each with what was told."""
    lines = {**{name: one.title for name, one in PROMISES.items()}, "": "other"}
    found: dict[str, list[Ended]] = {name: [] for name in lines}
    for one in ended:
        found[promise_of(one.test)].append(one)
    rows = [f"{'':34}{'held':>6}{'broken':>8}{'not run':>9}"]
    for name, title in lines.items():
        counts = [sum(one.how == how for one in found[name]) for how in _WAYS]
        if any(counts):
            rows.append("{:34}{:>6}{:>8}{:>9}".format(title, *counts))
        elif name:
            rows.append(f"{title:34}  not asked for: {name}")
        rows += [f"    {words}" for one in found[name] for words in one.told]
    return [*rows, _verdict(found)]


def _verdict(found: dict[str, list[Ended]]) -> str:
    """Only what ran speaks: what could not run here is counted beside it."""
    ended = [one for some in found.values() for one in some]
    held, broken, not_run = (sum(one.how == how for one in ended) for how in _WAYS)
    counted = f"{held} held, {broken} broken, {not_run} not run"
    return f"{'nothing lost, nothing found' if held and not broken else 'BROKEN'}: {counted}"
