"""Loads what is needed behind the lock while the passphrase is typed, off the window's thread."""

from __future__ import annotations

import importlib
import logging

_log = logging.getLogger(__name__)
_begun: list[bool] = []


def make_ready() -> None:
    """Half a second of work that would otherwise stand between the passphrase and Today.

    Only the first call does something. The locked program stays small until somebody types.
    """
    if _begun:
        return
    _begun.append(True)
    from mbc_companion.ui import tasks

    tasks.run(_load, lambda _: None, _did_not)


def _load() -> None:
    importlib.import_module("mbc_companion.session.session")


def _did_not(error: BaseException) -> None:
    # It is loaded again when it is needed, and what is wrong is said there.
    _log.warning("not loaded ahead: %s", type(error).__name__)
