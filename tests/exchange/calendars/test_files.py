"""Calendars of real programs come in right; broken ones crash nothing."""

from __future__ import annotations

import contextlib
import random
import time
from datetime import date
from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.calendars.domain import ALL_DAY_MINUTES, Occasion, Round
from mbc_companion.exchange.domain import Skipped
from tests.exchange.calendars.test_calendars import (
    OWN_ZONE,
    WEEKLY,
    calendar_of,
    occasions,
    read_all,
)
from tests.exchange.mutated import mutated

FULL = calendar_of(
    f"{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO\nEXDATE;TZID=America/New_York:20260727T103000\n"
    "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT2H\nEND:VALARM\nLOCATION:40 Alder\\, floor 2",
    "UID:w\nRECURRENCE-ID;TZID=America/New_York:20260803T103000\n"
    "DTSTART;TZID=America/New_York:20260804T150000",
    "UID:d\nDTSTART;VALUE=DATE:20260720\nRDATE;VALUE=DATE:20260725",
    "UID:o\nDTSTART;TZID=Our Town:20260720T103000\nDTEND;TZID=Our Town:20260720T113000",
    zones=OWN_ZONE,
)


def _through(content: bytes) -> None:
    began = time.process_time()
    with contextlib.suppress(KnownError):
        read_all(content)
    assert time.process_time() - began < 2


def test_300_broken_files_crash_nothing() -> None:
    dice = random.Random(9)
    for _ in range(300):
        _through(mutated(FULL, dice))


@pytest.mark.prove
def test_10_000_broken_files_crash_nothing() -> None:
    dice = random.Random(10)
    for _ in range(10_000):
        _through(mutated(FULL, dice))


def test_a_zone_with_an_endless_name_is_no_zone() -> None:
    """It is looked for as a file; found by the 10,000."""
    (one,) = read_all(calendar_of(f"UID:z\nDTSTART;TZID=America/{'9' * 5_000}:20260720T103000"))
    assert isinstance(one, Skipped)


SAMPLES = Path(__file__).parent / "samples"


def test_what_khal_wrote_comes_in_right() -> None:
    """Made by khal 0.14.1: a weekly visit with an alarm, a whole day, one in another zone."""
    weekly = read_all((SAMPLES / "khal-0.14-DrOkaf.ics").read_bytes())
    (series,) = [one for one in weekly if isinstance(one, Round)]
    assert (series.pace, series.every, series.until) == ("week", 1, date(2026, 8, 31))
    visits = [one for one in weekly if isinstance(one, Occasion)]
    assert [f"{one.at:%m-%d %H:%M}" for one in visits] == [
        f"{day} 10:30" for day in ("07-20", "07-27", "08-03", "08-10", "08-17", "08-24")
    ]
    assert {(one.title, one.minutes, one.place, one.notes, one.reminders) for one in visits} == {
        ("Dr. Okafor", 50, "40 Alder Street, floor 2", "Bring the letter", (60,))
    }
    (picnic,) = occasions((SAMPLES / "khal-0.14-Picnic.ics").read_bytes())
    assert (picnic.at.date(), picnic.minutes) == (date(2026, 7, 25), ALL_DAY_MINUTES)
    (denver,) = occasions((SAMPLES / "khal-0.14-Callwi.ics").read_bytes())
    assert (denver.zone, f"{denver.at:%H:%M}") == ("America/Denver", "15:00")
