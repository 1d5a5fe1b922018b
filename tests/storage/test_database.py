"""Transactions, errors without values, and one user of the connection at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import StatementError

from mbc_companion.core.errors import DiskFull, KnownError
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import DatabaseBug, Interrupted
from tests.fakes import FrozenClock
from tests.storage.files import KEY, add_entry, kept_texts, texts

PLANTED = "zqplantedvwk"
# Some ten seconds: long enough to be stopped, and a test that fails to stop it still ends.
ENDLESS = text(
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 60000000) SELECT sum(i) FROM n"
)


def _write_and_raise(database: Database, error: BaseException, *words: str) -> None:
    with database.write() as connection:
        for word in words:
            add_entry(connection, word)
        raise error


# -- transactions --------------------------------------------------------------------


def test_what_was_written_is_on_the_disk_when_the_block_ends(
    path: Path, database: Database
) -> None:
    with database.write() as connection:
        add_entry(connection, "kept")
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    assert kept_texts(copy) == ["kept"]


def test_a_block_that_raises_is_undone_whole(database: Database) -> None:
    with database.write() as connection:
        add_entry(connection, "before")
    for error in (KeyError("a bug of ours"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            _write_and_raise(database, error, "lost one", "lost two")
    assert texts(database) == ["before"]
    with database.write() as connection:
        add_entry(connection, "after")
    assert texts(database) == ["before", "after"]


def test_a_write_inside_a_write_joins_it(database: Database) -> None:
    def nested() -> None:
        with database.write() as outer:
            add_entry(outer, "outer")
            with database.write() as inner:
                assert inner is outer
                add_entry(inner, "inner")
            with database.read() as reading:
                assert reading is outer
            raise KeyError

    with pytest.raises(KeyError):
        nested()
    assert texts(database) == []


def test_a_write_inside_a_read_is_our_mistake(database: Database) -> None:
    with database.read(), pytest.raises(RuntimeError, match="inside read"), database.write():
        pass
    with database.write() as connection:
        add_entry(connection, "still usable")


def test_the_counter_tells_how_often_the_file_was_changed(path: Path, clock: FrozenClock) -> None:
    def use(change: Callable[[Database], object]) -> int:
        database = Database.open(path, KEY, clock)
        change(database)
        database.close()
        return database.commits

    def write(database: Database) -> None:
        with database.write() as connection:
            add_entry(connection, "more")

    def fail(database: Database) -> None:
        with pytest.raises(KeyError):
            _write_and_raise(database, KeyError(), "less")

    first = use(write)
    assert use(write) == first + 1
    assert use(texts) == first + 1
    assert use(fail) == first + 1
    assert use(write) == first + 2


# -- troubles --------------------------------------------------------------------------


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error and everything a report of it could drag along."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__]
    return found


def _unique(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(
            text("INSERT INTO preference (key, value) VALUES (:key, 'x')"), {"key": PLANTED}
        )


def _check(connection: Connection) -> None:
    statement = text(
        "INSERT INTO entry (uid, at, zone, day, mood, text, created_at, changed_at)"
        " VALUES (:text, 1, 'UTC', '2026-07-14', 9, :text, 1, 1)"
    )
    connection.execute(statement, {"text": PLANTED})


BAD: dict[str, Callable[[Connection], object]] = {
    "unique": _unique,
    "check": _check,
    "no such table": lambda c: c.execute(text("SELECT :x FROM nowhere"), {"x": PLANTED}),
    "match syntax": lambda c: c.execute(
        text("SELECT rowid FROM entry_words WHERE entry_words MATCH :x"), {"x": f'"{PLANTED}'}
    ),
    "surrogate": lambda c: add_entry(c, f"{PLANTED}\ud800"),
    "too big a number": lambda c: c.execute(text("SELECT :x, :y"), {"x": 2**70, "y": PLANTED}),
    "no such type": lambda c: c.execute(text("SELECT :x"), {"x": [PLANTED]}),
    "missing parameter": lambda c: c.execute(text("SELECT :x, :y"), {"x": PLANTED}),
}


def _read(database: Database, bad: Callable[[Connection], object]) -> None:
    with database.read() as connection:
        bad(connection)


def _write(database: Database, bad: Callable[[Connection], object]) -> None:
    with database.write() as connection:
        bad(connection)


def _nested(database: Database, bad: Callable[[Connection], object]) -> None:
    with database.write(), database.read(), database.write() as connection:
        bad(connection)


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("way", [_read, _write, _nested])
def test_no_error_carries_a_value(
    database: Database,
    name: str,
    way: Callable[[Database, Callable[[Connection], object]], None],
) -> None:
    with pytest.raises(DatabaseBug) as caught:
        way(database, BAD[name])
    chain = _chain(caught.value)
    assert chain == [caught.value]
    for error in chain:
        shown = str(error) + repr(error) + repr(error.args) + repr(vars(error))
        assert PLANTED not in shown
    with database.write() as connection:
        add_entry(connection, "goes on")
    assert texts(database) == ["goes on"]


def test_no_value_is_logged_with_a_statement(
    path: Path, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="sqlalchemy.engine"):
        database = Database.open(path, KEY, clock)
        with database.write() as connection:
            add_entry(connection, PLANTED)
        database.close()
    assert "INSERT INTO entry" in caplog.text
    assert PLANTED not in caplog.text
    assert KEY.hex() not in caplog.text


def test_the_engine_itself_hides_what_was_bound(database: Database) -> None:
    """The outer guard drops SQLAlchemy's errors; this is the one inside it."""
    with database.read() as connection, pytest.raises(StatementError) as caught:
        connection.execute(text("SELECT :planted FROM nowhere"), {"planted": "plumtree"})
    assert "plumtree" not in str(caught.value)


def test_a_bug_in_the_block_itself_comes_out_as_it_is(database: Database) -> None:
    problem = ZeroDivisionError("ours")
    with pytest.raises(ZeroDivisionError) as caught, database.read():
        raise problem
    assert caught.value is problem


def test_a_full_disk_keeps_what_there_was_and_the_connection(
    path: Path, database: Database
) -> None:
    with database.write() as connection:
        add_entry(connection, "kept")
    pages = database.raw.execute("PRAGMA page_count").fetchone()[0]
    database.raw.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull) as caught, database.write() as connection:
        add_entry(connection, f"{PLANTED} " * 5000)
    assert _chain(caught.value) == [caught.value]
    assert texts(database) == ["kept"]
    database.raw.execute("PRAGMA max_page_count = 1000000")
    with database.write() as connection:
        add_entry(connection, "and goes on")
    database.close()
    assert kept_texts(path) == ["kept", "and goes on"]


def test_a_closing_that_cannot_be_noted_still_frees_the_file(
    path: Path, database: Database
) -> None:
    with database.write() as connection:
        add_entry(connection, "kept")
    database.raw.execute("PRAGMA query_only = ON")
    database.close()
    assert kept_texts(path) == ["kept"]


# -- interrupting and closing ----------------------------------------------------------------


def test_an_interrupted_query_ends_and_the_connection_stays_usable(database: Database) -> None:
    for _ in range(5):
        started, ended = threading.Event(), []

        def search(started: threading.Event = started, ended: list[object] = ended) -> None:
            try:
                with database.read() as connection:
                    started.set()
                    connection.execute(ENDLESS).all()
            except KnownError as error:
                ended.append(type(error))

        worker = threading.Thread(target=search)
        worker.start()
        assert started.wait(10)
        while worker.is_alive():
            database.interrupt()
            worker.join(0.01)
        assert ended == [Interrupted]
        with database.write() as connection:
            add_entry(connection, "usable")
    assert len(texts(database)) == 5


def test_an_interrupted_write_is_undone(database: Database) -> None:
    ended = []
    started = threading.Event()

    def work() -> None:
        try:
            with database.write() as connection:
                add_entry(connection, "half")
                started.set()
                connection.execute(ENDLESS).all()
        except KnownError as error:
            ended.append(type(error))

    worker = threading.Thread(target=work)
    worker.start()
    assert started.wait(10)
    while worker.is_alive():
        database.interrupt()
        worker.join(0.01)
    assert ended == [Interrupted]
    assert texts(database) == []


def test_interrupting_when_nothing_runs_does_nothing(database: Database) -> None:
    database.interrupt()
    with database.write() as connection:
        add_entry(connection, "unhurt")
    assert texts(database) == ["unhurt"]


def test_closing_stops_a_running_query_and_twice_is_once(path: Path, database: Database) -> None:
    ended = []
    started = threading.Event()

    def search() -> None:
        try:
            with database.read() as connection:
                started.set()
                connection.execute(ENDLESS).all()
        except KnownError as error:
            ended.append(type(error))

    worker = threading.Thread(target=search)
    worker.start()
    assert started.wait(10)
    # The query may start a moment after the event.
    worker.join(0.2)
    database.close()
    worker.join(10)
    assert ended == [Interrupted]
    database.close()
    database.interrupt()
    assert kept_texts(path) == []


def test_a_closed_file_is_a_plain_refusal(database: Database) -> None:
    database.close()
    with pytest.raises(DatabaseBug), database.read() as connection:
        connection.execute(text("SELECT 1"))
