"""Contacts of the unlocked time: their stores, the page, and what they lend to others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from mbc_companion.contacts.around_panel import Around, PlanPhones
from mbc_companion.contacts.domain import Contact, ContactRow, Kind, LicenseCheck, Phone, Visits
from mbc_companion.contacts.folding import digits
from mbc_companion.contacts.helpline_notes.repository import HelplineNotesRepository
from mbc_companion.contacts.licensing import LicensingDamaged, Lists, read_lists
from mbc_companion.contacts.page import ContactsPage
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.domain import Support, SupportKind
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.contacts.words_view import outcome_words, status_words, support_words
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import resources
from mbc_companion.guidance.domain import Action, ActionKind, Done, Later, Topic
from mbc_companion.helplines.directory import load_directory
from mbc_companion.helplines.domain import Directory, Service
from mbc_companion.helplines.own import TrustedPerson, Yours
from mbc_companion.session.guidance_room import GuidanceRoom, Offer
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visit_people import VisitPeople
from mbc_companion.today.page import TodayPage
from mbc_companion.today.support_card import SupportCard
from mbc_companion.ui import keys as declared
from mbc_companion.ui.pages import LatePage

_log = logging.getLogger(__name__)


class ContactsRoom:
    """The stores are there from the start, for the rooms that name people; the page comes late."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        where = (around.database, around.clock, around.events)
        self.contacts = ContactRepository(*where)
        self.records = RecordsRepository(*where)
        self.support = SupportRepository(*where)
        self.notes = HelplineNotesRepository(*where)

    @cached_property
    def directory(self) -> Directory:
        return load_directory(resources() / "helplines" / "directory.json")

    @cached_property
    def lists(self) -> Lists | None:
        """Of licenses and compacts; None if the file is not as it was shipped."""
        try:
            return read_lists(resources() / "contacts" / "licensing.json")
        except LicensingDamaged as error:
            _log.error("license lists unreadable: %s", error.code)
            return None

    def people(self) -> VisitPeople:
        """Contacts, as the visits see them."""
        return VisitPeople(self.contacts, self.records)

    def build(
        self, book: Callable[[str, str], None], visits: Visits, plan_phones: PlanPhones
    ) -> None:
        """``book`` opens a new visit with a contact, by its uid and name."""
        self._book, self._visits, self._plan_phones = book, visits, plan_phones
        self._around.shell.bind(declared.NEW_CONTACT, self.new_contact)

    def late_page(self) -> LatePage:
        title = QCoreApplication.translate("ContactsPage", "Contacts")
        return LatePage(ContactsPage.key, title, self._make)

    @property
    def page(self) -> ContactsPage:
        page = self._around.shell.page(ContactsPage.key)
        assert isinstance(page, ContactsPage)
        return page

    def _make(self) -> ContactsPage:
        around = self._around
        return ContactsPage(
            Around(
                contacts=self.contacts,
                records=self.records,
                support=self.support,
                notes=self.notes,
                directory=self.directory,
                lists=self.lists,
                clock=around.clock,
                dialogs=around.dialogs,
                toasts=around.window.toasts,
                events=around.events,
                clipboard=around.clipboard,
                public=around.public,
                sharing=around.sharing,
                book=lambda contact: self._book(contact.uid, contact.name),
                visits=self._visits,
                plan_phones=self._plan_phones,
            ),
            keys=around.window.keys,
        )

    def purge_removed(self) -> None:
        """What was removed long enough ago. Raises a KnownError."""
        self.contacts.purge_removed()
        self.notes.purge_removed()

    def yours(self) -> Yours:
        """For Help now while unlocked; without the people if they cannot be read."""
        try:
            people = tuple(
                TrustedPerson(one.name, one.role, one.phone) for one in self.contacts.trusted()
            )
            return Yours(people, self.notes.own(), self.notes)
        except KnownError as error:
            _log.warning("no own people in Help now: %s", error.code)
            return Yours()

    def open(self, uid: str) -> None:
        """Go to a contact."""
        self._around.shell.show_page(self.page.key)
        self.page.show_contact(uid)

    def new_contact(self) -> None:
        self._around.shell.show_page(self.page.key)
        self.page.add_contact()

    def show_support(self, kind: str = "") -> None:
        """The support map, over whatever page is shown; at one kind if it is named."""
        self.page.acts.show_support(kind)

    def unsaved(self) -> str:
        """A contact that could not be written, as plain lines."""
        page = self._around.shell.pages.if_made(ContactsPage.key)
        return page.acts.unsaved() if isinstance(page, ContactsPage) else ""

    # -- with other rooms ----------------------------------------------------------------

    def join_today(self, page: TodayPage) -> None:
        card = SupportCard()
        card.wanted.connect(self.show_support)
        page.add_card(card, side=True)

    def join_library(self, library: GuidanceRoom) -> None:
        """What a topic's actions can do here."""
        library.offer(ActionKind.SUPPORT_MAP, Offer(self._to_support, lambda _: ""))
        library.offer(ActionKind.CHECK_LICENSE, Offer(self._to_license, lambda a: a.text))
        library.offer(ActionKind.SAVE_HELPLINE, Offer(self._save_helpline, self._about_helpline))

    def _to_support(self, action: Action, _topic: Topic, later: Later) -> None:
        kind = SupportKind(action.text)
        before = self._support(kind)

        def look() -> None:
            try:
                now = self._support(kind)
            except KnownError as error:
                _log.warning("support map not read again: %s", error.code)
                return
            if now != before:
                said = QCoreApplication.translate(
                    "ContactsPage", "Kept on your support map. {kind}: {status}"
                ).format(kind=support_words(kind), status=status_words(now.status))
                later(
                    Done(
                        said,
                        lambda: self.support.put(before),
                        lambda: self._support(kind) == now,
                    )
                )

        self.page.acts.show_support(action.text, then=look)

    def _support(self, kind: SupportKind) -> Support:
        return next(one for one in self.support.all() if one.kind is kind)

    def _to_license(self, _action: Action, _topic: Topic, later: Later) -> None:
        """``later`` hears of the first answer of a board that is noted after this."""
        page = self.page
        self._around.shell.show_page(page.key)

        def noted(uid: str, check: LicenseCheck) -> None:
            page.acts.check_noted.disconnect(noted)
            contact = self.contacts.contact(uid)
            said = QCoreApplication.translate(
                "ContactsPage", "License check kept with {name}: {found}"
            ).format(name=contact.name if contact else "", found=outcome_words(check.outcome))
            later(
                Done(said, lambda: self.records.remove_check(check.uid), lambda: still(uid, check))
            )

        def still(uid: str, check: LicenseCheck) -> bool:
            return any(one.uid == check.uid for one in self.records.checks(uid))

        page.acts.check_noted.connect(noted)
        page.check_license()

    def _service(self, uid: str) -> Service | None:
        return next((one for one in self.directory.services if one.uid == uid), None)

    def _about_helpline(self, action: Action) -> str:
        service = self._service(action.text)
        return f"{service.name}, {service.number.shown}" if service is not None else ""

    def _save_helpline(self, action: Action, _topic: Topic, _later: Later) -> Done | None:
        """A contact of its own, so that it can be carried, noted and sorted with the others."""
        service = self._service(action.text)
        if service is None:
            return None
        if any(self._leads_to(service, row) for row in self.contacts.search(service.name)):
            said = QCoreApplication.translate(
                "ContactsPage", "{name} is already with your contacts"
            )
            return Done(said.format(name=service.name))
        uid = self.contacts.save(
            Contact(
                Kind.GROUP,
                service.name,
                role=QCoreApplication.translate("ContactsPage", "Helpline"),
                phones=(Phone(service.number.shown),),
                hours=service.hours_words,
                languages=service.languages,
                web=service.web,
                reach=" ".join(part for part in (service.what_for, service.not_for) if part),
            )
        )
        said = QCoreApplication.translate("ContactsPage", "Saved with your contacts: {name}")
        return Done(
            said.format(name=service.name),
            lambda: self.contacts.remove(uid),
            lambda: self.contacts.contact(uid) is not None,
        )

    @staticmethod
    def _leads_to(service: Service, row: ContactRow) -> bool:
        return digits(row.phone)[-10:] == service.number.digits[-10:]
