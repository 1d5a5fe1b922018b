"""Which time zone an entry was written in, and so which day it belongs to."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from mbc_companion.exchange.domain import FoundEntry

# Places for the offsets that are no whole hours.
_BETWEEN = (
    "Asia/Kolkata",
    "America/St_Johns",
    "Australia/Darwin",
    "Australia/Adelaide",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Yangon",
    "Pacific/Chatham",
    "Australia/Eucla",
    "Pacific/Marquesas",
    "Australia/Lord_Howe",
)
_HOUR = timedelta(hours=1)


def needs_zone(found: FoundEntry) -> bool:
    """The file does not say where on earth this was."""
    return not found.zone and (found.at.tzinfo is None or not found.at.utcoffset())


def placed(found: FoundEntry, asked: str) -> datetime:
    """The moment in a zone with a name; ``asked`` is used where the file has none.

    Where the file shows what the clock showed, that and the day stay as they were.
    """
    if found.zone:
        zone = _zone(found.zone)
        return (
            found.at.replace(tzinfo=zone) if found.at.tzinfo is None else found.at.astimezone(zone)
        )
    home = _zone(asked)
    if found.at.tzinfo is None:
        return found.at.replace(tzinfo=home)
    offset = found.at.utcoffset()
    if not offset:
        return found.at.astimezone(home)
    return found.at.astimezone(_with_offset(found.at, offset, asked))


def _with_offset(at: datetime, offset: timedelta, asked: str) -> ZoneInfo:
    """A zone in which the clock showed what the file says: the asked one if it did."""
    hours, rest = divmod(offset, _HOUR)
    plain = () if rest else (f"Etc/GMT{-hours:+d}",)
    for name in (asked, *plain, *_BETWEEN):
        try:
            zone = _zone(name)
        except (KeyError, ValueError, OSError):
            continue
        if at.astimezone(zone).utcoffset() == offset:
            return zone
    return _zone(asked)


def zone_named(typed: str) -> str:
    """The zone a person means by its name or by a city in it; "" if there is none."""
    wanted = "_".join(typed.split()).casefold()
    if not wanted:
        return ""
    for name in sorted(available_timezones()):
        if wanted in {name.casefold(), name.rpartition("/")[2].casefold()} and "/" in name:
            return name
    return ""


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
