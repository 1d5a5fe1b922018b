"""Cells of a spreadsheet file: a cell that a program could take for a formula is guarded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Any) -> str:
    """As text; with an apostrophe before it where a spreadsheet would begin to calculate.

    A number of ours stays a number: it cannot call anything.
    """
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def dollars(cents: int | None) -> str:
    """Whole cents as "140.00"; empty where nothing was recorded."""
    if cents is None:
        return ""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def lines(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as RFC 4180 has them, ending in CRLF."""
    written = io.StringIO()
    csv.writer(written).writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()
