"""What the parts of the journal need of the world, handed on in one piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from mbc_companion.core.clock import Clock
from mbc_companion.core.events import Events
from mbc_companion.core.sharing import Sharing, Unlisted
from mbc_companion.journal.domain import Repository
from mbc_companion.journal.shelf import Shelf
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.toast import Toasts


@dataclass(frozen=True)
class Around:
    """Introduced by the page; nothing in it is private."""

    repository: Repository
    shelf: Shelf
    clock: Clock
    dialogs: Dialogs
    toasts: Toasts
    events: Events
    sharing: Sharing = field(default_factory=Unlisted)
