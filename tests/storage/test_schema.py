"""The schema the migrations build is the one the code reads; old vaults still open."""

from __future__ import annotations

import importlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, text

import mbc_companion
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.versions.domain import Earlier
from mbc_companion.journal.versions.repository import VersionsRepository
from mbc_companion.security import recovery, vault
from mbc_companion.security.keys import Keys
from mbc_companion.storage import migrations, search_index
from mbc_companion.storage.connection import raw_connection
from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock
from tests.storage.files import KEY, add_entry
from tests.storage.golden import make_golden as golden
from tests.storage.golden import make_golden_2 as golden_2

GOLDEN = Path(golden.__file__).parent

# Not described by a Table: read through text(), or made and kept by the full-text search.
_UNDESCRIBED = {"vault_state", "entry_words"}
_SHADOWS = {f"entry_words_{part}" for part in ("config", "data", "docsize", "idx", "content")}
# Virtual: computed from the text, read as a literal column.
_GENERATED = {("entry", "wordless")}
# SQLite numbers such a column itself and cannot hold NULL in it, whatever it reports.
_NEVER_NULL = [("modify_nullable", None, table, "id") for table in ("contact", "entry")]


def _described() -> MetaData:
    """Every Table of storage and of the rooms' repositories, in one place."""
    whole = MetaData()
    root = Path(mbc_companion.__file__).parent
    for path in sorted({*root.glob("storage/*.py"), *root.rglob("repository.py")}):
        name = ".".join(path.relative_to(root.parent).with_suffix("").parts)
        for value in vars(importlib.import_module(name)).values():
            for table in value.tables.values() if isinstance(value, MetaData) else ():
                if table.name not in whole.tables:
                    table.to_metadata(whole)
    return whole


def _differences(database: Database, described: MetaData) -> list[Any]:
    def looked_at(thing: Any, name: str | None, kind: str, reflected: bool, _: Any) -> bool:
        if kind == "table":
            return name not in _UNDESCRIBED | _SHADOWS
        if kind == "index":
            # Partial, descending and covering: said in SQL only, held by the benchmarks.
            return False
        return not (kind == "column" and (thing.table.name, name) in _GENERATED)

    options = {"include_object": looked_at, "compare_type": True}
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, described)
    # Several changes of one column come as a list of their own.
    flat = [one for some in found for one in (some if isinstance(some, list) else [some])]
    return [one for one in flat if one[:4] not in _NEVER_NULL]


def test_the_tables_of_the_code_are_the_tables_of_the_file(database: Database) -> None:
    described = _described()
    assert set(described.tables) >= {"entry", "entry_feeling", "draft", "preference", "use_day"}
    assert _differences(database, described) == []


def test_the_comparison_sees_a_table_and_a_column_too_many(database: Database) -> None:
    described = _described()
    Table("unheard_of", described, Column("id", Integer, primary_key=True))
    described.tables["draft"].append_column(Column("color", Integer))
    found = {difference[0] for difference in _differences(database, described)}
    assert found == {"add_table", "add_column"}
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE extra (id INTEGER)")
    assert "remove_table" in {one[0] for one in _differences(database, _described())}


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations.STEPS] == list(range(1, migrations.LATEST + 1))


# -- vaults of every release --------------------------------------------------------------


def _schemas() -> Iterator[Path]:
    yield from sorted(path for path in GOLDEN.iterdir() if path.name.startswith("schema-"))


def test_there_is_a_vault_of_every_schema() -> None:
    kept = [path.name for path in _schemas()]
    assert kept == [f"schema-{number}" for number, _ in migrations.STEPS]


@pytest.fixture(params=_schemas(), ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> DataPaths:
    shutil.copytree(request.param, tmp_path / "Companion")
    return DataPaths(tmp_path / "Companion")


def _opened(kept: DataPaths, keys: Keys) -> Database:
    return Database.open(kept.database, keys.database_key, FrozenClock())


def test_no_step_was_edited_after_its_vault_was_kept(
    kept: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    number = int(request.node.callspec.id.removeprefix("schema-"))
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:number])
    create_database(tmp_path / "new.db", KEY, FrozenClock())
    keys = vault.unlock_with_words(kept, recovery.parse(golden.WORDS))
    made = _statements(tmp_path / "new.db", KEY)
    assert made == _statements(kept.database, keys.database_key)


def _statements(path: Path, key: bytes) -> list[tuple[str, ...]]:
    raw = raw_connection(path, key)
    try:
        return list(raw.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"))
    finally:
        raw.close()


def test_a_kept_vault_opens_by_passphrase_and_by_words(kept: DataPaths) -> None:
    assert vault.look(kept).condition is vault.Condition.READY
    # Typed on a keyboard that composes the accent differently.
    by_phrase = vault.unlock(kept, golden.PASSPHRASE.replace("\u00e9", "e\u0301"))
    by_words = vault.unlock_with_words(kept, recovery.parse(golden.WORDS))
    assert by_phrase.database_key == by_words.database_key
    database = _opened(kept, by_words)
    assert database.commits == by_phrase.commits
    database.close()


def test_a_kept_vault_still_holds_everything(kept: DataPaths, clock: FrozenClock) -> None:
    database = _opened(kept, vault.unlock_with_words(kept, recovery.parse(golden.WORDS)))
    repository = JournalRepository(database, clock, Events())
    entries = repository.entries(Filter(), limit=10)
    told = [(one.at.date().isoformat(), one.mood, one.text) for one in reversed(entries)]
    assert told == [row[:3] for row in golden.ENTRIES if not row[3]]
    assert entries[-1].feelings == golden.FEELINGS
    for words in ("CAFE", "second lin", "\u05e9\u05dc\u05d5\u05dd"):
        assert len(repository.entries(Filter(words=words), limit=10)) == 1
    draft = repository.draft("f" * 32)
    assert draft is not None
    assert (draft.text, draft.mood, draft.feelings) == (golden.DRAFT, 5, ("calm",))
    assert database.preferences.get_value("first_name") == "Ruth"
    with database.read() as connection:
        removed = text("SELECT text FROM entry WHERE removed_at IS NOT NULL")
        assert connection.execute(removed).scalars().all() == ["Taken away again."]
        assert len(connection.execute(text("SELECT day FROM use_day")).all()) == 2
    database.close()


def test_a_kept_vault_is_still_kept_in_step(kept: DataPaths) -> None:
    database = _opened(kept, vault.unlock_with_words(kept, recovery.parse(golden.WORDS)))
    assert search_index.in_step(database)
    with database.write() as connection:
        add_entry(connection, "a lighthouse")
        connection.exec_driver_sql("DELETE FROM entry WHERE id = 3")
    assert search_index.in_step(database)
    with database.read() as connection:
        match = text("SELECT count(*) FROM entry_words WHERE entry_words MATCH :words")
        assert connection.execute(match, {"words": "lightho*"}).scalar() == 1
        assert connection.execute(match, {"words": "thursday"}).scalar() == 0
        counted = text("SELECT month, entries FROM entry_month ORDER BY month")
        assert [tuple(row) for row in connection.execute(counted)] == [
            ("2026-03", 2),
            ("2026-07", 2),
        ]
    database.close()


@pytest.mark.parametrize("schema", ["schema-2", "schema-3"])
def test_no_row_of_an_older_schema_is_lost_or_changed(
    schema: str, clock: FrozenClock, tmp_path: Path
) -> None:
    """Every column that was there then, in every table, read by the program of now."""
    shutil.copytree(GOLDEN / schema, tmp_path / "Companion")
    paths = DataPaths(tmp_path / "Companion")
    then = json.loads((paths.root / golden_2.ROWS).read_text("utf-8"))
    assert all(then.values()), "every table has a row"
    keys = vault.unlock_with_words(paths, recovery.parse(golden.WORDS))
    database = Database.open(paths.database, keys.database_key, clock)
    with database.read() as connection:
        now = golden_2.rows(connection)
    for table, rows in then.items():
        columns = rows[0].keys()
        told = [{column: row[column] for column in columns} for row in now[table]]
        assert sorted(told, key=repr) == sorted(rows, key=repr), table
    database.close()


def test_a_version_kept_by_schema_2_gives_its_words_and_claims_no_more(
    clock: FrozenClock, tmp_path: Path
) -> None:
    shutil.copytree(GOLDEN / "schema-2", tmp_path / "Companion")
    paths = DataPaths(tmp_path / "Companion")
    keys = vault.unlock_with_words(paths, recovery.parse(golden.WORDS))
    versions = VersionsRepository(_opened(paths, keys))
    (version,) = versions.of(f"{0:032x}")
    assert versions.earlier(version.number) == Earlier("kept text", words_only=True)
    assert paths.database.with_name("vault.db.schema-2").exists()
    versions.database.close()
