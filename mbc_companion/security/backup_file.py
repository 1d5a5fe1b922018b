"""The file of a backup: ``*.backup``.

16 bytes ``MBCC backup 1`` and NULs; the length of the key header (4 bytes, big-endian) and
the header as it was; the length of the manifest and the manifest: JSON of ``made_at``,
``payload``, ``size`` and ``sealed``, which is the whole of ``core.backups.Manifest`` under
AES-256-GCM with a key derived from the data key, so that the file says no count and no day;
HMAC-SHA256 of all of that under a key derived from the data key; then the database, as
encrypted as ever, to the end of the file. The manifest names the SHA-256 of the database.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mbc_companion.core.atomic import fsync_folder
from mbc_companion.core.backups import Manifest
from mbc_companion.core.errors import BackupDamaged, KnownError, WrongPassphrase, from_os_error
from mbc_companion.security import header as headers
from mbc_companion.security.header import Header
from mbc_companion.security.keys import Keys

ENDING = ".backup"
_MAGIC = b"MBCC backup 1\x00\x00\x00"
_MAC_BYTES = 32
_MAX_MANIFEST = 64 * 1024
_CHUNK = 1 << 20
Pause = Callable[[], None]


class Front(NamedTuple):
    """Everything before the database; ``signed`` are the bytes under ``mac``.

    ``manifest`` is the outside only; ``opened`` gives all of it.
    """

    header: Header
    header_bytes: bytes
    manifest: Manifest
    manifest_bytes: bytes
    sealed: bytes
    signed: bytes
    mac: bytes

    @property
    def length(self) -> int:
        """Where the database begins."""
        return len(self.signed) + _MAC_BYTES

    def is_of(self, keys: Keys) -> bool:
        """Was it made with this data key, and not altered since?"""
        return hmac.compare_digest(keys.backup_mac(self.signed), self.mac)

    def opened(self, keys: Keys) -> Manifest:
        """Raises BackupDamaged if the backup is of another data key, or was altered."""
        if not self.is_of(keys):
            raise BackupDamaged("MAC")
        try:
            whole = Manifest.decode(keys.unseal_backup(self.sealed))
        except (ValueError, WrongPassphrase):
            raise BackupDamaged("SEALED") from None
        if (whole.payload, whole.size) != (self.manifest.payload, self.manifest.size):
            raise BackupDamaged("SEALED")
        return whole


def read_front(path: Path) -> Front:
    """Raises BackupDamaged for anything that is no backup of ours, whole so far."""
    with _opened(path) as stream:
        return _front(stream, os.fstat(stream.fileno()).st_size)


def _front(stream: BinaryIO, size: int) -> Front:
    try:
        magic = stream.read(len(_MAGIC))
        if magic != _MAGIC:
            raise BackupDamaged("MAGIC")
        header_length, header = _part(stream, headers.MAX_BYTES)
        manifest_length, manifest = _part(stream, _MAX_MANIFEST)
        mac = stream.read(_MAC_BYTES)
    except OSError as error:
        raise from_os_error(error) from None
    signed = magic + header_length + header + manifest_length + manifest
    try:
        told, sealed = _outside(manifest)
        decoded = headers.decode(header)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BackupDamaged("MANIFEST") from None
    except KnownError as error:
        raise BackupDamaged(f"HEADER {error.code}") from None
    if len(mac) != _MAC_BYTES or size != len(signed) + _MAC_BYTES + told.size:
        raise BackupDamaged("SIZE")
    return Front(decoded, header, told, manifest, sealed, signed, mac)


def _outside(content: bytes) -> tuple[Manifest, bytes]:
    """What anybody may read. Raises ValueError, KeyError or TypeError for anything else."""
    told = json.loads(content.decode("ascii"))
    if not isinstance(told, dict) or set(told) != {"made_at", "payload", "size", "sealed"}:
        raise ValueError
    made_at = datetime.fromisoformat(told["made_at"])
    if made_at.tzinfo is None or type(told["size"]) is not int or told["size"] < 0:
        raise ValueError
    seen = Manifest(made_at=made_at, payload=str(told["payload"]), size=told["size"])
    return seen, bytes.fromhex(told["sealed"])


def _stored(manifest: Manifest, keys: Keys) -> bytes:
    outside = {
        "made_at": manifest.made_at.astimezone(UTC).isoformat(),
        "payload": manifest.payload,
        "size": manifest.size,
        "sealed": keys.seal_backup(manifest.encoded()).hex(),
    }
    return headers.canonical(outside)


def _part(stream: BinaryIO, most: int) -> tuple[bytes, bytes]:
    length = stream.read(4)
    count = int.from_bytes(length, "big")
    if len(length) != 4 or not 0 < count <= most:
        raise BackupDamaged("LENGTH")
    content = stream.read(count)
    if len(content) != count:
        raise BackupDamaged("LENGTH")
    return length, content


def _opened(path: Path) -> BinaryIO:
    """A regular file only, never through a link; a pipe does not make us wait."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):
            raise BackupDamaged("FILE")
        return os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise from_os_error(error) from None


def extract(path: Path, target: Path, pause: Pause) -> Front:
    """Put the database of the backup into the new file ``target`` (mode 0600).

    Raises BackupDamaged if a byte differs from what the manifest says; ``target`` is
    then removed.
    """
    with _opened(path) as stream:
        front = _front(stream, os.fstat(stream.fileno()).st_size)
        seen = hashlib.sha256()
        try:
            with _new(target) as written:
                _pour(stream, written, seen.update, pause)
        except OSError as error:
            _drop(target)
            raise from_os_error(error) from None
        except BaseException:
            _drop(target)
            raise
    if seen.hexdigest() != front.manifest.payload:
        _drop(target)
        raise BackupDamaged("PAYLOAD")
    return front


def check_payload(path: Path, pause: Pause) -> None:
    """Read the database of the backup and compare it with the manifest; writes nothing."""
    with _opened(path) as stream:
        front = _front(stream, os.fstat(stream.fileno()).st_size)
        seen = hashlib.sha256()
        try:
            _pour(stream, None, seen.update, pause)
        except OSError as error:
            raise from_os_error(error) from None
    if seen.hexdigest() != front.manifest.payload:
        raise BackupDamaged("PAYLOAD")


def sha256(path: Path, pause: Pause) -> tuple[str, int]:
    """Of a database that is not open anywhere; and its bytes."""
    seen = hashlib.sha256()
    with _opened(path) as stream:
        size = _pour(stream, None, seen.update, pause)
    return seen.hexdigest(), size


def write(target: Path, keys: Keys, manifest: Manifest, database: Path, pause: Pause) -> None:
    """Make ``target`` anew, durable; it is not to be believed before it was read back."""
    _write(target, keys, _stored(manifest, keys), (database, 0), pause)


def write_again(source: Path, target: Path, keys: Keys, pause: Pause) -> None:
    """A new file with the database of ``source`` under the key header of now.

    Both have to be of the same data key.
    """
    front = read_front(source)
    if not front.is_of(keys):
        raise BackupDamaged("KEY")
    _write(target, keys, front.manifest_bytes, (source, front.length), pause)


def _write(
    target: Path, keys: Keys, manifest: bytes, source: tuple[Path, int], pause: Pause
) -> None:
    path, start = source
    front = b"".join((_MAGIC, *_measured(keys.header_bytes), *_measured(manifest)))
    try:
        with _opened(path) as stream, _new(target) as written:
            stream.seek(start)
            written.write(front + keys.backup_mac(front))
            _pour(stream, written, lambda _: None, pause)
            written.flush()
            os.fsync(written.fileno())
            if hasattr(os, "posix_fadvise"):
                # What is read back then comes from the disk, not from memory.
                os.posix_fadvise(written.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        fsync_folder(target.parent)
    except OSError as error:
        _drop(target)
        raise from_os_error(error) from None
    except BaseException:
        _drop(target)
        raise


def _measured(content: bytes) -> tuple[bytes, bytes]:
    return len(content).to_bytes(4, "big"), content


def _new(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def _pour(
    stream: BinaryIO, written: BinaryIO | None, seen: Callable[[bytes], None], pause: Pause
) -> int:
    size = 0
    while chunk := stream.read(_CHUNK):
        seen(chunk)
        size += len(chunk)
        if written is not None:
            written.write(chunk)
        pause()
    return size


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
