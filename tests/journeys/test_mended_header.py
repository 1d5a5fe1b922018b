"""A lost or damaged copy of the key header is written again at the next unlocking."""

from __future__ import annotations

import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from tests.journeys.vaults import PASSPHRASE, make_vault


@pytest.mark.parametrize("which", ["header", "header_twin"])
@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_the_other_copy_repairs_it(paths: DataPaths, which: str, content: bytes | None) -> None:
    make_vault(paths)
    path = getattr(paths, which)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    keys = vault.unlock(paths, PASSPHRASE)
    Unlocked.open(paths, keys, SystemClock()).close()
    assert paths.header.read_bytes() == paths.header_twin.read_bytes()
    vault.unlock(paths, PASSPHRASE).forget()
