"""The vault with the new keys takes the place of the old one, once that is closed."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import restoring

RENEWED, NOT_RENEWED = "renewed", "not-renewed"
_log = logging.getLogger(__name__)


def put_in_place(paths: DataPaths, kept: Path) -> str:
    """Gives the reason the lock screen tells. Decided for, it is gone through with at the
    next look at the latest; not decided for, the old keys stay."""
    try:
        restoring.commit(paths, kept)
    except KnownError as error:
        _log.warning("new keys not put in place: %s", error.code)
        with contextlib.suppress(KnownError):
            restoring.clear(paths)
        return NOT_RENEWED
    with contextlib.suppress(KnownError):
        restoring.finish(paths)
    return RENEWED
