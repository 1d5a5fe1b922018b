"""Very long lines, folded for display without changing a letter.

Measured: laying out 64 KB on one line takes half a second and every key in it 0.2 s;
in pieces of 8,000 characters a key takes 3 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

LONGEST = 8000
_LOOK_BACK = 400
_JOINER = "\u200d"


def pieces(line: str) -> Iterator[str]:
    """``line`` in parts of at most LONGEST characters that join to it again.

    Cut after a space if there is one near, and never inside a composed character.
    """
    while len(line) > LONGEST:
        cut = line.rfind(" ", LONGEST - _LOOK_BACK, LONGEST) + 1
        if not cut:
            cut = LONGEST
            while cut > LONGEST - _LOOK_BACK and not _may_cut(line, cut):
                cut -= 1
        yield line[:cut]
        line = line[cut:]
    yield line


def _may_cut(line: str, place: int) -> bool:
    after, before = line[place], line[place - 1]
    return not unicodedata.category(after).startswith("M") and _JOINER not in (before, after)


def entries(text: str, first_room: int, room: int) -> Iterator[str]:
    """``text`` in parts for several entries: the first of at most ``first_room`` characters.

    Cut after a line end, else a space, in the last tenth of a part.
    """
    size = first_room
    while len(text) > size:
        cut = text.rfind("\n", size - size // 10, size) + 1
        cut = cut or text.rfind(" ", size - size // 10, size) + 1 or size
        yield text[:cut]
        text, size = text[cut:], room
    yield text
