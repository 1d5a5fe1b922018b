"""Scales, feelings and tags as they are offered, and what the screens ask of their store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

SCALES = ("distress", "pain", "tiredness", "sleep")
"""The scales of the program itself, by key."""


@dataclass(frozen=True)
class Named:
    """A scale or a feeling. ``words`` is the person's own name for it, or empty.

    ``hidden`` is not offered any more; what was said with it stays. ``own`` is not one of
    the program's.
    """

    key: str
    words: str = ""
    hidden: bool = False
    own: bool = False


class Names(Protocol):
    """One kind of names. Every change is durable or raises a KnownError."""

    def all(self) -> tuple[Named, ...]:
        """Also the hidden ones: the program's first, then the own ones as they came."""

    def add(self, typed: str) -> str:
        """A new own one, or one that was hidden comes back; its key. Raises BadName."""

    def rename(self, key: str, typed: str) -> None:
        """An empty name gives one of the program's its own name back. Raises BadName."""

    def set_hidden(self, key: str, *, hidden: bool) -> None:
        """Stop or begin offering it. Raises BadName where there are too many."""


class Tags(Protocol):
    """The tags there are."""

    def like(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Tags in use that begin so, the most used first; without letters the most used."""


class KnownWords(Protocol):
    """Words the person says are spelled right."""

    def words(self) -> frozenset[str]: ...

    def add(self, word: str) -> None: ...

    def forget(self, word: str) -> None: ...
