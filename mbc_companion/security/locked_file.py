"""A few chosen things under a passphrase of their own: ``*.locked``, for somebody else.

16 bytes ``MBCC locked 1`` and NULs; memory in KiB, passes and lanes of Argon2id (4 bytes
each, big-endian); 16 bytes of salt; 12 bytes of nonce; then AES-256-GCM of the content, with
everything before it as associated data. The key is Argon2id of the passphrase, taken through
HKDF-SHA256 so that it is no key of a vault's. It has nothing to do with the vault it comes
from: neither key opens the other.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mbc_companion.core.atomic import write_atomic
from mbc_companion.core.errors import FileNotKnown, FileTooLarge, WrongPassphrase, from_os_error
from mbc_companion.security import kdf
from mbc_companion.security.kdf import Argon2Params

ENDING = ".locked"
MOST_BYTES = 8_000_000
_MAGIC = b"MBCC locked 1\x00\x00\x00"
_NONCE_BYTES, _TAG_BYTES = 12, 16
_FRONT = len(_MAGIC) + 12 + kdf.SALT_BYTES + _NONCE_BYTES


def write(path: Path, content: bytes, passphrase: str, params: Argon2Params) -> None:
    """Whole or not at all, readable by this account alone; slow on purpose.

    Raises FileTooLarge, NotEnoughMemory, DiskFull, ReadOnly, DiskTrouble.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge("LOCKED")
    salt, nonce = secrets.token_bytes(kdf.SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    costs = b"".join(number.to_bytes(4, "big") for number in params)
    front = _MAGIC + costs + salt + nonce
    sealed = AESGCM(_key(passphrase, salt, params)).encrypt(nonce, content, front)
    write_atomic(path, front + sealed)


def read(path: Path, passphrase: str) -> bytes:
    """What was put in. Raises WrongPassphrase, also if a byte was altered; FileNotKnown."""
    whole = _content(path)
    front, sealed = whole[:_FRONT], whole[_FRONT:]
    if not front.startswith(_MAGIC) or len(sealed) < _TAG_BYTES:
        raise FileNotKnown("LOCKED")
    at = len(_MAGIC)
    memory, passes, lanes = (
        int.from_bytes(front[at + 4 * place : at + 4 * place + 4], "big") for place in range(3)
    )
    params = Argon2Params(memory, passes, lanes)
    if not kdf.acceptable(params):
        raise FileNotKnown("COST")
    salt = front[at + 12 : at + 12 + kdf.SALT_BYTES]
    try:
        key = _key(passphrase, salt, params)
        return AESGCM(key).decrypt(front[-_NONCE_BYTES:], sealed, front)
    except InvalidTag:
        raise WrongPassphrase("LOCKED") from None


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileNotKnown("KIND")
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > MOST_BYTES + _FRONT + _TAG_BYTES:
                raise FileTooLarge("LOCKED")
            return stream.read()
    except OSError as error:
        raise from_os_error(error) from None


def _key(passphrase: str, salt: bytes, params: Argon2Params) -> bytes:
    derived = kdf.derive(passphrase, salt, params)
    stretched = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"locked file")
    return stretched.derive(derived)
