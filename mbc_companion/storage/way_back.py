"""SQLite's rollback journal beside the file: is it this file's?

SQLite writes back whatever a journal holds, without asking where it comes from. One of
another vault, left there by a sync folder or a copy by hand, would overwrite good pages.
Format: sqlite.org/fileformat2.html, section 3.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from mbc_companion.core.errors import VaultDamaged, from_os_error
from mbc_companion.storage.page_check import PAGE, SALT, fits, mac_key

MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28
_RECORD = 4 + PAGE + 4
_STEP = 200
_UNKNOWN = 0xFFFFFFFF


def check_way_back(path: Path, key: bytes) -> bool:
    """True if a change was cut off and SQLite is about to undo it.

    Raises VaultDamaged if the journal beside ``path`` is none of this file under this key.
    What was not yet forced to the disk may be missing; SQLite stops where it breaks off.
    """
    journal = path.with_name(f"{path.name}-journal")
    try:
        found = os.lstat(journal)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise from_os_error(error) from None
    if not stat.S_ISREG(found.st_mode):
        raise VaultDamaged("JOURNAL")
    try:
        content = journal.read_bytes()
        if not content.startswith(MAGIC):
            return False
        with path.open("rb") as stream:
            salts = [stream.read(SALT)]
    except OSError as error:
        raise from_os_error(error) from None
    records, whole = _records(content)
    salts += [page[:SALT] for number, page in records if number == 1]
    macs = [mac_key(key, salt) for salt in salts]
    ours = all(any(fits(number, page, mac) for mac in macs) for number, page in records)
    if not (whole and ours):
        raise VaultDamaged("JOURNAL")
    return True


def _records(content: bytes) -> tuple[list[tuple[int, bytes]], bool]:
    """What SQLite would write back, number and page; and whether all of it is there that
    was forced to the disk before a page of the file itself was changed."""
    found: list[tuple[int, bytes]] = []
    place = 0
    while content[place : place + len(MAGIC)] == MAGIC:
        head = content[place : place + _HEADER]
        count, nonce = int.from_bytes(head[8:12], "big"), int.from_bytes(head[12:16], "big")
        sector = max(int.from_bytes(head[20:24], "big"), _HEADER)
        place += sector
        known = count != _UNKNOWN
        read = _segment(content, place, nonce, count if known else len(content) // _RECORD)
        found += read
        if known and len(read) < count:
            return found, False
        place = -(-(place + len(read) * _RECORD) // sector) * sector
    return found, True


def _segment(content: bytes, place: int, nonce: int, most: int) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    while len(found) < most and place + _RECORD <= len(content):
        page = content[place + 4 : place + 4 + PAGE]
        told = int.from_bytes(content[place + 4 + PAGE : place + _RECORD], "big")
        if (nonce + sum(page[at] for at in range(PAGE - _STEP, 0, -_STEP))) % 2**32 != told:
            break
        found.append((int.from_bytes(content[place : place + 4], "big"), page))
        place += _RECORD
    return found
