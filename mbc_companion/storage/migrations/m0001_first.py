"""Schema 1: entries, drafts, their index of words, preferences. Never edited once shipped."""

from __future__ import annotations

_PRESENT = "removed_at IS NULL"
_MONTH = "substr({row}.day, 1, 7)"


def _month_changes(row: str, step: int) -> str:
    """Keep the number of entries of a month beside it: counting 100,000 takes too long."""
    month = _MONTH.format(row=row)
    return f"""
    INSERT INTO entry_month (month, entries, wordless)
    VALUES ({month}, {step}, {step} * {row}.wordless)
    ON CONFLICT (month) DO UPDATE SET
        entries = entries + {step}, wordless = wordless + {step} * {row}.wordless;
    DELETE FROM entry_month WHERE month = {month} AND entries = 0;
    """  # noqa: S608 - the row and the step are the two words above


STATEMENTS = (
    """
    CREATE TABLE vault_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        commits INTEGER NOT NULL,
        made_at INTEGER NOT NULL
    )
    """,
    "CREATE TABLE preference (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE use_day (day TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        mood INTEGER CHECK (mood BETWEEN 1 AND 5),
        text TEXT NOT NULL DEFAULT '',
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER,
        wordless INTEGER NOT NULL GENERATED ALWAYS AS (text = '') VIRTUAL
    )
    """,
    f"""
    CREATE INDEX entry_newest ON entry (day DESC, at DESC, id DESC, mood, wordless)
    WHERE {_PRESENT}
    """,
    """
    CREATE INDEX entry_removed ON entry (removed_at DESC, id DESC)
    WHERE removed_at IS NOT NULL
    """,
    """
    CREATE TABLE entry_feeling (
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        feeling TEXT NOT NULL,
        PRIMARY KEY (entry_id, position),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX entry_feeling_by ON entry_feeling (feeling, entry_id)",
    """
    CREATE TABLE draft (
        uid TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        mood INTEGER CHECK (mood BETWEEN 1 AND 5),
        feelings TEXT NOT NULL,
        text TEXT NOT NULL,
        saved_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE entry_month (
        month TEXT NOT NULL PRIMARY KEY,
        entries INTEGER NOT NULL,
        wordless INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TRIGGER entry_month_added AFTER INSERT ON entry WHEN new.{_PRESENT}
    BEGIN {_month_changes("new", 1)} END
    """,
    f"""
    CREATE TRIGGER entry_month_deleted AFTER DELETE ON entry WHEN old.{_PRESENT}
    BEGIN {_month_changes("old", -1)} END
    """,
    f"""
    CREATE TRIGGER entry_month_left AFTER UPDATE OF day, text, removed_at ON entry
    WHEN old.{_PRESENT}
    BEGIN {_month_changes("old", -1)} END
    """,
    f"""
    CREATE TRIGGER entry_month_entered AFTER UPDATE OF day, text, removed_at ON entry
    WHEN new.{_PRESENT}
    BEGIN {_month_changes("new", 1)} END
    """,
    """
    CREATE VIRTUAL TABLE entry_words USING fts5 (
        text, content = 'entry', content_rowid = 'id', prefix = '2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1)",
    # Entries without words too: with the row missing, the check of the index against the
    # entries would call it out of step, and it would be made anew at every unlocking.
    """
    CREATE TRIGGER entry_words_added AFTER INSERT ON entry
    BEGIN INSERT INTO entry_words (rowid, text) VALUES (new.id, new.text); END
    """,
    """
    CREATE TRIGGER entry_words_deleted AFTER DELETE ON entry
    BEGIN
        INSERT INTO entry_words (entry_words, rowid, text) VALUES ('delete', old.id, old.text);
    END
    """,
    # One trigger, not two: SQLite does not say which of two would run first.
    """
    CREATE TRIGGER entry_words_changed AFTER UPDATE OF text ON entry
    WHEN old.text <> new.text
    BEGIN
        INSERT INTO entry_words (entry_words, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO entry_words (rowid, text) VALUES (new.id, new.text);
    END
    """,
)
