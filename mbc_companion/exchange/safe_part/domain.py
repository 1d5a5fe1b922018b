"""What is there to be read, as plain words, and what is looked for in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbc_companion.core.text import folded


@dataclass(frozen=True, slots=True)
class Record:
    """One entry, visit, plan or contact: ``about`` is the line under its title."""

    title: str
    about: str
    text: str


@dataclass(frozen=True)
class Records:
    """Everything that could be read, by page, in the order it is shown."""

    journal: tuple[Record, ...] = ()
    visits: tuple[Record, ...] = ()
    coverage: tuple[Record, ...] = ()
    contacts: tuple[Record, ...] = ()
    library: tuple[Record, ...] = ()


def with_words(records: Iterable[Record], typed: str) -> Sequence[int]:
    """The places of those in which every word that was typed occurs, wherever it stands."""
    wanted = folded(typed).split()
    found = []
    for place, one in enumerate(records):
        whole = folded(f"{one.title}\n{one.about}\n{one.text}")
        if all(word in whole for word in wanted):
            found.append(place)
    return found
