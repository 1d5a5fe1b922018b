"""The opened data key and what may be done with it."""

from __future__ import annotations

import contextlib
import hmac
import logging
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mbc_companion.core.atomic import write_atomic
from mbc_companion.core.errors import HeaderDamaged, KnownError, WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import header as headers
from mbc_companion.security import kdf, recovery
from mbc_companion.security.header import Header, Slot

KEY_BYTES = 32
_NONCE_BYTES = 12
_log = logging.getLogger(__name__)


def _hkdf(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt, b"companion " + purpose).derive(secret)


# A passphrase, recovery words, or what the system's keyring keeps (32 random bytes).
Secret = str | tuple[str, ...] | bytes


def slot_key(slot: Slot, secret: Secret) -> bytes:
    """The key of a slot from its passphrase (slow), its recovery words or the keyring."""
    if isinstance(secret, bytes):
        return _hkdf(secret, slot.salt, b"keyring")
    if isinstance(secret, tuple):
        return _hkdf(recovery.entropy(secret), slot.salt, b"recovery words")
    if slot.params is None:
        raise HeaderDamaged("SLOT")
    return kdf.derive(secret, slot.salt, slot.params)


def unwrap(vault: str, slot: Slot, key: bytes) -> bytes:
    """The data key in a slot. Raises WrongPassphrase if the key does not fit it."""
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.sealed, slot.associated_data(vault))
    except InvalidTag:
        raise WrongPassphrase("SLOT") from None


def wrap(vault: str, slot: Slot, key: bytes, data_key: bytes) -> Slot:
    """``slot`` with the data key sealed in it under a new nonce."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, data_key, slot.associated_data(vault))
    return slot._replace(nonce=nonce, sealed=sealed)


def new_slot(
    kind: str,
    secret: Secret,
    params: kdf.Argon2Params | None,
    *,
    vault: str,
    generation: int,
    data_key: bytes,
) -> Slot:
    """A fresh slot for ``secret``, proven to open; deriving its key is slow for a passphrase."""
    empty = Slot(
        id=secrets.token_hex(8),
        type=kind,
        generation=generation,
        params=params,
        salt=secrets.token_bytes(kdf.SALT_BYTES),
        nonce=b"",
        sealed=b"",
    )
    key = slot_key(empty, secret)
    slot = wrap(vault, empty, key, data_key)
    if unwrap(vault, slot, key) != data_key:
        raise HeaderDamaged("SEAL")
    return slot


class Keys:
    """An unlocked data key with its header; ``forget`` it as soon as the file is closed.

    Every change of the header raises its generation, is written beside the old one,
    renamed over it, read back and compared, and only then copied to the twin. If that
    fails (DiskFull, ReadOnly, DiskTrouble), the old header still counts; a twin that
    cannot be written is no failure, it follows with the next change.
    """

    def __init__(self, paths: DataPaths, header: Header, data_key: bytes) -> None:
        self._paths = paths
        self._header = header
        self._data_key = bytearray(data_key)

    @property
    def paths(self) -> DataPaths:
        """Where the header lies."""
        return self._paths

    @property
    def vault_id(self) -> str:
        return self._header.vault

    @property
    def commits(self) -> int:
        """The database's commit counter when it was last closed."""
        return self._header.commits

    @property
    def has_recovery(self) -> bool:
        return self._header.slot("recovery") is not None

    @property
    def database_key(self) -> bytes:
        """32 bytes for SQLCipher."""
        return self._subkey(b"database")

    def opens_with(self, passphrase: str) -> bool:
        """Is this the passphrase of now? Slow, as an unlocking."""
        slot = self._header.slot("passphrase")
        if slot is None:
            return False
        try:
            unwrap(self._header.vault, slot, slot_key(slot, passphrase))
        except WrongPassphrase:
            return False
        return True

    def change_passphrase(self, new: str, params: kdf.Argon2Params) -> None:
        """Seal the same data key under a new passphrase; the file itself is not touched."""
        self._replace_slot("passphrase", new, params)

    def set_recovery(self, words: tuple[str, ...]) -> None:
        """Let these twelve words open the vault, and no earlier ones."""
        self._replace_slot("recovery", words, None)

    @property
    def has_keyring(self) -> bool:
        return self._header.slot("keyring") is not None

    def set_keyring(self) -> bytes:
        """Let a new secret open the vault; gives it, 32 bytes for the system's keyring."""
        secret = secrets.token_bytes(KEY_BYTES)
        self._replace_slot("keyring", secret, None)
        return secret

    def drop_keyring(self) -> None:
        if self.has_keyring:
            self._write(self._header.without("keyring"))

    def start_at(self, commits: int) -> None:
        """For a vault that is being made: the counter its first header will hold."""
        self._header = self._header._replace(commits=commits)

    def drop_recovery(self) -> None:
        self._write(self._header.without("recovery"))

    def record_commits(self, commits: int) -> None:
        """Note at closing how far the file had come, to recognize an older copy later."""
        self._write(self._header._replace(commits=commits))

    @property
    def header_bytes(self) -> bytes:
        """The header of now, for a backup to carry."""
        return self._header.encoded()

    def backup_mac(self, data: bytes) -> bytes:
        """What proves that a backup was made by somebody with the data key."""
        return hmac.digest(self._subkey(b"backup"), data, "sha256")

    def seal_backup(self, data: bytes) -> bytes:
        """Encrypt what a backup holds besides the database."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._subkey(b"backup seal")).encrypt(nonce, data, None)

    def unseal_backup(self, sealed: bytes) -> bytes:
        """Raises WrongPassphrase if it is of another data key, or altered."""
        key = self._subkey(b"backup seal")
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        except (InvalidTag, ValueError):
            raise WrongPassphrase("SEAL") from None

    def seal(self, data: bytes) -> bytes:
        """Encrypt for the process that follows a lock."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._subkey(b"handed over")).encrypt(nonce, data, None)

    def unseal(self, sealed: bytes) -> bytes:
        """What ``seal`` gave, from the predecessor. Raises WrongPassphrase if it is not ours."""
        key = self._subkey(b"handed over")
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        except (InvalidTag, ValueError):
            raise WrongPassphrase("SEAL") from None

    def forget(self) -> None:
        """Overwrite the data key; nothing works afterwards."""
        self._data_key[:] = bytes(len(self._data_key))

    def check(self) -> None:
        """Raises HeaderDamaged if the header was altered by somebody without the key."""
        if not hmac.compare_digest(self._mac(self._header), self._header.mac):
            raise HeaderDamaged("MAC")

    def save(self, folder: DataPaths | None = None) -> None:
        """Write the header of now, and its twin, into ``folder`` (for a new vault)."""
        self._write(self._header, folder)

    def write_header_to(self, folder: DataPaths, header: Header) -> None:
        """Write a header of this data key, and its twin, into ``folder``."""
        self._write(header, folder)

    def mend(self) -> None:
        """Write whichever of the two copies is missing or differs from the good one."""
        content = self._header.encoded()
        for path in (self._paths.header, self._paths.header_twin):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                continue
            if _content(path) != self._header:
                write_atomic(path, content)

    def _replace_slot(self, kind: str, secret: Secret, params: kdf.Argon2Params | None) -> None:
        header = self._header
        generation = header.generation + 1
        data_key = bytes(self._data_key)
        slot = new_slot(
            kind, secret, params, vault=header.vault, generation=generation, data_key=data_key
        )
        self._write(header.with_slot(slot))

    def _write(self, header: Header, folder: DataPaths | None = None) -> None:
        paths = folder or self._paths
        raised = header._replace(generation=header.generation + 1)
        signed = raised._replace(mac=self._mac(raised))
        content = signed.encoded()
        try:
            write_atomic(paths.header, content)
            if _content(paths.header) != signed:
                raise HeaderDamaged("READ_BACK")
        except KnownError:
            if folder is None:
                self._put_back()
            raise
        self._header = signed
        self._write_twin(paths, content, must=folder is not None)

    def _put_back(self) -> None:
        # A rename may have happened although what came after it failed: what was said to
        # have failed must not count at the next unlocking.
        if _content(self._paths.header) != self._header:
            with contextlib.suppress(KnownError):
                write_atomic(self._paths.header, self._header.encoded())

    def _write_twin(self, paths: DataPaths, content: bytes, *, must: bool) -> None:
        try:
            write_atomic(paths.header_twin, content)
        except KnownError as error:
            if must:
                raise
            _log.warning("second copy of the key header not written: %s", error.code)
        _clear_leftovers(paths)

    def _mac(self, header: Header) -> bytes:
        return hmac.digest(self._subkey(b"header"), header.covered(), "sha256")

    def _subkey(self, purpose: bytes) -> bytes:
        if not any(self._data_key):
            raise ValueError("the keys were forgotten")
        return _hkdf(bytes(self._data_key), bytes.fromhex(self._header.vault), purpose)


def _content(path: Path) -> Header | None:
    """The header in a file, or None if there is none to be read."""
    try:
        return headers.read(path)
    except KnownError:
        return None


def _clear_leftovers(paths: DataPaths) -> None:
    """Remove what writes cut off by a kill left beside the two copies."""
    for path in (paths.header, paths.header_twin):
        for leftover in path.parent.glob(f"{path.name}.*.new"):
            with contextlib.suppress(OSError):
                leftover.unlink()


def new_keys(
    paths: DataPaths,
    passphrase: str,
    params: kdf.Argon2Params,
    words: tuple[str, ...] = (),
) -> Keys:
    """A new vault's keys, not written anywhere yet; ``words`` are recovery words, if any."""
    data_key = secrets.token_bytes(KEY_BYTES)
    vault = secrets.token_hex(16)
    ways: list[tuple[str, Secret, kdf.Argon2Params | None]] = [("passphrase", passphrase, params)]
    if words:
        ways.append(("recovery", words, None))
    slots = tuple(new_slot(*way, vault=vault, generation=1, data_key=data_key) for way in ways)
    return Keys(paths, Header(vault=vault, generation=0, commits=0, slots=slots), data_key)


def open_keys(paths: DataPaths, header: Header, kind: str, secret: Secret) -> Keys:
    """Unwrap the data key and check the header under it."""
    slot = header.slot(kind)
    if slot is None:
        raise WrongPassphrase("NO_SLOT")
    keys = Keys(paths, header, unwrap(header.vault, slot, slot_key(slot, secret)))
    try:
        keys.check()
    except HeaderDamaged:
        keys.forget()
        raise
    return keys
