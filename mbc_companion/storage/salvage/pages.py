"""The pages of an encrypted file, each checked by itself.

SQLCipher gives up a whole connection at the first page whose checksum does not fit, and
the whole file if that is the first page. Here a bad page is only a bad page.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import TracebackType

from mbc_companion.core.errors import VaultDamaged, from_os_error
from mbc_companion.storage.page_check import IV_END, PAGE, SALT, USABLE, fits, mac_key

_MAGIC = b"SQLite format 3\x00"
# One of these is good in any file that has anything to give.
_TRIED = 40


class Pages:
    """Read only, whatever is asked of it; numbers begin at 1."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises VaultDamaged if no page fits the key, and what reading raises."""
        self._key = key
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            self._file = os.open(path, flags)
        except OSError as error:
            raise from_os_error(error) from None
        try:
            found = os.fstat(self._file)
            if not stat.S_ISREG(found.st_mode):
                raise VaultDamaged("FILE")
            self.count = found.st_size // PAGE
            self._mac_key = self._find_mac_key()
        except BaseException:
            os.close(self._file)
            raise

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def read(self, number: int) -> bytes | None:
        """The page in the clear, or None if it is not as it was written."""
        if not 0 < number <= self.count:
            return None
        raw = self._raw(number)
        if not fits(number, raw, self._mac_key):
            return None
        return self._decrypted(number, raw)

    def _raw(self, number: int) -> bytes:
        """Short or empty where the disk does not give the page: bad like any other."""
        try:
            return os.pread(self._file, PAGE, (number - 1) * PAGE)
        except OSError:
            return b""

    def _decrypted(self, number: int, raw: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        cipher = Cipher(algorithms.AES(self._key), modes.CBC(raw[USABLE:IV_END]))
        start = SALT if number == 1 else 0
        clear = cipher.decryptor().update(raw[start:USABLE])
        return (_MAGIC if number == 1 else b"") + clear

    def _find_mac_key(self) -> bytes:
        """With the salt as it is, or with one byte of it put right."""
        first = self._raw(1)[:SALT]
        tried = [(n, self._raw(n)) for n in range(1, min(self.count, _TRIED) + 1)]
        if len(first) == SALT:
            key = mac_key(self._key, first)
            if any(fits(number, raw, key) for number, raw in tried):
                return key
            for place in range(SALT * 256):
                salt = bytearray(first)
                salt[place // 256] = place % 256
                key = mac_key(self._key, bytes(salt))
                if any(fits(number, raw, key) for number, raw in tried[1:3]):
                    return key
        raise VaultDamaged("NOTHING")
