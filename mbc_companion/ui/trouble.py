"""One trouble, told in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trouble:
    """Plain sentences of at most 16 words; ``short`` is what a page says in one breath."""

    title: str
    happened: str
    safe: str
    to_do: str
    short: str = ""
