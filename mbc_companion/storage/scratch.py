"""A database in memory alone, for what is shipped and public; needs no vault."""

from __future__ import annotations

from mbc_companion.storage.connection import Raw
from mbc_companion.storage.driver import DRIVER


def scratch() -> Raw:
    """An empty one, gone with its last reference. Nothing of a person's belongs in it."""
    return DRIVER.connect(":memory:", isolation_level=None, check_same_thread=False)
