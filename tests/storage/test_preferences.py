"""Preferences and days of use, kept in the encrypted file."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from mbc_companion.core.settings import FIRST_NAME, READING_FACE, THEME
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import record_use
from tests.fakes import FrozenClock
from tests.storage.files import KEY


def test_preferences_are_kept_in_the_file_and_strange_values_ignored(
    path: Path, database: Database, clock: FrozenClock
) -> None:
    preferences = database.preferences
    assert preferences.get(READING_FACE) == "Literata"
    preferences.set(READING_FACE, "Atkinson")
    preferences.set(FIRST_NAME, "Ruth \u2665")
    preferences.set_value("place", {"page": "journal", "rows": [1, 2]})
    for setting, value in ((READING_FACE, "Comic Sans"), (THEME, "dark")):
        with pytest.raises(ValueError, match=setting.key):
            preferences.set(setting, value)
    with database.write() as connection:
        connection.execute(text("INSERT INTO preference VALUES ('broken', '{')"))
    database.close()
    again = Database.open(path, KEY, clock)
    assert again.preferences.get(READING_FACE) == "Atkinson"
    assert again.preferences.get(FIRST_NAME) == "Ruth \u2665"
    assert again.preferences.get_value("place") == {"page": "journal", "rows": [1, 2]}
    assert again.preferences.get_value("broken", 7) == 7
    assert again.preferences.get_value("missing") is None
    again.preferences.set_value("reading_face", 9)
    assert again.preferences.get(READING_FACE) == "Literata"
    again.close()


def test_a_day_of_use_is_noted_once(database: Database, clock: FrozenClock) -> None:
    for _ in range(3):
        record_use(database, clock.now().date())
    clock.advance(days=1)
    record_use(database, clock.now().date())
    with database.read() as connection:
        days = connection.execute(text("SELECT day FROM use_day")).scalars().all()
    assert days == ["2026-07-14", "2026-07-15"]
