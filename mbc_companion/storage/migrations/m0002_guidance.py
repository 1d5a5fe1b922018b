"""Schema 2, the library's part: what a person does with topics, by the topics' ids."""

from __future__ import annotations

STATEMENTS = (
    "CREATE TABLE topic_kept (topic TEXT NOT NULL PRIMARY KEY, kept_at INTEGER NOT NULL)",
    """
    CREATE TABLE topic_note (
        topic TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, changed_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE topic_place (
        topic TEXT NOT NULL PRIMARY KEY, block INTEGER NOT NULL, read_at INTEGER NOT NULL
    )
    """,
    "CREATE TABLE topic_muted (topic TEXT NOT NULL PRIMARY KEY, muted_at INTEGER NOT NULL)",
)
