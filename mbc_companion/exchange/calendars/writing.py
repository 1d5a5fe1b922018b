"""Visits as an iCalendar file that other calendars open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from mbc_companion.exchange.calendars.domain import ALL_DAY_MINUTES, Outgoing


def written(visits: Iterable[Outgoing], *, neutral: str, made_at: datetime) -> bytes:
    """``neutral`` is the title of visits without one, and of every reminder."""
    # Imported late: nothing of it is needed before somebody takes visits out.
    from icalendar import Alarm, Calendar, Event

    whole = Calendar()
    whole.add("prodid", "-//Companion//EN")
    whole.add("version", "2.0")
    for visit in visits:
        event = Event()
        event.add("uid", f"{visit.uid}@companion")
        event.add("dtstamp", made_at)
        if _all_day(visit):
            event.add("dtstart", visit.at.date())
            event.add("dtend", visit.at.date() + timedelta(days=1))
        else:
            event.add("dtstart", visit.at)
            event.add("dtend", visit.at + timedelta(minutes=visit.minutes))
        event.add("summary", _clean(visit.title) or neutral)
        if visit.place:
            event.add("location", _clean(visit.place))
        event.add("status", "CANCELLED" if visit.cancelled else "CONFIRMED")
        for minutes in () if visit.cancelled else visit.reminders:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", neutral)
            alarm.add("trigger", timedelta(minutes=-minutes))
            event.add_component(alarm)
        whole.add_component(event)
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def _all_day(visit: Outgoing) -> bool:
    midnight = visit.at.hour == 0 and visit.at.minute == 0
    return midnight and visit.minutes == ALL_DAY_MINUTES


def _clean(text: str) -> str:
    return "".join(one for one in text if one == "\n" or one >= " ").strip()
