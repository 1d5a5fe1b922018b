"""Pouring what is written onto pages: nothing is cut, and headings stay with what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

Draw = Callable[["QPainter", float], None]
"""Draws with its top at a height, the left margin being 0; both in dots."""


@dataclass(frozen=True)
class Piece:
    """What no page break goes through, ``high`` dots.

    ``before`` is space above it, dropped at the top of a page. ``keep``: on the same page
    as the piece after it. ``head`` is repeated above it where it begins a page.
    ``fresh``: at the top of a page. ``words`` are what is read on it.
    """

    high: float
    draw: Draw
    words: str = ""
    before: float = 0.0
    keep: bool = False
    head: Piece | None = None
    fresh: bool = False


class Placed(NamedTuple):
    """``top`` in dots below the top margin."""

    top: float
    piece: Piece


def pour(pieces: Sequence[Piece], high: float) -> tuple[tuple[Placed, ...], ...]:
    """Pages of ``high`` dots, at least one. A chain higher than a page is broken anyway."""
    pages: list[list[Placed]] = [[]]
    foot = 0.0
    for chain in _chains(pieces):
        over = foot + _height(chain) > high and any(piece.high for piece in chain)
        if pages[-1] and (chain[0].fresh or over):
            pages.append([])
            foot = 0.0
        for piece in chain:
            # Space alone begins no page: it would stand there, and nothing else.
            if pages[-1] and piece.high and foot + piece.before + piece.high > high:
                pages.append([])
                foot = 0.0
            if not pages[-1] and piece.head is not None:
                pages[-1].append(Placed(0.0, piece.head))
                foot = piece.head.high
            top = min(high, foot + piece.before) if foot else 0.0
            pages[-1].append(Placed(top, piece))
            foot = top + piece.high
    return tuple(tuple(page) for page in pages)


def _height(chain: Sequence[Piece]) -> float:
    return sum(piece.before + piece.high for piece in chain)


def _chains(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces that belong on one page."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain
