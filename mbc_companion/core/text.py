"""Making any pasted text storable without losing what can be read of it."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
MAX_ENTRY_CHARACTERS = 1_000_000


def storable(text: str) -> str:
    """``text`` with NULs dropped, surrogate pairs joined, lone surrogates as U+FFFD.

    SQLite ends a text at NUL and refuses lone surrogates; right-to-left marks,
    joiners and every other character stay as typed. Line ends become ``\\n``.
    """
    if _UNSTORABLE.search(text):
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = joined.replace("\x00", "")
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2029", "\n")
        .replace("\u2028", "\n")
    )
