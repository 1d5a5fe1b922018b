"""Removed contacts and helplines: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import ContactRow
from mbc_companion.contacts.helpline_sheet import publish_public
from mbc_companion.helplines.own import OwnHelpline
from mbc_companion.ui.removed_sheet import RemovedSheet, RemovedThing


def removed_contacts(host: QWidget, around: Around) -> RemovedSheet:
    """The last removed first."""
    heading = QCoreApplication.translate("Contacts", "Removed contacts")

    def read(most: int) -> tuple[RemovedThing, ...]:
        return tuple(_contact(row, around) for row in around.contacts.removed()[:most])

    return RemovedSheet(host, heading, around.dialogs, read)


def _contact(row: ContactRow, around: Around) -> RemovedThing:
    return RemovedThing(
        row.name or row.phone,
        (", ".join(part for part in (row.role, row.phone) if part),),
        lambda: around.contacts.bring_back(row.uid),
        lambda: around.contacts.remove_for_good(row.uid),
        back=QCoreApplication.translate("Contacts", "It is back with your contacts."),
        ask=QCoreApplication.translate("Contacts", "Remove this contact for good?"),
        goes_too=QCoreApplication.translate("Contacts", "Its talks and checks go with it."),
    )


def removed_helplines(host: QWidget, around: Around) -> RemovedSheet:
    """Those somebody added; the last removed first."""
    heading = QCoreApplication.translate("Contacts", "Removed helplines")

    def read(most: int) -> tuple[RemovedThing, ...]:
        return tuple(_helpline(one, around) for one in around.notes.removed_own()[:most])

    return RemovedSheet(host, heading, around.dialogs, read)


def _helpline(one: OwnHelpline, around: Around) -> RemovedThing:
    return RemovedThing(
        one.name or one.number,
        (", ".join(part for part in (one.what_for, one.number) if part),),
        _and_publish(around, lambda: around.notes.bring_back_own(one.uid)),
        lambda: around.notes.remove_own_for_good(one.uid),
        back=QCoreApplication.translate("Contacts", "It is back with the helplines."),
        ask=QCoreApplication.translate("Contacts", "Remove this helpline for good?"),
        goes_too=QCoreApplication.translate("Contacts", "Your notes about it go with it."),
    )


def _and_publish(around: Around, act: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        act()
        publish_public(around)

    return both
