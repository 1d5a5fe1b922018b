"""One encrypted file, one connection, one user of it at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from mbc_companion.core.clock import Clock
from mbc_companion.storage import migrations
from mbc_companion.storage.connection import DRIVER, DriverError, Raw, new_file, raw_connection
from mbc_companion.storage.owner import Owner
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.storage.troubles import translated

_WRITE = "companion_write"
_RAISE_COMMITS = text("UPDATE vault_state SET commits = commits + 1")
_READ_COMMITS = text("SELECT commits FROM vault_state")


def create_database(path: Path, key: bytes, clock: Clock) -> None:
    """Make a new encrypted file with the schema of now, closed and proven by re-opening.

    Raises VaultExists, DiskFull, ReadOnly, DiskTrouble.
    """
    connection = new_file(path, key)
    try:
        migrations.run(connection, clock)
    except DriverError as error:
        raise translated(error) from None
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
        self._engine = _engine(connection)
        self._preferences = VaultPreferences(self)
        with self.read() as reading:
            self._commits = int(reading.execute(_READ_COMMITS).scalar_one())

    @classmethod
    def open(cls, path: Path, key: bytes, clock: Clock) -> Database:
        """Open, prove the encryption, bring an older schema up to date.

        Raises VaultDamaged, VaultNewer, NotEncrypted, FileInUse, ReadOnly, DiskTrouble.
        """
        connection = raw_connection(path, key)
        try:
            migrations.upgrade(connection, path, clock)
            return cls(path, connection)
        except DriverError as error:
            connection.close()
            raise translated(error) from None
        except BaseException:
            connection.close()
            raise

    @property
    def preferences(self) -> VaultPreferences:
        return self._preferences

    @property
    def commits(self) -> int:
        """How many times something was written since the vault was made."""
        return self._commits

    @property
    def wanted_urgently(self) -> bool:
        return self._owner.wanted_urgently

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
                connection.execute(_RAISE_COMMITS)
            self._commits += 1

    @contextmanager
    def _lent(self, *, write: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                self._current, self._writing = connection, write
                try:
                    if write:
                        with connection.execution_options(**{_WRITE: True}).begin():
                            yield connection
                    else:
                        yield connection
                finally:
                    self._current, self._writing = None, False
        except (DBAPIError, DriverError) as error:
            raise translated(error) from None

    def interrupt(self) -> None:
        """Stop the query that runs now, from any thread; it ends in Interrupted."""
        if not self._closed:
            self._raw.interrupt()

    @property
    def raw(self) -> Raw:
        """The driver's connection, for the index check and backups inside this room."""
        return self._raw

    def close(self) -> None:
        """Give the file free; safe to call twice."""
        if self._closed:
            return
        self.interrupt()
        with self._owner.held(urgent=True):
            self._closed = True
            self._engine.dispose()
            self._raw.close()


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
