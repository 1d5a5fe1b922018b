"""``everything.json`` row by row, as the program wrote it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from mbc_companion.core.errors import FileNotKnown, VaultNewer
from mbc_companion.exchange.limits import Budget

FORMAT, NAME = "companion-everything", "everything.json"
_BLOCK = 1 << 20
_DIGITS = 4_000
_LONG_NUMBER = re.compile(rb"[0-9]{%d}" % _DIGITS)
Open = Callable[[], BinaryIO]
Photo = Callable[[str], bytes | None]
"""The bytes of a file beside it, or None if it is not there."""


@dataclass(frozen=True)
class Row:
    """``values`` is None where the row cannot be read."""

    table: str
    values: Mapping[str, Any] | None


def is_own_copy(head: bytes) -> bool:
    return FORMAT.encode() in head[:200]


class OwnCopy:
    """``opened`` gives the file from its start, as often as it is asked."""

    def __init__(self, opened: Open, photo: Photo, budget: Budget) -> None:
        self._opened, self._photo, self._budget = opened, photo, budget
        self._long: bool | None = None

    def check(self, schema: int) -> dict[str, int]:
        """How many rows each table has, by its own count.

        Raises FileNotKnown if it is no copy of ours or was cut short, VaultNewer if a
        newer program wrote it.
        """
        if self._first("format") != FORMAT:
            raise FileNotKnown("FORMAT")
        theirs, version = self._first("schema"), self._first("version")
        if not isinstance(theirs, int) or not isinstance(version, int):
            raise FileNotKnown("VERSION")
        if theirs > schema or version > 1:
            raise VaultNewer("COPY")
        counts = self._first("counts")
        if not isinstance(counts, dict) or not all(type(one) is int for one in counts.values()):
            raise FileNotKnown("CUT_SHORT")
        return {str(table): count for table, count in counts.items()}

    def _first(self, name: str) -> Any:
        return next(self._items(name), None)

    def _items(self, prefix: str) -> Iterator[Any]:
        # Imported late: nothing of it is needed before somebody brings a copy back.
        import ijson

        reader = ijson.get_backend("python") if self._has_long_number() else ijson
        with self._opened() as stream:
            try:
                yield from reader.items(stream, prefix)
            except (ijson.JSONError, ValueError, ArithmeticError, RecursionError):
                raise FileNotKnown("JSON") from None

    def _has_long_number(self) -> bool:
        """The quick reader ends the whole program over a number that Python refuses to read.

        So many digits in a text are as good as any other text.
        """
        if self._long is None:
            self._long = False
            with self._opened() as stream:
                last = b""
                while block := stream.read(_BLOCK):
                    if _LONG_NUMBER.search(last + block):
                        self._long = True
                        break
                    last = block[-_DIGITS:]
        return self._long

    def rows(self) -> Iterator[Row]:
        """Raises FileNotKnown, FileTooLarge."""
        for item in self._items("rows.item"):
            self._budget.counted()
            yield self._row(item)

    def _row(self, item: Any) -> Row:
        if not isinstance(item, dict) or not isinstance(item.get("table"), str):
            return Row("", None)
        values = item.get("row")
        if not isinstance(values, dict):
            return Row(item["table"], None)
        read: dict[str, Any] = {}
        for column, value in values.items():
            read[column] = self._bytes(value) if isinstance(value, dict) else value
            if isinstance(value, dict) and read[column] is None:
                return Row(item["table"], None)
        return Row(item["table"], read)

    def _bytes(self, said: dict[str, Any]) -> bytes | None:
        if isinstance(said.get("file"), str):
            return self._photo(said["file"])
        try:
            return base64.b64decode(str(said.get("base64", "?")), validate=True)
        except (binascii.Error, ValueError):
            return None
