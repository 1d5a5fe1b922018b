"""By what an entry is known when the same file, or a newer one, is brought in again."""

from __future__ import annotations

import hashlib
from datetime import UTC
from pathlib import PurePosixPath

from mbc_companion.exchange.domain import FoundEntry

_BYTES = 16


def mark_of(found: FoundEntry, part: int = 0) -> bytes:
    """The same for the same words of the same minute, whatever was answered on the way.

    Not what may differ between two exports of one entry: spaces, the order of tags. ``part``
    counts the pieces of a text longer than an entry holds.
    """
    at = found.at if found.at.tzinfo is None else found.at.astimezone(UTC)
    tags = sorted({tag.casefold() for tag in found.tags})
    fields = (
        at.isoformat(timespec="minutes"),
        found.mood.casefold(),
        str(found.mood_guess) if not found.mood else "",
        " ".join(found.text.split()),
        "\x1f".join(tags),
        "" if found.text else "\x1f".join(PurePosixPath(one).stem for one in found.photos),
        str(part),
    )
    told = "\x1e".join((*fields, "")).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=_BYTES).digest()
