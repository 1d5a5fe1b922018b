"""The key header: ``vault.hdr`` and its twin ``vault.hdr.bak``.

Canonical JSON (sorted keys, no spaces, ASCII) of at most 16 KiB:

``format`` 1, ``min_reader`` the oldest reader that understands it (2 if a keyring slot is
there, else 1), ``vault`` 32 hex digits, ``generation`` raised at every write, ``commits``
the database's commit counter when it was last closed, ``slots``, ``mac`` and ``sha256``.

A slot: ``id`` 16 hex digits, ``type`` "passphrase", "recovery" or "keyring", ``generation`` in
which it was written, ``kdf`` (argon2id: ``memory_kib``, ``passes``, ``lanes``, ``salt``;
hkdf-sha256: ``salt``), ``nonce`` and ``sealed``: the 32-byte data key under AES-256-GCM,
with the vault id and everything else in the slot as associated data.

``mac`` is HMAC-SHA256 of all but ``mac`` and ``sha256`` under a key derived from the
data key; ``sha256`` is of all but itself. So a header that was damaged is told from a
passphrase that is wrong, and one that was altered is refused after unwrapping.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any, NamedTuple

from mbc_companion.core.errors import HeaderDamaged, VaultNewer, from_os_error
from mbc_companion.security.kdf import Argon2Params, acceptable

FORMAT = 1
READER = 2
MAX_BYTES = 16 * 1024
MAX_SLOTS = 8
_HEADER_KEYS = {
    "format", "min_reader", "vault", "generation", "commits", "slots", "mac", "sha256",
}  # fmt: skip
_SLOT_KEYS = {"id", "type", "generation", "kdf", "nonce", "sealed"}
_KDF_KEYS = {
    "argon2id": {"name", "memory_kib", "passes", "lanes", "salt"},
    "hkdf-sha256": {"name", "salt"},
}
_KDF_OF = {"passphrase": "argon2id", "recovery": "hkdf-sha256", "keyring": "hkdf-sha256"}
_FIRST_READER_OF = {"keyring": 2}
_COUNTER_LIMIT = 2**53


class Slot(NamedTuple):
    """One way to the data key; ``params`` is None where nothing has to be guessed slowly."""

    id: str
    type: str
    generation: int
    params: Argon2Params | None
    salt: bytes
    nonce: bytes
    sealed: bytes

    def kdf(self) -> dict[str, Any]:
        if self.params is None:
            return {"name": "hkdf-sha256", "salt": self.salt.hex()}
        return {
            "name": "argon2id",
            "memory_kib": self.params.memory_kib,
            "passes": self.params.passes,
            "lanes": self.params.lanes,
            "salt": self.salt.hex(),
        }

    def associated_data(self, vault: str) -> bytes:
        """What the seal is bound to; nothing in it changes when the header is rewritten."""
        bound = {
            "vault": vault,
            "id": self.id,
            "type": self.type,
            "kdf": self.kdf(),
            "generation": self.generation,
        }
        return canonical(bound)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "generation": self.generation,
            "kdf": self.kdf(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
        }


class Header(NamedTuple):
    """One version of the header; ``mac`` is checked once the data key is known."""

    vault: str
    generation: int
    commits: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def slot(self, kind: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.type == kind), None)

    def with_slot(self, slot: Slot) -> Header:
        others = tuple(other for other in self.slots if other.type != slot.type)
        return self._replace(slots=(*others, slot))

    def without(self, kind: str) -> Header:
        return self._replace(slots=tuple(s for s in self.slots if s.type != kind))

    def covered(self) -> bytes:
        """The bytes under the MAC."""
        return canonical(self._as_json())

    def encoded(self) -> bytes:
        """The file's bytes."""
        body = {**self._as_json(), "mac": self.mac.hex()}
        return canonical({**body, "sha256": hashlib.sha256(canonical(body)).hexdigest()})

    def _as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "min_reader": _reader_of(self.slots),
            "vault": self.vault,
            "generation": self.generation,
            "commits": self.commits,
            "slots": [slot.as_json() for slot in self.slots],
        }


def _reader_of(slots: tuple[Slot, ...]) -> int:
    return max((_FIRST_READER_OF.get(slot.type, 1) for slot in slots), default=1)


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")


def decode(content: bytes) -> Header:
    """Read and check all that can be checked without a key.

    Raises HeaderDamaged, or VaultNewer when an intact header asks for a newer reader.
    Derivation costs outside the accepted range are refused here, before memory is spent.
    """
    try:
        loaded = _load(content)
        body = {key: value for key, value in loaded.items() if key != "sha256"}
        if hashlib.sha256(canonical(body)).hexdigest() != loaded["sha256"]:
            raise HeaderDamaged("SHA256")
        if _counter(loaded["min_reader"]) > READER or _counter(loaded["format"]) > FORMAT:
            raise VaultNewer("HEADER")
        return _header(loaded)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise HeaderDamaged("FORM") from None


def _load(content: bytes) -> dict[str, Any]:
    if not 0 < len(content) <= MAX_BYTES:
        raise ValueError
    loaded = json.loads(content.decode("ascii"), object_pairs_hook=_no_duplicates)
    # The canonical spelling is the only one, which also refuses floats and exotic numbers.
    if not isinstance(loaded, dict) or canonical(loaded) != content:
        raise ValueError
    return loaded


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _counter(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _COUNTER_LIMIT:
        raise ValueError
    return value


def _bytes(value: Any, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError
    read = bytes.fromhex(value)
    # fromhex skips blanks and takes capitals: only the one spelling counts.
    if read.hex() != value:
        raise ValueError
    return read


def _header(loaded: dict[str, Any]) -> Header:
    if set(loaded) != _HEADER_KEYS or loaded["format"] != FORMAT:
        raise ValueError
    if not isinstance(loaded["slots"], list) or not 1 <= len(loaded["slots"]) <= MAX_SLOTS:
        raise ValueError
    slots = tuple(_slot(slot) for slot in loaded["slots"])
    if len({slot.type for slot in slots}) != len(slots):
        raise ValueError
    if loaded["min_reader"] != _reader_of(slots):
        raise ValueError
    return Header(
        vault=_bytes(loaded["vault"], 16).hex(),
        generation=_counter(loaded["generation"]),
        commits=_counter(loaded["commits"]),
        slots=slots,
        mac=_bytes(loaded["mac"], 32),
    )


def _slot(loaded: Any) -> Slot:
    if not isinstance(loaded, dict) or set(loaded) != _SLOT_KEYS:
        raise ValueError
    kdf = loaded["kdf"]
    if not isinstance(kdf, dict) or kdf.get("name") != _KDF_OF[loaded["type"]]:
        raise ValueError
    if set(kdf) != _KDF_KEYS[kdf["name"]]:
        raise ValueError
    params = None
    if kdf["name"] == "argon2id":
        counts = (_counter(kdf[name]) for name in ("memory_kib", "passes", "lanes"))
        params = Argon2Params(*counts)
        if not acceptable(params):
            raise ValueError
    return Slot(
        id=_bytes(loaded["id"], 8).hex(),
        type=loaded["type"],
        generation=_counter(loaded["generation"]),
        params=params,
        salt=_bytes(kdf["salt"], 16),
        nonce=_bytes(loaded["nonce"], 12),
        sealed=_bytes(loaded["sealed"], 48),
    )


def read(path: Path) -> Header | None:
    """The header in a regular file; None if there is no such file.

    Raises HeaderDamaged for links, pipes, folders and anything unreadable as a header.
    """
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os_error(error) from None
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        raise HeaderDamaged("FILE")
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise from_os_error(error) from None
