"""What the directory's facts are called on screen and on paper."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from mbc_companion.helplines.domain import Mark, RouteKind, Service, Topic
from mbc_companion.helplines.hours import (
    Always,
    ClosedUntil,
    Hours,
    OpenAlways,
    OpenUntil,
    Span,
    State,
    state,
)
from mbc_companion.helplines.own import NoteKind
from mbc_companion.ui.moments import date_words, month_words

# Opening hours are American, whatever the computer is set to.
_AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def hour_words(moment: time) -> str:
    """As in 6 pm, 10:30 am, noon."""
    if moment.minute == 0 and moment.hour in (0, 12):
        if moment.hour:
            return QCoreApplication.translate("Helplines", "noon")
        return QCoreApplication.translate("Helplines", "midnight")
    dial = str(moment.hour % 12 or 12)
    if moment.minute:
        dial += f":{moment.minute:02d}"
    words = (
        QCoreApplication.translate("Helplines", "{hour} am")
        if moment.hour < 12
        else QCoreApplication.translate("Helplines", "{hour} pm")
    )
    return words.format(hour=dial)


def zone_words(zone: ZoneInfo) -> str:
    """As in Eastern; the zone's own name where people have no word for it."""
    known = {
        "America/New_York": QCoreApplication.translate("Helplines", "Eastern"),
        "America/Chicago": QCoreApplication.translate("Helplines", "Central"),
        "America/Denver": QCoreApplication.translate("Helplines", "Mountain"),
        "America/Los_Angeles": QCoreApplication.translate("Helplines", "Pacific"),
    }
    return known.get(zone.key, zone.key)


def _weekday(day: date) -> str:
    return _AMERICAN.standaloneDayName(day.isoweekday())


def state_words(found: State, now: datetime, here: ZoneInfo) -> str:
    """Open or closed; ``here`` is the person's zone, whose time is added where it differs."""
    if isinstance(found, OpenAlways):
        return QCoreApplication.translate("Helplines", "Open now. Any hour, any day")
    if isinstance(found, OpenUntil):
        change = found.closes
        today = change.date() == now.astimezone(here).date()
        words = QCoreApplication.translate("Helplines", "Open now. Until {hour} {zone} {day}")
        day = QCoreApplication.translate("Helplines", "today") if today else _weekday(change.date())
    else:
        change = found.opens
        words = QCoreApplication.translate("Helplines", "Closed now. Opens {day} {hour} {zone}")
        day = _weekday(change.date())
    assert isinstance(change.tzinfo, ZoneInfo)
    zone = zone_words(change.tzinfo)
    said = words.format(hour=hour_words(change.time()), zone=zone, day=day)
    return said + _here_words(change, here)


def _here_words(change: datetime, here: ZoneInfo) -> str:
    local = change.astimezone(here)
    if local.utcoffset() == change.utcoffset():
        return ""
    hour = hour_words(local.time())
    if local.date() != change.date():
        hour = f"{_weekday(local.date())} {hour}"
    return QCoreApplication.translate("Helplines", ", {hour} where you are").format(hour=hour)


def is_open(service: Service, now: datetime) -> bool:
    """Known to be open; a line without confirmed hours is not."""
    return service.hours is not None and not isinstance(state(service.hours, now), ClosedUntil)


def open_words(service: Service, now: datetime, here: ZoneInfo) -> str:
    """The line under a number: open, closed, or what is known instead of hours."""
    if service.hours is not None:
        return state_words(state(service.hours, now), now, here)
    return service.hours_words or _unknown_hours(service)


def _unknown_hours(service: Service) -> str:
    if service.main.kind is RouteKind.TEXT:
        return QCoreApplication.translate("Helplines", "Hours may vary. Text to check.")
    return QCoreApplication.translate("Helplines", "Hours may vary. Call to check.")


def week_rows(hours: Hours) -> list[tuple[str, str]]:
    """Days and hours as a table, equal days joined; empty for a line that never closes."""
    if isinstance(hours, Always):
        return []
    rows = []
    for spans, days in groupby(range(7), key=lambda at: hours.days[at]):
        first, *others = [_AMERICAN.standaloneDayName(at + 1) for at in days]
        if spans:
            between = QCoreApplication.translate("Helplines", "{first} to {last}").format(
                first=first, last=others[-1] if others else ""
            )
            rows.append((between if others else first, _span_words(spans)))
    return rows


def _span_words(spans: tuple[Span, ...]) -> str:
    pair = QCoreApplication.translate("Helplines", "{opens} to {closes}")
    return ", ".join(
        pair.format(opens=hour_words(span.opens), closes=hour_words(span.closes)) for span in spans
    )


def paper_hours(service: Service) -> list[str]:
    """Hours that stay true on paper, a line each."""
    if isinstance(service.hours, Always):
        return [QCoreApplication.translate("Helplines", "Any hour, any day")]
    if service.hours is None:
        return [service.hours_words or _unknown_hours(service)]
    pair = QCoreApplication.translate("Helplines", "{days}, {hours} {zone}")
    zone = zone_words(service.hours.zone)
    return [pair.format(days=d, hours=h, zone=zone) for d, h in week_rows(service.hours)]


def checked_words(service: Service, day: date) -> str:
    """When the number was last compared, and that this is long ago if it is."""
    words = QCoreApplication.translate("Helplines", "Last checked {date}, against public pages.")
    if service.is_stale(day):
        words += " " + QCoreApplication.translate("Helplines", "That is more than six months ago.")
    return words.format(date=date_words(service.checked_on))


def source_words(service: Service) -> str:
    """Where the number was seen and how old that page is."""
    words = QCoreApplication.translate("Helplines", "Source: {source}, {date}.")
    return words.format(source=service.source, date=_source_date(service.source_date))


def _source_date(written: str) -> str:
    if not written:
        return QCoreApplication.translate("Helplines", "a page without a date")
    parts = [int(part) for part in written.removeprefix("c. ").split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    written_day = date(year, month, day)
    words = (str(year), month_words(written_day), date_words(written_day))[len(parts) - 1]
    if not written.startswith("c. "):
        return words
    return QCoreApplication.translate("Helplines", "about {date}").format(date=words)


def mark_words(mark: Mark) -> str:
    """How sure the number is."""
    if mark is Mark.A:
        return QCoreApplication.translate("Helplines", "Seen in two places, one official.")
    if mark is Mark.P:
        return QCoreApplication.translate("Helplines", "Seen on their own page.")
    if mark is Mark.B_PLUS:
        return QCoreApplication.translate("Helplines", "Seen in several places, none official.")
    return QCoreApplication.translate("Helplines", "Seen in one place.")


def topic_words(topic: Topic) -> str:
    """What someone looks for, as a filter."""
    return {
        Topic.TALK: QCoreApplication.translate("Helplines", "Talk now"),
        Topic.CANCER: QCoreApplication.translate("Helplines", "Cancer information"),
        Topic.COUNSELOR: QCoreApplication.translate("Helplines", "Find a counselor"),
        Topic.MONEY: QCoreApplication.translate("Helplines", "Money and law"),
        Topic.FAMILY: QCoreApplication.translate("Helplines", "Partner or caregiver"),
    }[topic]


def route_icon(kind: RouteKind) -> str:
    """The icon beside a way in; the words say it too."""
    return {
        RouteKind.TEXT: "chat-text",
        RouteKind.CHAT: "chat-circle-text",
        RouteKind.ASL: "video-camera",
    }.get(kind, "phone")


def qr_name(uri: str, shown: str) -> str:
    """What a QR code is called by a screen reader."""
    if uri.startswith("sms:"):
        words = QCoreApplication.translate("Helplines", "QR code that writes to {number}")
    else:
        words = QCoreApplication.translate("Helplines", "QR code that dials {number}")
    return words.format(number=shown)


def point_words(uri: str) -> str:
    """What to do with a QR code."""
    if uri.startswith("sms:"):
        return QCoreApplication.translate(
            "Helplines", "Point your phone camera here, then tap to write."
        )
    return QCoreApplication.translate(
        "Helplines", "Point your phone camera here, then tap to call."
    )


def elsewhere_words() -> str:
    """For whom these numbers are."""
    return QCoreApplication.translate(
        "Helplines", "United States numbers. Elsewhere, call your local emergency number."
    )


def note_words(kind: NoteKind, day: str, time: str) -> str:
    """What happened with a number, and when."""
    words = {
        NoteKind.CALLED: QCoreApplication.translate("Helplines", "You called on {day}, {time}."),
        NoteKind.DID_NOT_WORK: QCoreApplication.translate(
            "Helplines", "On {day}, {time}, it did not work."
        ),
        NoteKind.NOTE: QCoreApplication.translate("Helplines", "Noted on {day}, {time}."),
    }
    return words[kind].format(day=day, time=time)


def public_words() -> str:
    """What to know before a helpline of one's own is shown while locked."""
    return QCoreApplication.translate(
        "Helplines",
        "Its name and number will be in a file that is not encrypted. Anyone who opens this "
        "computer can see them, also while Companion is locked.",
    )


def read_out_words() -> str:
    """A first sentence for a call."""
    return QCoreApplication.translate(
        "Helplines",
        "“I have metastatic breast cancer. I would like to talk to someone, and I do not know "
        "where to begin.”",
    )
