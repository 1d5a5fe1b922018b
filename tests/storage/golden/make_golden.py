"""Made ``schema-1/``, the vault of the first release, which every later one must open.

Run once, with the program as it was then: ``python -m tests.storage.golden.make_golden``.
It writes plain SQL, so that what it made can be read here, and refuses to replace a vault.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, recovery, vault
from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock

HERE = Path(__file__).parent
PASSPHRASE = "caf\u00e9 lantern meadow"
WORDS = "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"
ENTRIES: tuple[tuple[str, int | None, str, bool], ...] = (
    ("2026-03-01", 4, "Walked to the river with Ana. The na\u00efve caf\u00e9 was open.", False),
    ("2026-03-02", 1, "", False),
    ("2026-03-02", None, "Scan on Thursday.\nAsk about the second line.", False),
    ("2026-07-14", 3, "\u05e9\u05dc\u05d5\u05dd \U0001f54a\ufe0f and a long night.", False),
    ("2026-07-15", 2, "Taken away again.", True),
)
FEELINGS = ("tired", "calm")
PREFERENCES = (("first_name", '"Ruth"'), ("recovery", '"confirmed"'))
DRAFT = "Half a thought"


def main() -> None:
    paths = DataPaths(HERE / "schema-1")
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    clock = FrozenClock()
    create_database(making.database, making.keys.database_key, clock)
    keys = making.publish()
    keys.set_recovery(recovery.parse(WORDS))
    database = Database.open(paths.database, keys.database_key, clock)
    with database.write() as connection:
        fill(connection)
    database.close()
    keys.record_commits(database.commits)
    keys.forget()


def fill(connection: Connection) -> None:
    """Rows of every table of schema 1."""
    entry = text(
        "INSERT INTO entry (uid, at, zone, day, mood, text, created_at, changed_at,"
        " removed_at, removed_on_use) VALUES (:uid, :at, 'America/New_York', :day, :mood,"
        " :text, :at, :at, :removed, :removed_on_use)"
    )
    for number, (day, mood, words, removed) in enumerate(ENTRIES):
        instant = datetime.fromisoformat(f"{day}T20:00").replace(tzinfo=UTC)
        row = {
            "uid": f"{number:032x}",
            "at": int(instant.timestamp() * 1_000_000) + number,
            "day": day,
            "mood": mood,
            "text": words,
            "removed": 1_784_000_000_000_000 if removed else None,
            "removed_on_use": 2 if removed else None,
        }
        connection.execute(entry, row)
    for position, feeling in enumerate(FEELINGS):
        chosen = {"position": position, "feeling": feeling}
        statement = "INSERT INTO entry_feeling VALUES (1, :position, :feeling)"
        connection.execute(text(statement), chosen)
    for key, value in PREFERENCES:
        statement = "INSERT INTO preference VALUES (:key, :value)"
        connection.execute(text(statement), {"key": key, "value": value})
    for day in ("2026-07-14", "2026-07-15"):
        connection.execute(text("INSERT INTO use_day VALUES (:day)"), {"day": day})
    draft = (
        "INSERT INTO draft (uid, at, zone, day, mood, feelings, text, saved_at)"
        " VALUES (:uid, 1784070000000000, 'America/New_York', '2026-07-14', 5,"
        " '[\"calm\"]', :text, 1784070000000000)"
    )
    connection.execute(text(draft), {"uid": "f" * 32, "text": DRAFT})


if __name__ == "__main__":
    main()
