"""Schema 2, contacts: who a person knows, what they found out, and the support they have."""

from __future__ import annotations

STATEMENTS = (
    # ``words`` is everything a search looks through, ``sorting`` the name, both folded by us:
    # SQLite folds no letters beyond ASCII.
    """
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        sorting TEXT NOT NULL,
        words TEXT NOT NULL,
        role TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        favorite INTEGER NOT NULL DEFAULT 0,
        trusted INTEGER NOT NULL DEFAULT 0,
        states TEXT NOT NULL DEFAULT '',
        profession TEXT NOT NULL DEFAULT '',
        details TEXT NOT NULL DEFAULT '{}',
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER,
        merged_into TEXT
    )
    """,
    """
    CREATE INDEX contact_by_name ON contact (favorite DESC, sorting, id)
    WHERE removed_at IS NULL AND merged_into IS NULL
    """,
    "CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL",
    """
    CREATE TABLE contact_phone (
        contact_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        label TEXT NOT NULL,
        number TEXT NOT NULL,
        PRIMARY KEY (contact_id, position),
        FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE license_check (
        uid TEXT NOT NULL PRIMARY KEY,
        contact_id INTEGER NOT NULL,
        state TEXT NOT NULL,
        board TEXT NOT NULL,
        number TEXT NOT NULL,
        outcome TEXT NOT NULL,
        day TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX license_check_of ON license_check (contact_id, day)",
    """
    CREATE TABLE contact_talk (
        uid TEXT NOT NULL PRIMARY KEY,
        contact_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX contact_talk_of ON contact_talk (contact_id, at)",
    """
    CREATE TABLE contact_question (
        uid TEXT NOT NULL PRIMARY KEY,
        contact_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '',
        FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX contact_question_of ON contact_question (contact_id, position)",
    """
    CREATE TABLE helpline_note (
        uid TEXT NOT NULL PRIMARY KEY,
        helpline TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL DEFAULT '',
        at INTEGER NOT NULL,
        zone TEXT NOT NULL
    )
    """,
    "CREATE INDEX helpline_note_of ON helpline_note (helpline, at)",
    """
    CREATE TABLE own_helpline (
        uid TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        number TEXT NOT NULL,
        what_for TEXT NOT NULL DEFAULT '',
        topics TEXT NOT NULL DEFAULT '',
        hours_words TEXT NOT NULL DEFAULT '',
        is_public INTEGER NOT NULL DEFAULT 0,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER
    )
    """,
    """
    CREATE TABLE support (
        kind TEXT NOT NULL PRIMARY KEY,
        status TEXT NOT NULL,
        next_step TEXT NOT NULL DEFAULT '',
        contact_uid TEXT NOT NULL DEFAULT '',
        changed_at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
)
