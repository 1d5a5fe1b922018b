"""Schema 2, the journal's part: what an entry may have beside its words.

Each in a table of its own: a column behind ``entry.text`` would be read through all the
words before it.
"""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE draft ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",
    """
    CREATE TABLE entry_scale (
        entry_id INTEGER NOT NULL,
        scale TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
        PRIMARY KEY (entry_id, scale),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX entry_scale_by ON entry_scale (scale, entry_id, value)",
    """
    CREATE TABLE tag (
        id INTEGER NOT NULL PRIMARY KEY,
        words TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE entry_tag (
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        PRIMARY KEY (entry_id, position),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE,
        FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX entry_tag_by ON entry_tag (tag_id, entry_id)",
    """
    CREATE TABLE entry_star (
        entry_id INTEGER NOT NULL PRIMARY KEY,
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE entry_letter (
        entry_id INTEGER NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        sealed INTEGER NOT NULL,
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE entry_version (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL,
        text TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        kept_at INTEGER NOT NULL,
        kept_on_use INTEGER NOT NULL,
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX entry_version_of ON entry_version (entry_id, kept_at)",
    # A photo may be there before its entry is: both are told apart by uid. The bytes are
    # the last column, so that a row is found without reading them.
    """
    CREATE TABLE photo (
        uid TEXT NOT NULL PRIMARY KEY,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        loose_since INTEGER,
        loose_on_use INTEGER,
        thumbnail BLOB NOT NULL
    )
    """,
    "CREATE INDEX photo_loose ON photo (loose_since) WHERE loose_since IS NOT NULL",
    """
    CREATE TABLE photo_image (
        photo_uid TEXT NOT NULL PRIMARY KEY,
        jpeg BLOB NOT NULL,
        FOREIGN KEY (photo_uid) REFERENCES photo (uid) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE entry_photo (
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        photo_uid TEXT NOT NULL,
        PRIMARY KEY (entry_id, position),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX entry_photo_by ON entry_photo (photo_uid, entry_id)",
    # Rows of entry_photo go by the foreign key; what they pointed at goes here.
    """
    CREATE TRIGGER entry_photos_deleted BEFORE DELETE ON entry
    BEGIN
        DELETE FROM photo WHERE uid IN
            (SELECT photo_uid FROM entry_photo WHERE entry_id = old.id);
    END
    """,
    """
    CREATE TABLE scale (
        key TEXT NOT NULL PRIMARY KEY,
        words TEXT NOT NULL,
        place INTEGER NOT NULL,
        hidden INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE feeling (
        key TEXT NOT NULL PRIMARY KEY,
        words TEXT NOT NULL,
        place INTEGER NOT NULL,
        hidden INTEGER NOT NULL
    )
    """,
    "CREATE TABLE known_word (word TEXT NOT NULL PRIMARY KEY, added_at INTEGER NOT NULL)",
)
