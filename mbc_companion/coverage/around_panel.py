"""What the screens of Coverage are handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import Events
from mbc_companion.core.sharing import Sharing, Unlisted
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.keeping.repository import Keeping
from mbc_companion.coverage.overview import Desk, Overview, VisitReads
from mbc_companion.coverage.removed import Removed, What
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.ui import troubles
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.started import Started
from mbc_companion.ui.toast import Offer, Toasts


@dataclass(frozen=True)
class Insurer:
    """An insurer kept in Contacts."""

    uid: str
    name: str
    phone: str


def no_insurers() -> tuple[Insurer, ...]:
    """For where no contacts are handed in."""
    return ()


@dataclass(frozen=True)
class Around:
    """The stores, the clock, and the seams for questions and sentences.

    ``adviser`` is the free advisers' line about parity (from the directory), as it is shown.
    ``count`` is an overview that others have counted already, if anybody shares one.
    """

    plans: CoverageRepository
    calls: CallsRepository
    claims: ClaimsRepository
    visits: VisitReads
    clock: Clock
    dialogs: Dialogs
    toasts: Toasts
    events: Events
    clipboard: ClipboardGuard
    started: Started
    adviser: str = ""
    insurers: Callable[[], tuple[Insurer, ...]] = field(default=no_insurers)
    sharing: Sharing = field(default_factory=Unlisted)
    count: Callable[[], Overview] | None = None

    @property
    def today(self) -> date:
        return today(self.clock)

    def overview(self) -> Overview:
        """Raises a KnownError."""
        if self.count is not None:
            return self.count()
        return Desk(self.plans, self.calls, self.claims, self.visits).overview(self.today)

    def removed(self) -> tuple[Removed, ...]:
        """Of every store, the last removed first. Raises a KnownError."""
        stores: tuple[Keeping, ...] = (self.plans, self.calls, self.claims)
        found = [one for store in stores for one in store.removed()]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def anything_removed(self) -> bool:
        """Raises a KnownError."""
        stores: tuple[Keeping, ...] = (self.plans, self.calls, self.claims)
        return any(store.anything_removed() for store in stores)

    def store_of(self, what: What) -> Keeping:
        """Where a removed thing is brought back."""
        if what is What.CALL:
            return self.calls
        return self.claims if what in (What.DENIAL, What.PAYMENT) else self.plans

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it; what cannot be kept is said, and nothing was changed."""
        try:
            act()
        except KnownError as error:
            self.dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True

    def done(self, words: str, undo: Callable[[], object], offer: Offer | None = None) -> None:
        """A sentence with Undo, which stays until it is dismissed."""
        self.said(words, undo, offer)

    def said(
        self, words: str, undo: Callable[[], object] | None, offer: Offer | None = None
    ) -> None:
        """A sentence, with Undo where there is something to take back."""
        back = None if undo is None else partial(self.attempt, undo)
        self.toasts.show(words, undo=back, offer=offer)
