"""Making any pasted text storable without losing what can be read of it."""

from __future__ import annotations

import unicodedata

_LINE_ENDS = ("\r", "\u2028", "\u2029")
MAX_ENTRY_CHARACTERS = 1_000_000


def storable(text: str) -> str:
    """``text`` with NULs dropped, surrogate pairs joined, lone surrogates as U+FFFD.

    SQLite ends a text at NUL and refuses lone surrogates; right-to-left marks,
    joiners and every other character stay as typed. Line ends become ``\\n``.
    """
    if "\x00" in text or _has_surrogates(text):
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = joined.replace("\x00", "")
    # Asking for each is a fraction of a pattern's cost, and autosave asks every second.
    if any(end in text for end in _LINE_ENDS):
        text = text.replace("\r\n", "\n")
        for end in _LINE_ENDS:
            text = text.replace(end, "\n")
    return text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def folded(text: str) -> str:
    """``text`` as it is looked for: without case and accents, so that "Jose" finds "José"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
