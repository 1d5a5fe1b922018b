"""Pictures beside the words: which file of a source is meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from mbc_companion.exchange.domain import Found, Skipped, Why
from mbc_companion.exchange.unpacking import Source

_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ""))


class Pictures:
    """Finds a picture by its file's name without folder and ending, as programs refer to it."""

    def __init__(self, source: Source) -> None:
        self._by_stem: dict[str, str] = {}
        for name in source.names():
            path = PurePosixPath(name)
            if path.suffix.lower() in _PICTURES:
                self._by_stem.setdefault(path.stem.lower(), name)

    def named(self, said: str) -> str:
        """The name in the source, "" if there is no such picture."""
        return self._by_stem.get(PurePosixPath(said).stem.lower(), "") if said else ""

    def all_of(self, said: Iterable[str], where: str) -> tuple[tuple[str, ...], list[Found]]:
        """The pictures that are there, and a note for each that is not."""
        wanted = tuple(said)
        found = tuple(filter(None, dict.fromkeys(self.named(one) for one in wanted)))
        missing = sum(not self.named(one) for one in wanted)
        return found, [Skipped(where, Why.NO_PICTURE) for _ in range(missing)]
