"""Where two versions of a text differ, word by word, for showing them side by side."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
MOST = 6_000
"""Words of the longer text; beyond it lines are compared, which is far quicker."""


class Run(NamedTuple):
    """A stretch of one text; ``differs`` if the other has not the same there."""

    words: str
    differs: bool


def compare(earlier: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs; put together again they are the texts unchanged."""
    pieces = _PIECES.findall(earlier), _PIECES.findall(now)
    if max(map(len, pieces)) > MOST:
        pieces = earlier.splitlines(keepends=True), now.splitlines(keepends=True)
    left: list[Run] = []
    right: list[Run] = []
    matcher = difflib.SequenceMatcher(None, *pieces, autojunk=max(map(len, pieces)) > MOST)
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            left.append(Run("".join(pieces[0][a:b]), kind != "equal"))
        if d > c:
            right.append(Run("".join(pieces[1][c:d]), kind != "equal"))
    return tuple(left), tuple(right)
