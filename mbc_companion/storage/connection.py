"""Opening, proving and creating the encrypted file.

``application_id`` 0x4D424343 ("MBCC") marks the file as ours; it is set at creation and
read as the first real page, where a wrong key shows.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any, TypeAlias

from mbc_companion.core.errors import (
    DatabaseMissing,
    NotEncrypted,
    ReadOnly,
    VaultDamaged,
    VaultExists,
    from_os_error,
)
from mbc_companion.storage.driver import DRIVER
from mbc_companion.storage.free_pages import write_free_pages
from mbc_companion.storage.troubles import Translating
from mbc_companion.storage.way_back import check_way_back

APPLICATION_ID = 0x4D424343
KEY_BYTES = 32
# The driver brings its own cipher and OpenSSL; an older one, from a fork of the same import
# name or a distribution, was not looked at and is refused.
OLDEST_CIPHER = (4, 19)
OLDEST_OPENSSL = (3, 6)
_PLAIN_MAGIC = b"SQLite format 3\x00"
Raw: TypeAlias = Any  # the driver ships no types

# Security document, decision 6: of 400 power cuts each, WAL+NORMAL lost saved entries in
# 239, DELETE+FULL in 15; DELETE+EXTRA lost none of 1000.
_SETTLED = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -32000",
    "PRAGMA busy_timeout = 0",
)


def raw_connection(path: Path, key: bytes) -> Raw:
    """An encrypted, exclusively held connection to an existing file.

    Raises NotEncrypted if the driver cannot encrypt or the file is plain, VaultDamaged
    if the key does not fit or the file is not ours, FileInUse, ReadOnly, DiskTrouble.
    Never creates a file.
    """
    _refuse_foreign(path)
    cut_off = check_way_back(path, key)
    connection = _opened(path, key)
    try:
        with Translating():
            _prove(connection)
            for statement in _SETTLED:
                connection.execute(statement).fetchall()
            # The first write lock is taken now, so that a second program is refused at once.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
            if cut_off:
                write_free_pages(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, VaultDamaged) and _is_plain(path):
            raise NotEncrypted("MAGIC") from None
        raise
    return connection


def _refuse_foreign(path: Path) -> None:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        raise DatabaseMissing("DATABASE") from None
    except OSError as error:
        raise from_os_error(error) from None
    if not stat.S_ISREG(found.st_mode) or not found.st_size:
        raise VaultDamaged("FILE")
    # The driver would notice only at the first write, when there are words to lose.
    ids = os.access in os.supports_effective_ids
    if not all(os.access(one, os.W_OK, effective_ids=ids) for one in (path, path.parent)):
        raise ReadOnly("ACCESS")


def _is_plain(path: Path) -> bool:
    # Not looked at before opening: on POSIX, closing any descriptor of a file drops every
    # lock this process holds on it, and with it the protection of a connection that is open.
    try:
        with path.open("rb") as stream:
            return stream.read(len(_PLAIN_MAGIC)) == _PLAIN_MAGIC
    except OSError:
        return False


def _opened(path: Path, key: bytes) -> Raw:
    if len(key) != KEY_BYTES:
        # Anything but 64 hex digits would silently be taken as a passphrase.
        raise ValueError("a database key has 32 bytes")
    with Translating():
        return _keyed(path, key)


def _keyed(path: Path, key: bytes) -> Raw:
    connection = DRIVER.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
    return connection


def _prove_cipher(connection: Raw) -> None:
    for asked, oldest in (
        ("PRAGMA cipher_version", OLDEST_CIPHER),
        ("PRAGMA cipher_provider_version", OLDEST_OPENSSL),
    ):
        said = connection.execute(asked).fetchone()
        found = re.search(r"(\d+)\.(\d+)", said[0]) if said and said[0] else None
        if found is None or (int(found[1]), int(found[2])) < oldest:
            raise NotEncrypted("CIPHER")


def _prove(connection: Raw) -> None:
    _prove_cipher(connection)
    connection.execute("PRAGMA temp_store = MEMORY").fetchall()
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found != APPLICATION_ID:
        raise VaultDamaged("APPLICATION_ID")


def new_file(path: Path, key: bytes) -> Raw:
    """A new encrypted file (O_EXCL, mode 0600) with nothing in it but our mark.

    Raises VaultExists if the name is taken.
    """
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        raise VaultExists("EXISTS") from None
    except OSError as error:
        raise from_os_error(error) from None
    connection = _opened(path, key)
    try:
        with Translating():
            _prove_cipher(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").fetchall()
            _prove(connection)
            for statement in _SETTLED:
                connection.execute(statement).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
