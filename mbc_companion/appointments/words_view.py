"""Visits in words: kinds, ways, states, days; the same wherever they stand."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from mbc_companion.appointments.domain import Kind, Mode, Payment, Status, Visit, VisitRow
from mbc_companion.appointments.typed_when import Tongue
from mbc_companion.ui.moments import american, day_words, time_words

MODE_ICONS = {Mode.VIDEO: "video-camera", Mode.IN_PERSON: "map-pin", Mode.PHONE: "phone"}
MODE_PICTURES = {mode.value: icon for mode, icon in MODE_ICONS.items()}


def kind_words(kind: Kind) -> str:
    return {
        Kind.INDIVIDUAL_THERAPY: QCoreApplication.translate("Visits", "Individual therapy"),
        Kind.GROUP_COUNSELING: QCoreApplication.translate("Visits", "Group counseling"),
        Kind.SUPPORT_GROUP: QCoreApplication.translate("Visits", "Support group"),
        Kind.PSYCHIATRY: QCoreApplication.translate("Visits", "Psychiatry"),
        Kind.PALLIATIVE_COUNSELING: QCoreApplication.translate("Visits", "Palliative counseling"),
        Kind.COUPLES_OR_FAMILY: QCoreApplication.translate("Visits", "Couples or family"),
        Kind.ONCOLOGY: QCoreApplication.translate("Visits", "Oncology"),
        Kind.SCAN: QCoreApplication.translate("Visits", "Scan"),
        Kind.RESULTS: QCoreApplication.translate("Visits", "Results"),
        Kind.TREATMENT: QCoreApplication.translate("Visits", "Treatment"),
        Kind.OTHER: QCoreApplication.translate("Visits", "Other"),
    }[kind]


def mode_words(mode: Mode) -> str:
    """As a choice."""
    return {
        Mode.VIDEO: QCoreApplication.translate("Visits", "Video"),
        Mode.IN_PERSON: QCoreApplication.translate("Visits", "In person"),
        Mode.PHONE: QCoreApplication.translate("Visits", "Phone"),
    }[mode]


def mode_line(mode: Mode) -> str:
    """Behind a time: "10:30 am, video"."""
    return {
        Mode.VIDEO: QCoreApplication.translate("Visits", "video"),
        Mode.IN_PERSON: QCoreApplication.translate("Visits", "in person"),
        Mode.PHONE: QCoreApplication.translate("Visits", "by phone"),
    }[mode]


def status_words(status: Status) -> str:
    return {
        Status.PLANNED: QCoreApplication.translate("Visits", "Booked"),
        Status.ATTENDED: QCoreApplication.translate("Visits", "Took place"),
        Status.CANCELLED: QCoreApplication.translate("Visits", "Called off"),
        Status.LATE_CANCELLED: QCoreApplication.translate("Visits", "Called off late"),
        Status.MISSED: QCoreApplication.translate("Visits", "Did not take place"),
    }[status]


def payment_words(payment: Payment) -> str:
    return {
        Payment.PLAN: QCoreApplication.translate("Visits", "My plan"),
        Payment.AUTHORIZATION: QCoreApplication.translate(
            "Visits", "My plan, with an authorization"
        ),
        Payment.SLIDING_SCALE: QCoreApplication.translate("Visits", "Sliding scale"),
        Payment.IN_HOUSE_FREE: QCoreApplication.translate(
            "Visits", "Free at the hospital or group"
        ),
        Payment.EMPLOYEE_ASSISTANCE: QCoreApplication.translate("Visits", "Employee assistance"),
        Payment.SELF_PAY: QCoreApplication.translate("Visits", "I pay it myself"),
        Payment.NOT_SURE: QCoreApplication.translate("Visits", "Not sure yet"),
    }[payment]


def who_words(visit: Visit | VisitRow) -> str:
    """The provider's name, else the kind of visit."""
    return visit.provider_name.strip() or kind_words(visit.kind)


def role_words(role: str) -> str:
    """Behind a name: "psychologist"; words with a name in them stay as they were written."""
    rest = role[1:]
    return role if rest != rest.lower() else role.lower()


def when_line(visit: Visit | VisitRow) -> str:
    """ "10:30 am, video"."""
    return QCoreApplication.translate("Visits", "{time}, {way}").format(
        time=time_words(visit.at), way=mode_line(visit.mode)
    )


def long_day(day: date, today: date) -> str:
    """ "Monday, July 20"; with the year where it is another one."""
    if day.year == today.year:
        return day_words(day)
    return day_with_year(day)


def day_with_year(day: date) -> str:
    return QCoreApplication.translate("Visits", "{day}, {year}").format(
        day=day_words(day), year=day.year
    )


def day_forms(day: date, today: date) -> tuple[str, ...]:
    """The same day as long words and as shorter ones: "Thu, Dec 24"."""
    patterns = (
        ("ddd, MMMM d", "ddd, MMM d") if american(QLocale()) else ("ddd, d MMMM", "ddd, d MMM")
    )
    year = "" if day.year == today.year else ", yyyy"
    locale, shown = QLocale(), QDate(day.year, day.month, day.day)
    return (long_day(day, today), *(locale.toString(shown, one + year) for one in patterns))


def spoken(visit: Visit | VisitRow, today: date) -> str:
    """ "Dr. Lena Okafor, Monday, July 20, 10:30 am": how a button names its visit."""
    return QCoreApplication.translate("Visits", "{who}, {day}, {time}").format(
        who=who_words(visit), day=long_day(visit.day, today), time=time_words(visit.at)
    )


def when_words(visit: Visit | VisitRow, today: date) -> str:
    """ "Monday, July 20, 10:30 am"."""
    return QCoreApplication.translate("Visits", "{day}, {time}").format(
        day=long_day(visit.day, today), time=time_words(visit.at)
    )


def questions_words(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Visits", "1 question ready")
    return QCoreApplication.translate("Visits", "%n questions ready", "", count)


def visits_words(count: int) -> str:
    return (
        QCoreApplication.translate("Visits", "1 visit")
        if count == 1
        else QCoreApplication.translate("Visits", "%n visits", "", count)
    )


def until_words(day: date, now: datetime) -> str:
    """How long until ``day``: "today", "tomorrow", "in 6 days"."""
    days = (day - now.date()).days
    if days <= 0:
        return QCoreApplication.translate("Visits", "today")
    if days == 1:
        return QCoreApplication.translate("Visits", "tomorrow")
    return QCoreApplication.translate("Visits", "in %n days", "", days)


def place_words(day: date) -> str:
    """ "third", of its weekday in the month."""
    places = (
        QCoreApplication.translate("Visits", "first"),
        QCoreApplication.translate("Visits", "second"),
        QCoreApplication.translate("Visits", "third"),
        QCoreApplication.translate("Visits", "fourth"),
        QCoreApplication.translate("Visits", "last"),
    )
    return places[(day.day - 1) // 7]


def weekday_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd")


def short(day: date, pattern: str) -> str:
    """A part of a date in the person's language: "ddd", "MMM", "MMMM yyyy"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def first_weekday() -> int:
    """Monday is 1, Sunday 0; the US pack, which is also Qt's plain locale, begins on Sunday."""
    locale = QLocale()
    plain = locale.language() == QLocale.Language.C
    return 0 if plain else locale.firstDayOfWeek().value % 7


def tongue() -> Tongue:
    """How days and times are typed in the person's locale."""
    locale = QLocale()
    long, brief = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat

    def spellings(name: str, other: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.lower().rstrip(".") for one in (name, other)))

    months = [
        spellings(locale.standaloneMonthName(n, long), locale.monthName(n, brief))
        for n in range(1, 13)
    ]
    days = [spellings(locale.dayName(n, long), locale.dayName(n, brief)) for n in range(1, 8)]
    plain = locale.language() == QLocale.Language.C
    pattern = locale.dateFormat(brief).lower()
    half = "ap" in locale.timeFormat(brief).lower()
    return Tongue(
        months=tuple(months),
        weekdays=tuple(days),
        day_first=not plain and pattern.find("d") < pattern.find("m"),
        twelve_hours=plain or half,
        today=QCoreApplication.translate("Visits", "today"),
        tomorrow=QCoreApplication.translate("Visits", "tomorrow"),
        yesterday=QCoreApplication.translate("Visits", "yesterday"),
        noon=QCoreApplication.translate("Visits", "noon"),
        midnight=QCoreApplication.translate("Visits", "midnight"),
    )


CENTER = int(Qt.AlignmentFlag.AlignCenter)
