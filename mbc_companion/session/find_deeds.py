"""Everything that can be done from Find, whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mbc_companion.helplines.domain import LIFELINE
from mbc_companion.session.contacts_room import ContactsRoom
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.find_names import Deed
from mbc_companion.session.guidance_room import GuidanceRoom
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.ui import keys as declared
from mbc_companion.ui.settings_page import SettingsPage


@dataclass(frozen=True)
class Rooms:
    """What is looked through."""

    journal: JournalRoom
    visits: VisitsRoom
    coverage: CoverageRoom
    contacts: ContactsRoom
    library: GuidanceRoom
    settings: Callable[[], SettingsPage]


@dataclass(frozen=True)
class Acts:
    """What no single room can do."""

    help: Callable[[], object]
    check_in: Callable[[], object]


def deeds(around: Surroundings, rooms: Rooms, acts: Acts) -> tuple[Deed, ...]:
    """The most wanted first: these are offered before anything is typed."""
    return (
        *_writing(around, rooms, acts),
        *_caring(around, rooms),
        *_comforting(around, rooms, acts),
        *_looking(around),
    )


def _writing(around: Surroundings, rooms: Rooms, acts: Acts) -> tuple[Deed, ...]:
    cap = around.window.keys.cap
    return (
        Deed(
            QCoreApplication.translate("Find", "Check in"),
            QCoreApplication.translate("Find", "One mark for how it is right now"),
            "sun-horizon",
            acts.check_in,
            cap(declared.CHECK_IN),
            QCoreApplication.translate("Find", "mark mood feeling today"),
        ),
        Deed(
            QCoreApplication.translate("Find", "New journal entry"),
            QCoreApplication.translate("Find", "One line is an entry. So is one word"),
            "note-pencil",
            rooms.journal.new_entry,
            cap(declared.NEW_ENTRY),
            QCoreApplication.translate("Find", "write words diary"),
        ),
    )


def _caring(around: Surroundings, rooms: Rooms) -> tuple[Deed, ...]:
    cap = around.window.keys.cap
    return (
        Deed(
            QCoreApplication.translate("Find", "Add a visit"),
            QCoreApplication.translate("Find", "As the last one, until you change it"),
            "plus",
            rooms.visits.add,
            cap(declared.NEW_VISIT),
            QCoreApplication.translate("Find", "appointment book new therapy scan"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Call your insurer"),
            QCoreApplication.translate("Find", "Guided script with a place for the reference"),
            "phone-call",
            rooms.coverage.begin_call,
            "",
            QCoreApplication.translate("Find", "insurance authorization plan log"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Add a contact"),
            QCoreApplication.translate("Find", "A person, a professional, a group or an insurer"),
            "plus",
            rooms.contacts.new_contact,
            cap(declared.NEW_CONTACT),
            QCoreApplication.translate("Find", "new someone phone number therapist"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Your support"),
            QCoreApplication.translate("Find", "What you tried, and one small next step"),
            "users-three",
            rooms.contacts.show_support,
            "",
            QCoreApplication.translate("Find", "map group counseling status"),
        ),
    )


def _comforting(around: Surroundings, rooms: Rooms, acts: Acts) -> tuple[Deed, ...]:
    cap = around.window.keys.cap
    also = QCoreApplication.translate("Find", "helpline {number} crisis talk")
    return (
        Deed(
            QCoreApplication.translate("Find", "Help now"),
            QCoreApplication.translate("Find", "Someone to call, any hour"),
            "lifebuoy",
            acts.help,
            cap(declared.HELP),
            also.format(number=LIFELINE.shown),
        ),
        Deed(
            QCoreApplication.translate("Find", "Breathe for two minutes"),
            QCoreApplication.translate("Find", "Three guided exercises"),
            "wind",
            rooms.library.open_exercise,
            "",
            QCoreApplication.translate("Find", "calm grounding exercise panic"),
        ),
    )


def _looking(around: Surroundings) -> tuple[Deed, ...]:
    window, keys = around.window, around.window.keys
    return (
        Deed(
            QCoreApplication.translate("Find", "Hide"),
            QCoreApplication.translate("Find", "Cover the window with hills and a clock"),
            "eye-slash",
            window.cover,
            keys.cap(declared.HIDE),
            QCoreApplication.translate("Find", "cover screen private"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Lock"),
            QCoreApplication.translate("Find", "Save and close everything private"),
            "lock-simple",
            window.lock_requested.emit,
            keys.cap(declared.LOCK),
            QCoreApplication.translate("Find", "close private end"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Bigger text"),
            "",
            "text-aa",
            lambda: window.change_text_size(1),
            keys.cap(declared.BIGGER),
            QCoreApplication.translate("Find", "larger zoom size font"),
        ),
        Deed(
            QCoreApplication.translate("Find", "Smaller text"),
            "",
            "text-aa",
            lambda: window.change_text_size(-1),
            keys.cap(declared.SMALLER),
            QCoreApplication.translate("Find", "zoom size font"),
        ),
    )
