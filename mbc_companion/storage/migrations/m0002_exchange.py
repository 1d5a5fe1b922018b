"""Schema 2, what was brought in: each time as one, and what it was known by."""

from __future__ import annotations

STATEMENTS = (
    # ``kind`` is what came ("journal", "contacts", "visits"), ``source`` the program it came
    # from. Until ``published_at`` is set nothing of it is shown, and it goes at the next
    # unlocking.
    """
    CREATE TABLE import_batch (
        uid TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        published_at INTEGER,
        records INTEGER NOT NULL DEFAULT 0
    )
    """,
    # ``mark`` tells a record from elsewhere from every other one: brought in again, it is
    # known.
    """
    CREATE TABLE import_item (
        mark BLOB NOT NULL PRIMARY KEY,
        batch_uid TEXT NOT NULL,
        record_uid TEXT NOT NULL,
        FOREIGN KEY (batch_uid) REFERENCES import_batch (uid) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX import_item_of ON import_item (batch_uid, record_uid)",
)
