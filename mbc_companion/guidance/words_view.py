"""What the library's parts are called on screen and on paper."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.guidance.domain import ActionKind, Group, Source, Topic

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def group_words(group: Group) -> str:
    """A group of topics, as a choice and as a heading."""
    return {
        Group.CRISIS: QCoreApplication.translate("Library", "Help right now"),
        Group.NIGHTS: QCoreApplication.translate("Library", "Hard nights"),
        Group.SCANS: QCoreApplication.translate("Library", "Scans and waiting"),
        Group.TALKING: QCoreApplication.translate("Library", "People around you"),
        Group.SUPPORT: QCoreApplication.translate("Library", "Finding support"),
        Group.GROUPS: QCoreApplication.translate("Library", "Not being alone"),
        Group.PAYING: QCoreApplication.translate("Library", "Paying for it"),
        Group.BODY: QCoreApplication.translate("Library", "Body and mind"),
        Group.LIVING: QCoreApplication.translate("Library", "Living with it"),
    }[group]


def group_icon(group: Group) -> str:
    return {
        Group.CRISIS: "lifebuoy",
        Group.NIGHTS: "moon",
        Group.SCANS: "wind",
        Group.TALKING: "chat-circle-text",
        Group.SUPPORT: "users",
        Group.GROUPS: "users-three",
        Group.PAYING: "umbrella-simple",
        Group.BODY: "leaf",
        Group.LIVING: "sun-horizon",
    }[group]


def action_icon(kind: ActionKind) -> str:
    return {
        ActionKind.QUESTION: "calendar-check",
        ActionKind.CALL_INSURER: "phone-call",
        ActionKind.SAVE_HELPLINE: "address-book",
        ActionKind.CHECK_LICENSE: "seal-check",
        ActionKind.WRITE: "note-pencil",
        ActionKind.SUPPORT_MAP: "users",
        ActionKind.BREATHE: "wind",
    }[kind]


def minutes_words(minutes: int) -> str:
    """In a row of the list, where there is little room."""
    return QCoreApplication.translate("Library", "{minutes} min").format(minutes=minutes)


def count_words(count: int) -> str:
    """How many topics there are."""
    if count == 1:
        return QCoreApplication.translate("Library", "1 topic")
    return QCoreApplication.translate("Library", "%n topics", "", count)


def reading_words(minutes: int) -> str:
    return QCoreApplication.translate("Library", "%n minutes", "", minutes)


def from_library_words(minutes: int) -> str:
    """Under a title on Today."""
    return QCoreApplication.translate("Library", "%n minutes, from your library", "", minutes)


def reviewed_words(topic: Topic) -> str:
    """As in Reviewed November 2026."""
    words = QCoreApplication.translate("Library", "Reviewed {month}")
    return words.format(month=_day(topic.checked_on, "MMMM yyyy"))


def stale_words() -> str:
    return QCoreApplication.translate(
        "Library",
        "This was last reviewed more than a year ago. Check first with your care team before "
        "you rely on it.",
    )


def checked_words(topic: Topic) -> str:
    words = QCoreApplication.translate("Library", "Checked against these on {day}.")
    return words.format(day=_day(topic.checked_on, "MMMM d, yyyy"))


def guidance_words() -> str:
    return QCoreApplication.translate("Library", "Guidance, not medical advice.")


def sources_title() -> str:
    return QCoreApplication.translate("Library", "Sources")


def source_words(source: Source) -> str:
    end = "" if source.title[-1:] in "?." else "."
    return f"{source.title}{end} {source.publisher}, {_published(source.published)}"


def _published(written: str) -> str:
    """A day or a month in words; everything else as it is written."""
    if _DAY.fullmatch(written):
        return _day(date.fromisoformat(written), "MMMM d, yyyy")
    if _MONTH.fullmatch(written):
        return _day(date.fromisoformat(f"{written}-01"), "MMMM yyyy")
    return written


def _day(day: date, pattern: str) -> str:
    return _AMERICAN.toString(QDate(day.year, day.month, day.day), pattern)
