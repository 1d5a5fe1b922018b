"""Coverage on a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6

from mbc_companion.storage.database import Database
from mbc_companion.ui.theme import Theme
from tests.coverage.kit import Kit, Stores, make_kit, make_stores
from tests.fakes import FrozenClock


@pytest.fixture
def stores(database: Database, clock: FrozenClock) -> Stores:
    return make_stores(database, clock)


@pytest.fixture
def make(look: Theme, stores: Stores) -> Iterator[Callable[..., Kit]]:
    """Makes a page over what ``stores`` hold at that moment, entered."""
    made: list[Kit] = []

    def make(
        size: tuple[int, int] = (1280, 800), *, shelled: bool = False, entered: bool = True
    ) -> Kit:
        kit = make_kit(stores, size, shelled=shelled, entered=entered)
        made.append(kit)
        return kit

    yield make
    for kit in made:
        kit.host.close()
        shiboken6.delete(kit.host)
