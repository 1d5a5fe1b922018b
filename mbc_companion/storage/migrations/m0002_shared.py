"""Schema 2, what was shared: prints, PDFs and exports, and who they were for."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE shared (
        uid TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        what TEXT NOT NULL,
        way TEXT NOT NULL,
        whom TEXT NOT NULL,
        contact_uid TEXT NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER
    )
    """,
    "CREATE INDEX shared_by_time ON shared (at, uid) WHERE removed_at IS NULL",
)
