"""The system's keyring as one more way in: optional, off by default, never the only one.

Whoever uses this login can open what lies in it. Only keyrings that encrypt are used:
any other, and any error of theirs, counts as if there were none.
"""

from __future__ import annotations

import base64
import binascii
import logging
from typing import Any

_SERVICE = "Companion"
_SECRET_BYTES = 32
# Named one by one: a backend that keeps plain text would otherwise be one plug-in away.
_TRUSTED = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)
_log = logging.getLogger(__name__)


def is_there() -> bool:
    """Is there a keyring that may be used? Slow at first: it asks the desktop."""
    return _backend() is not None


def keep(vault: str, secret: bytes) -> bool:
    """Put the secret of a vault into the keyring, read back; False if that failed."""
    backend = _backend()
    if backend is None:
        return False
    words = base64.b64encode(secret).decode("ascii")
    try:
        backend.set_password(_SERVICE, vault, words)
        return bool(backend.get_password(_SERVICE, vault) == words)
    except Exception as error:  # noqa: BLE001 - each backend raises errors of its own
        _log.warning("keyring not written: %s", type(error).__name__)
        return False


def fetch(vault: str) -> bytes | None:
    """The secret of a vault; None if there is none, or no keyring, or it will not answer."""
    backend = _backend()
    if backend is None:
        return None
    try:
        words = backend.get_password(_SERVICE, vault)
        secret = base64.b64decode(words or "", validate=True)
    except binascii.Error:
        return None
    except Exception as error:  # noqa: BLE001 - each backend raises errors of its own
        _log.warning("keyring not read: %s", type(error).__name__)
        return None
    return secret if len(secret) == _SECRET_BYTES else None


def forget(vault: str) -> bool:
    """Remove the secret; True if none is left that we know of."""
    backend = _backend()
    if backend is None:
        return False
    try:
        if backend.get_password(_SERVICE, vault) is not None:
            backend.delete_password(_SERVICE, vault)
    except Exception as error:  # noqa: BLE001 - each backend raises errors of its own
        _log.warning("keyring not cleared: %s", type(error).__name__)
        return False
    return True


def _backend() -> Any:
    """The best trusted backend that works here, or None."""
    # Imported late: 70 ms, and most people never use it.
    try:
        from keyring.backend import get_all_keyring

        able = [one for one in get_all_keyring() if type(one).__module__ in _TRUSTED]
        return max(able, key=lambda one: float(one.priority), default=None)
    except Exception as error:  # noqa: BLE001 - looking must never stop the program
        _log.warning("no keyring: %s", type(error).__name__)
        return None
