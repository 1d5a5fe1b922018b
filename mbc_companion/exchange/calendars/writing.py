"""Visits as an iCalendar file that other calendars open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from mbc_companion.exchange.calendars.domain import Outgoing, OutgoingSeries, Rule

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEAR = timedelta(days=366)
_LAST_IN_EVERY_MONTH = 28


def written(
    visits: Iterable[Outgoing | OutgoingSeries], *, neutral: str, made_at: datetime
) -> bytes:
    """``neutral`` is the title of visits without one, and of every reminder."""
    # Imported late: nothing of it is needed before somebody takes visits out.
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//Companion//EN")
    whole.add("version", "2.0")
    days = [made_at.date()]
    for one in visits:
        if isinstance(one, Outgoing):
            whole.add_component(_event(one, neutral, made_at))
            days.append(one.at.date())
        else:
            for event in _repeating(one, neutral, made_at):
                whole.add_component(event)
            days += [one.usual.at.date(), *(changed.at.date() for _, changed in one.changed)]
    # Before the year of the first visit no clock matters; a repeat has no later than ten years.
    whole.add_missing_timezones(min(days) - _YEAR, max(days) + 12 * _YEAR)
    return bytes(whole.to_ical())


def _event(visit: Outgoing, neutral: str, made_at: datetime) -> Any:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{visit.uid}@companion")
    event.add("dtstamp", made_at)
    if visit.all_day:
        event.add("dtstart", visit.at.date())
        event.add("dtend", visit.at.date() + timedelta(days=1))
    else:
        event.add("dtstart", _told(visit.at))
        event.add("dtend", _told(_later(visit.at, visit.minutes)))
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
    return event


def _repeating(series: OutgoingSeries, neutral: str, made_at: datetime) -> Iterable[Any]:
    """The event with its rule, then each that is otherwise, under the same uid."""
    usual = series.usual

    def named(wall: datetime) -> date:
        """As the rule gives it: a time that clocks skip stays the time the rule says."""
        return wall.date() if usual.all_day else wall.replace(tzinfo=usual.at.tzinfo)

    event = _event(usual, neutral, made_at)
    del event["DTSTART"]
    event.add("dtstart", named(series.first))
    event.add("rrule", _rule(series.rule, series.first, usual))
    if series.left_out:
        event.add("exdate", [named(wall) for wall in series.left_out])
    yield event
    for wall, visit in series.changed:
        instead = _event(visit, neutral, made_at)
        instead.add("recurrence-id", named(wall))
        yield instead


def _rule(rule: Rule, first: datetime, usual: Outgoing) -> dict[str, Any]:
    said: dict[str, Any] = {"FREQ": "WEEKLY" if rule.pace == "week" else "MONTHLY"}
    if rule.every != 1:
        said["INTERVAL"] = rule.every
    if rule.pace == "month_day":
        # The last that exists of the 28th, 29th, ... up to the day itself.
        days = list(range(min(_LAST_IN_EVERY_MONTH, first.day), first.day + 1))
        said["BYMONTHDAY"] = days
        if len(days) > 1:
            said["BYSETPOS"] = -1
    elif rule.pace == "month_weekday":
        place = (first.day - 1) // 7 + 1
        said["BYDAY"] = f"{place if place < 5 else -1}{_DAYS[first.weekday()]}"
    if rule.until is not None:
        end = datetime.combine(rule.until, time(23, 59, 59), usual.at.tzinfo)
        said["UNTIL"] = rule.until if usual.all_day else end.astimezone(UTC)
    else:
        said["COUNT"] = rule.count
    return said


def _later(at: datetime, minutes: int) -> datetime:
    """By the time that passes, not by what the clock shows on a night it is changed."""
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(at.tzinfo)


def _told(at: datetime) -> datetime:
    """The second of two equal wall times has no name in its zone; it is told in UTC."""
    return at if at.fold == 0 else at.astimezone(UTC)


def _clean(text: str) -> str:
    return "".join(one for one in text if one == "\n" or one >= " ").strip()
