"""What Find can find, and what a room answers to be looked through by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

# Rows of one group (design section 11, Flow 14); more would be a page of its own.
MOST = 3
# Fewer letters fit too much.
LEAST = 2


class Group(IntEnum):
    """In the order they are shown."""

    DO = 0
    GO = 1
    WORDS = 2
    VISITS = 3
    CALLS = 4
    LIBRARY = 5
    PEOPLE = 6
    SETTINGS = 7


@dataclass(frozen=True)
class Hit:
    """One row: ``act`` opens it. ``key`` is drawn as a key cap."""

    group: Group
    words: str
    about: str
    icon: str
    act: Callable[[], object]
    key: str = ""


class Stopped(Exception):
    """Nobody waits for this search any longer."""


class Run(Protocol):
    """One search in the file: ``run`` on a worker, ``stop`` from any thread."""

    def run(self) -> object:
        """What ``Searched.hits`` reads. Raises Stopped after ``stop``, or a KnownError."""

    def stop(self) -> None:
        """End it within about a millisecond; nothing else is interrupted."""


class Searched(Protocol):
    """Everything the person may look through."""

    def start(self) -> Sequence[Hit]:
        """What is offered before anything is typed."""

    def names(self, typed: str) -> Sequence[Hit]:
        """Acts, pages, people, topics, settings: known by name, answered at once.

        Raises a KnownError.
        """

    def begin(self, typed: str) -> Run:
        """A search of the longer texts in the file."""

    def hits(self, found: object) -> Sequence[Hit]:
        """What a run found, as rows."""
