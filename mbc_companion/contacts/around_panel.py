"""What the parts of the page share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mbc_companion.contacts.domain import Contact, Records, Repository, Visits
from mbc_companion.contacts.licensing import Lists
from mbc_companion.contacts.support_map.domain import SupportMap
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import Events
from mbc_companion.core.settings import PublicSettings
from mbc_companion.core.sharing import Sharing, Unlisted
from mbc_companion.helplines.domain import Directory
from mbc_companion.helplines.own import HelplineNotes
from mbc_companion.ui import troubles
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.toast import Toasts

PlanPhones = Callable[[], tuple[tuple[str, str], ...]]
"""Name and number of each plan that has a number."""


@dataclass(frozen=True)
class Around:
    """``lists`` is None where the shipped file is damaged, ``book`` and ``visits`` where
    nobody books visits.
    """

    contacts: Repository
    records: Records
    support: SupportMap
    notes: HelplineNotes
    directory: Directory
    lists: Lists | None
    clock: Clock
    dialogs: Dialogs
    toasts: Toasts
    events: Events
    clipboard: ClipboardGuard
    public: PublicSettings
    sharing: Sharing = field(default_factory=Unlisted)
    book: Callable[[Contact], None] | None = None
    visits: Visits | None = None
    plan_phones: PlanPhones = tuple

    def attempt(self, act: Callable[[], object]) -> bool:
        """False if it could not be done; the person was told why."""
        try:
            act()
        except KnownError as error:
            self.dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True
