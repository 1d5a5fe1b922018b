"""How much a file from elsewhere may be, whatever it says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_companion.core.errors import FileTooLarge

MEGABYTE = 1_000_000
MOST_IN = 200 * MEGABYTE
MOST_UNPACKED = 2_000 * MEGABYTE
MOST_RATIO = 100
MOST_DEPTH = 32
MOST_RECORDS = 200_000
MOST_RECORD_BYTES = 32 * MEGABYTE
"""One record (a note, a line, an entry of a JSON list); a journal entry holds far less."""

_RATIO_FROM = MEGABYTE


@dataclass
class Budget:
    """What one reading of a file may still take. ``packed`` is its size on the disk."""

    packed: int
    unpacked: int = 0
    records: int = 0

    def __post_init__(self) -> None:
        if self.packed > MOST_IN:
            raise FileTooLarge("IN")

    def took(self, count: int) -> None:
        """``count`` more bytes came out. Raises FileTooLarge."""
        self.unpacked += count
        if self.unpacked > MOST_UNPACKED:
            raise FileTooLarge("UNPACKED")
        if self.unpacked > _RATIO_FROM and self.unpacked > MOST_RATIO * max(1, self.packed):
            raise FileTooLarge("RATIO")

    def counted(self) -> None:
        """One more record was found. Raises FileTooLarge."""
        self.records += 1
        if self.records > MOST_RECORDS:
            raise FileTooLarge("RECORDS")
