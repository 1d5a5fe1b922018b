"""Invented words and visits for the demo; no real person's, and never in a real vault."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PICTURED = (
    "Today in the car I realized I had been holding my breath since the scan was booked. "
    "Eleven days. I let it out at the light on Alder Street and the man behind me had to honk."
    "\n\nI am not brave this week. I made soup, badly. I let the phone ring. When Maya asked, "
    "I said I was tired, and that was the true part of the sentence."
)
_LINES = (
    "Slept in two halves. The second half was better.",
    "Walked to the corner and back. The maple is turning early.",
    "Maya brought figs. We sat on the step and said almost nothing.",
    "The waiting room had the same magazine as in March.",
    "Hands are numb again. Buttons take a while.",
    "Laughed at the cat for a full minute. It felt like borrowing something.",
    "The letter came. I put it under the fruit bowl until after lunch.",
    "Quiet day. Soup, radio, rain.",
    "I told Sam the truth about the appointment. He did not try to fix it.",
    "Awake at three. Wrote it down so it stops going around.",
    "The nurse remembered my name. Small thing, stayed with me all day.",
    "Too many people asked how I am. I kept saying fine.",
    "Planted the bulbs. They are for spring.",
    "Angry at the printer, at the form, at the whole week.",
    "A good hour on the porch. The light came in sideways.",
    "Scan on Thursday. I cleaned the kitchen twice.",
    "Dr. Okafor gave me a sentence to use when people say I look well.",
    "Group today. Four of us. Nobody had to explain anything.",
    "Could not read more than a page. Listened to the book instead.",
    "Called my sister. We talked about her dog, mostly.",
)
_FEELINGS = {
    1: ("scared", "overwhelmed", "numb", "sad"),
    2: ("tired", "anxious", "lonely", "angry"),
    3: ("tired", "calm", "numb"),
    4: ("calm", "hopeful", "tired"),
    5: ("grateful", "loved", "hopeful"),
}


@dataclass(frozen=True)
class SampleEntry:
    """One invented entry; ``at`` is aware, in the zone it was written in."""

    at: datetime
    mood: int | None
    feelings: tuple[str, ...]
    text: str
    scales: tuple[tuple[str, int], ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False


def a_year(last_day: date, zone: ZoneInfo) -> Iterator[SampleEntry]:
    """The same invented year for the same last day: some days blank, some with three marks."""
    dice = random.Random(20260714)  # noqa: S311 - invented data has no secret to keep
    for back in range(365, -1, -1):
        day = last_day - timedelta(days=back)
        for _ in range(dice.choice((0, 0, 1, 1, 1, 2))):
            mood = dice.choice((1, 2, 2, 3, 3, 3, 4, 4, 5))
            moment = time(dice.randint(7, 21), dice.randint(0, 59))
            feelings = tuple(dice.sample(_FEELINGS[mood], k=dice.randint(0, 2)))
            words = dice.choice(_LINES) if dice.random() < 0.6 else ""
            at = datetime.combine(day, moment, tzinfo=zone)
            yield SampleEntry(at, mood, feelings, words, *_beside(at, mood, words))


def _beside(
    at: datetime, mood: int, words: str
) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...], bool]:
    """Values, tags and a star for some; from the moment itself, so that the dice roll as before."""
    scales: tuple[tuple[str, int], ...] = ()
    if at.day % 3 == 0:
        scales = (("pain", (11 - 2 * mood + at.minute % 3) % 11), ("sleep", 2 + at.minute % 7))
    said = words.lower()
    tags = tuple(tag for tag in ("scan", "soup", "porch", "group") if tag in said)
    return scales, tags, words.startswith("A good hour") and at.day % 5 == 0


@dataclass(frozen=True)
class SampleVisit:
    """One invented visit: with the therapist, or of the ``group``."""

    at: datetime
    group: bool = False
    in_person: bool = False
    after: str = ""
    questions: tuple[str, ...] = ()


THERAPIST = "Dr. Lena Okafor"
GROUP = "MBC support group"
QUESTIONS = (
    "How do I answer when people say I look well?",
    "Could Mondays move to afternoons?",
)
_AFTER = (
    "Start with sleep. She asked about Sundays.",
    "Two sentences to try on the phone. One of them worked.",
    "Do not bring the list next time, just the first line.",
)


def some_visits(today: date, zone: ZoneInfo) -> Iterator[SampleVisit]:
    """Mondays at 10:30 by video and a group on Thursdays, half a year back, three weeks on."""
    monday = today + timedelta(days=(7 - today.weekday()) % 7 or 7)
    for week in range(-26, 3):
        day = monday + timedelta(weeks=week)
        at = datetime.combine(day, time(10, 30), tzinfo=zone)
        questions = QUESTIONS if week == 0 else ()
        after = _AFTER[week % len(_AFTER)] if week < 0 else ""
        yield SampleVisit(at, in_person=week == 2, after=after, questions=questions)
        if week % 2 == 0:
            evening = datetime.combine(day + timedelta(days=3), time(18), tzinfo=zone)
            yield SampleVisit(evening, group=True)
