"""One Contacts page over what the repositories hold, with dialogs that answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around, PlanPhones
from mbc_companion.contacts.contact_card import ContactCard
from mbc_companion.contacts.domain import Visits
from mbc_companion.contacts.helpline_notes.repository import HelplineNotesRepository
from mbc_companion.contacts.helpline_panel import HelplinePanel
from mbc_companion.contacts.licensing import read_lists
from mbc_companion.contacts.page import ContactsPage
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.events import Events
from mbc_companion.core.settings import PublicSettings
from mbc_companion.helplines.directory import load_directory
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.toast import Toasts
from tests.fakes import FakeDialogs, FrozenClock

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Kit:
    """``host`` is a window of its own; ``settle`` lets queued events happen."""

    host: QWidget
    page: ContactsPage
    around: Around
    dialogs: FakeDialogs

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    @property
    def card(self) -> ContactCard:
        self.settle()
        assert isinstance(self.page.right, ContactCard)
        return self.page.right

    @property
    def helpline(self) -> HelplinePanel:
        self.settle()
        assert isinstance(self.page.right, HelplinePanel)
        return self.page.right

    def toast(self) -> str:
        current = self.around.toasts.current
        return "" if current is None else current.words.text()

    def shown(self) -> list[str]:
        return [line.name for line in self.page.list.view.rows.lines]


@dataclass
class Stores:
    """What the page reads and writes."""

    contacts: ContactRepository
    records: RecordsRepository
    support: SupportRepository
    notes: HelplineNotesRepository


def make_kit(
    stores: Stores,
    clock: FrozenClock,
    events: Events,
    public: PublicSettings,
    size: tuple[int, int],
    visits: Visits | None = None,
    plan_phones: PlanPhones = tuple,
) -> Kit:
    host = QWidget()
    host.resize(*size)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    dialogs = FakeDialogs()
    around = Around(
        contacts=stores.contacts,
        records=stores.records,
        support=stores.support,
        notes=stores.notes,
        directory=load_directory(ROOT / "resources" / "helplines" / "directory.json"),
        lists=read_lists(ROOT / "resources" / "contacts" / "licensing.json"),
        clock=clock,
        dialogs=dialogs,
        toasts=Toasts(host),
        events=events,
        clipboard=ClipboardGuard(host),
        public=public,
        visits=visits,
        plan_phones=plan_phones,
    )
    page = ContactsPage(around)
    column.addWidget(page)
    host.show()
    kit = Kit(host, page, around, dialogs)
    page.entered()
    kit.settle()
    return kit
