"""``everything.json``: every row as it is kept, for bringing it back into this program."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from mbc_companion.exchange.taking_out.journal_files import photo_name

FORMAT, VERSION = "companion-everything", 1
NAME = "everything.json"
IMAGE_TABLE, IMAGE_KEY, IMAGE_COLUMN = "photo_image", "photo_uid", "jpeg"


def _bytes(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode("ascii")}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bytes).encode


def as_json(
    tables: Iterable[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]],
    *,
    schema: int,
    made_at: datetime,
) -> Iterator[str]:
    """The file in pieces. Its counts stand at the end, so that a file cut short is known."""
    opening = {"format": FORMAT, "version": VERSION, "schema": schema}
    head = _encode({**opening, "made_at": made_at.astimezone(UTC).isoformat()})
    yield f'{head[:-1]},"rows":['
    counts: dict[str, int] = {}
    comma = ""
    for table, columns, rows in tables:
        counts[table] = counts.get(table, 0) + len(rows)
        if rows:
            yield comma + "\n" + _encode(_rows(table, columns, rows))[1:-1]
            comma = ","
    yield f'\n],"counts":{_encode(counts)}}}\n'


def _rows(
    table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> list[dict[str, Any]]:
    """Encoded together, for each call of the encoder costs as much as a short row."""
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    if table == IMAGE_TABLE:
        for values in found:
            values[IMAGE_COLUMN] = {"file": photo_name(str(values[IMAGE_KEY]))}
    return [{"table": table, "row": values} for values in found]
