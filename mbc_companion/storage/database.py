"""One encrypted file, one connection, one user of it at a time."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import DiskTrouble, KnownError, ReadOnly, VaultDamaged
from mbc_companion.storage import migrations
from mbc_companion.storage.connection import Raw, new_file, raw_connection
from mbc_companion.storage.driver import DRIVER, DriverError
from mbc_companion.storage.owner import Owner
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.storage.prepared import Prepared
from mbc_companion.storage.troubles import CARRIES_VALUES, Translating, translated

_log = logging.getLogger(__name__)
_WRITE = "companion_write"
# Only the index of words, which is then made anew.
_OUT_OF_STEP = "SQLITE_CORRUPT_VTAB"
_RAISE_COMMITS = text("UPDATE vault_state SET commits = commits + 1")
_LIFT_COMMITS = text("UPDATE vault_state SET commits = max(commits, :least)")
_READ_COMMITS = text("SELECT commits FROM vault_state")


def create_database(path: Path, key: bytes, clock: Clock) -> None:
    """Make a new encrypted file with the schema of now, closed and proven by re-opening.

    Raises VaultExists, DiskFull, ReadOnly, DiskTrouble.
    """
    connection = new_file(path, key)
    try:
        with Translating():
            migrations.run(connection, clock)
    finally:
        connection.close()
    Database.open(path, key, clock).close()


class Database:
    """The open vault file; every use of it goes through ``read`` or ``write``."""

    def __init__(self, path: Path, connection: Raw) -> None:
        self._path = path
        self._raw = connection
        self._owner = Owner()
        self._current: Connection | None = None
        self._writing = False
        self._closed = False
        self._changes = 0
        self._engine = _engine(connection)
        self._reporting = _Reporting(connection)
        self._preferences = VaultPreferences(self)
        with self.read() as reading:
            commits = reading.execute(_READ_COMMITS).scalar_one_or_none()
        if commits is None:
            raise VaultDamaged("STATE")
        self._commits = int(commits)

    @classmethod
    def open_to_read(cls, path: Path, key: bytes, clock: Clock) -> Database:
        """As ``open``, after which every write is refused with ReadOnly by SQLite itself."""
        database = cls.open(path, key, clock)
        with Translating():
            database._raw.execute("PRAGMA query_only = ON").fetchall()
        return database

    @classmethod
    def open(cls, path: Path, key: bytes, clock: Clock) -> Database:
        """Open, prove the encryption, bring an older schema up to date.

        Raises VaultDamaged, VaultNewer, NotEncrypted, FileInUse, ReadOnly, DiskTrouble.
        """
        connection = raw_connection(path, key)
        try:
            with Translating():
                if migrations.behind(connection):
                    # Closed for the copy: reading the file would drop our lock on it.
                    before = migrations.version(connection)
                    connection.close()
                    migrations.keep_copy(path, before)
                    connection = raw_connection(path, key)
                    migrations.run(connection, clock)
            return cls(path, connection)
        except BaseException:
            connection.close()
            raise

    @property
    def preferences(self) -> VaultPreferences:
        return self._preferences

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def commits(self) -> int:
        """How many times the file was closed after a change; raised by ``close``.

        Raised once a time of use and not at every commit, which would cost each autosave
        two more pages: a file older than the last closing still shows, from whichever
        moment it comes.
        """
        return self._commits

    @property
    def changes(self) -> int:
        """How often something was written since this opening."""
        return self._changes

    @property
    def bytes(self) -> int:
        """The size of the file by its own count."""
        with self.owner(), Translating():
            (pages,) = self._raw.execute("PRAGMA page_count").fetchone()
            (size,) = self._raw.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(size)

    @property
    def wanted(self) -> bool:
        """Somebody waits for the connection; long work gives way between slices."""
        return self._owner.wanted

    @property
    def wanted_urgently(self) -> bool:
        return self._owner.wanted_urgently

    def give_way(self) -> None:
        """Between two slices of work on ``raw``, while holding ``owner``."""
        self._owner.give_way()

    def owner(self, *, urgent: bool = False) -> AbstractContextManager[None]:
        """Hold the connection over several reads or writes."""
        return self._owner.held(urgent=urgent)

    @contextmanager
    def read(self, *, urgent: bool = False) -> Iterator[Connection]:
        """A connection for reading; inside ``write`` it is the same one."""
        with self._owner.held(urgent=urgent):
            if self._current is not None:
                yield self._current
                return
            with self._lent(write=False) as connection:
                yield connection

    def rows(self, statement: Prepared, **values: object) -> list[Any]:
        """Every row of one reading, as plain tuples."""
        values.update(statement.fixed)
        self._owner.take(urgent=False)
        try:
            rows: list[Any] = self._raw.execute(statement.words, values).fetchall()
            return rows
        except CARRIES_VALUES:
            with self._reporting:
                raise
        finally:
            self._owner.release()

    def put(
        self, statement: Prepared, rows: Sequence[Mapping[str, object]], *, urgent: bool = False
    ) -> None:
        """Write ``rows`` by one statement: a transaction of its own, or part of ``write``."""
        values = [{**statement.fixed, **row} for row in rows]
        with self._owner.held(urgent=urgent), self._reporting:
            if self._current is not None:
                with self.write():
                    self._raw.executemany(statement.words, values)
                return
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                self._raw.executemany(statement.words, values)
                self._raw.execute("COMMIT")
            finally:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
            self._changes += 1

    @contextmanager
    def write(self, *, urgent: bool = False) -> Iterator[Connection]:
        """A transaction: committed and on the disk when the block ends, undone if it raises.

        Inside another ``write`` it joins that one.
        """
        with self._owner.held(urgent=urgent):
            if self._current is not None:
                if not self._writing:
                    raise RuntimeError("write inside read")
                yield self._current
                return
            with self._lent(write=True) as connection:
                yield connection
            self._changes += 1

    @contextmanager
    def _lent(self, *, write: bool) -> Iterator[Connection]:
        with self._reporting, self._engine.connect() as connection:
            self._current, self._writing = connection, write
            try:
                if write:
                    with connection.execution_options(**{_WRITE: True}).begin():
                        yield connection
                else:
                    yield connection
            finally:
                self._current, self._writing = None, False

    def report_to(self, told: Callable[[KnownError], None]) -> None:
        """``told`` hears of every trouble from now on, in whichever thread it comes up."""
        self._reporting.told = told

    def raise_commits(self, least: int) -> None:
        """For a file that follows on another: its counter goes on from there."""
        with self.write() as connection:
            connection.execute(_LIFT_COMMITS, {"least": least})
        self._commits = max(self._commits, least)

    def interrupt(self) -> None:
        """Stop the query that runs now, from any thread; it ends in Interrupted."""
        # Closing may happen between a look at ``_closed`` and the call.
        with contextlib.suppress(DriverError):
            self._raw.interrupt()

    @property
    def raw(self) -> Raw:
        """The driver's connection, for the index check and backups inside this room."""
        return self._raw

    def close(self) -> None:
        """Note that this time of use is over and give the file free; safe to call twice."""
        if self._closed:
            return
        self.interrupt()
        with self._owner.held(urgent=True):
            try:
                self._note_closing()
            finally:
                self._closed = True
                self._engine.dispose()
                self._raw.close()

    def _note_closing(self) -> None:
        if not self._changes:
            return
        try:
            with self.write() as connection:
                connection.execute(_RAISE_COMMITS)
        except KnownError as error:
            # Only a hint for the next opening; what was written before is on the disk.
            _log.warning("closing not noted: %s", error.code)
        else:
            self._commits += 1


class _Reporting(Translating):
    """Finds the damage behind what SQLCipher says after it met a damaged page.

    Such a connection is spoiled for good: it answers later writes with READONLY. The
    finding itself comes as NOMEM if the page was to be written.
    """

    def __init__(self, connection: Raw) -> None:
        self._connection = connection
        self.told: Callable[[KnownError], None] = lambda _: None
        self._spoiled = False

    def trouble(self, error: BaseException) -> Exception:
        trouble = self._trouble(error)
        if isinstance(trouble, KnownError) and trouble.code != _OUT_OF_STEP:
            self.told(trouble)
        return trouble

    def _trouble(self, error: BaseException) -> Exception:
        trouble = translated(error)
        if isinstance(trouble, VaultDamaged):
            # An index out of step (CORRUPT_VTAB) leaves the connection as it was.
            self._spoiled = self._spoiled or trouble.code != _OUT_OF_STEP
        elif isinstance(error, MemoryError):
            self._spoiled = self._spoiled or self._has_damaged_page()
        if self._spoiled and isinstance(trouble, (ReadOnly, DiskTrouble)):
            return VaultDamaged(trouble.code)
        return trouble

    def _has_damaged_page(self) -> bool:
        try:
            check = self._connection.execute("PRAGMA cipher_integrity_check")
            return check.fetchone() is not None
        except (DriverError, MemoryError):
            return False


def _engine(connection: Raw) -> Engine:
    # StaticPool: the default pool for "sqlite://" would open one connection a thread.
    engine = create_engine(
        "sqlite://",
        module=DRIVER,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(started: Connection) -> None:
        # Reads need no transaction; a deferred one that then writes would get BUSY at once.
        if started.get_execution_options().get(_WRITE):
            started.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
