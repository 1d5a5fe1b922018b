"""Schema 2, shared part: rows that tie things of two rooms together."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE link (
        uid TEXT NOT NULL PRIMARY KEY,
        from_kind TEXT NOT NULL,
        from_uid TEXT NOT NULL,
        to_kind TEXT NOT NULL,
        to_uid TEXT NOT NULL,
        text TEXT NOT NULL DEFAULT '',
        made_at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX link_from ON link (from_kind, from_uid)",
    "CREATE INDEX link_to ON link (to_kind, to_uid)",
)
