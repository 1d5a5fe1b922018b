"""Made ``schema-3/``: what schema 2 holds, and versions that keep what stood beside the words.

Run once, with the program as it was then: ``python -m tests.storage.golden.make_golden_3``.
Beside the vault it writes ``rows.json``, every row of every table as it was on that day.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from tests.storage.golden import make_golden_2

SCHEMA = "schema-3"
VERSIONS: tuple[dict[str, object], ...] = (
    {"text": "Kept by schema 2.", "mood": None, "feelings": None, "details": None},
    {
        "text": "Walked to the river.",
        "mood": 2,
        "feelings": '["tired", "calm"]',
        "details": '{"scales": [["pain", 4]], "tags": ["river"], "starred": true}',
    },
)


def fill_versions(connection: Connection) -> None:
    """Earlier versions of the first entry: one with its words alone, one that is whole."""
    row = text(
        "INSERT INTO entry_version (entry_id, text, written_at, kept_at, kept_on_use, mood,"
        " feelings, details) VALUES (1, :text, 1784070000000000, :kept, 1, :mood, :feelings,"
        " :details)"
    )
    for number, version in enumerate(VERSIONS):
        connection.execute(row, {**version, "kept": 1_784_070_000_000_000 + number})


if __name__ == "__main__":
    make_golden_2.make(SCHEMA, fill_versions)
