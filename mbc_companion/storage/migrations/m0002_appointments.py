"""Schema 2, visits: what is planned and was, repeats, things to bring."""

from __future__ import annotations

_PRESENT = "removed_at IS NULL"

STATEMENTS = (
    """
    CREATE TABLE visit (
        id INTEGER NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        clock TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
        kind TEXT NOT NULL,
        mode TEXT NOT NULL,
        provider_uid TEXT NOT NULL,
        provider_name TEXT NOT NULL,
        place TEXT NOT NULL,
        status TEXT NOT NULL,
        payment TEXT NOT NULL,
        series_uid TEXT NOT NULL,
        slot TEXT NOT NULL,
        notes TEXT NOT NULL,
        after_note TEXT NOT NULL,
        feeling INTEGER CHECK (feeling BETWEEN 1 AND 5),
        techniques TEXT NOT NULL,
        reminders TEXT,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER
    )
    """,
    f"CREATE INDEX visit_by_time ON visit (at, id) WHERE {_PRESENT}",
    f"CREATE INDEX visit_by_day ON visit (day, at, id) WHERE {_PRESENT}",
    f"CREATE INDEX visit_by_series ON visit (series_uid, slot) WHERE {_PRESENT}",
    f"CREATE INDEX visit_by_provider ON visit (provider_uid, at) WHERE {_PRESENT}",
    "CREATE INDEX visit_removed ON visit (removed_at, id) WHERE removed_at IS NOT NULL",
    """
    CREATE TABLE visit_series (
        uid TEXT NOT NULL PRIMARY KEY,
        pace TEXT NOT NULL,
        every INTEGER NOT NULL,
        until TEXT,
        number INTEGER,
        first TEXT NOT NULL,
        zone TEXT NOT NULL
    )
    """,
    # Words brought from the journal are in ``link`` under the same uid; their text is there.
    """
    CREATE TABLE visit_item (
        uid TEXT NOT NULL PRIMARY KEY,
        visit_uid TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        asked INTEGER NOT NULL,
        entry_uid TEXT NOT NULL,
        FOREIGN KEY (visit_uid) REFERENCES visit (uid) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX visit_item_of ON visit_item (visit_uid, position, asked)",
    # The id says nothing to whoever is told it while the vault is locked.
    """
    CREATE TABLE visit_reminder (
        id TEXT NOT NULL PRIMARY KEY,
        visit_uid TEXT NOT NULL,
        at INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        snoozed_until INTEGER,
        said_at INTEGER,
        UNIQUE (visit_uid, at, minutes),
        FOREIGN KEY (visit_uid) REFERENCES visit (uid) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX visit_reminder_at ON visit_reminder (at)",
)
