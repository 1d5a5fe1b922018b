"""What is said about a line: open or closed, how old, and in our voice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.directory import read_directory
from mbc_companion.helplines.domain import Mark, RouteKind, Service, Topic
from mbc_companion.helplines.hours import Week
from tests.helplines.extract import DIRECTORY
from tests.helplines.test_directory_facts import said

SERVICES = {service.uid: service for service in read_directory(DIRECTORY).services}
NEW_YORK = ZoneInfo("America/New_York")
NOT_SAID = re.compile(
    r"\b(journey|battle|fight|warrior|survivor|brave|positive|should|simply|streak|missed|failed"
    r"|overdue|user|patient|submit|content|counsellor|programme|centre|suicidal|invalid)s?\b",
    re.IGNORECASE,
)


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("uid", "now", "expected"),
    [
        ("acs", "2026-07-14T03:00", "Open now. Any hour, any day"),
        ("lifeline", "2026-12-25T03:00", "Open now. Any hour, any day"),
        ("cancercare", "2026-07-14T12:00", "Open now. Until 6 pm Eastern today"),
        ("cancercare", "2026-07-17T12:00", "Open now. Until 5 pm Eastern today"),
        ("cancercare", "2026-07-18T12:00", "Closed now. Opens Monday 10 am Eastern"),
        ("cancercare", "2026-07-14T19:42", "Closed now. Opens Wednesday 10 am Eastern"),
        ("csc", "2026-07-14T12:00", "Hours may vary. Call to check."),
        ("nci", "2026-07-14T12:00", "Hours may vary. Call to check."),
        ("komen", "2026-07-14T12:00", "Hours may vary. Call to check."),
        ("crisis_text", "2026-07-14T12:00", "Hours may vary. Text to check."),
        ("apos", "2026-07-14T12:00", "Leave a message. They call back in a day or two."),
    ],
)
def test_open_or_closed(uid: str, now: str, expected: str) -> None:
    assert words.open_words(SERVICES[uid], at(now), NEW_YORK) == expected
    assert words.is_open(SERVICES[uid], at(now)) is expected.startswith("Open")


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        (
            "America/Los_Angeles",
            "2026-07-14T12:00",
            "Open now. Until 6 pm Eastern today, 3 pm where you are",
        ),
        (
            "Pacific/Honolulu",
            "2026-07-18T12:00",
            "Closed now. Opens Monday 10 am Eastern, 4 am where you are",
        ),
        (
            "Pacific/Guam",
            "2026-07-14T17:00",
            "Open now. Until 6 pm Eastern Tuesday, Wednesday 8 am where you are",
        ),
        ("America/Toronto", "2026-07-14T12:00", "Open now. Until 6 pm Eastern today"),
    ],
)
def test_where_another_clock_hangs(zone: str, now: str, expected: str) -> None:
    assert words.open_words(SERVICES["cancercare"], at(now), ZoneInfo(zone)) == expected


def test_every_zone_has_a_word() -> None:
    for service in SERVICES.values():
        if isinstance(service.hours, Week):
            assert "/" not in words.zone_words(service.hours.zone)


def test_hours_as_a_table_and_on_paper() -> None:
    hours = SERVICES["cancercare"].hours
    assert hours is not None
    rows = [("Monday to Thursday", "10 am to 6 pm"), ("Friday", "10 am to 5 pm")]
    assert words.week_rows(hours) == rows
    assert words.paper_hours(SERVICES["cancercare"]) == [
        "Monday to Thursday, 10 am to 6 pm Eastern",
        "Friday, 10 am to 5 pm Eastern",
    ]
    assert words.paper_hours(SERVICES["acs"]) == ["Any hour, any day"]
    assert words.paper_hours(SERVICES["csc"]) == ["Hours may vary. Call to check."]


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("00:00", "midnight"), ("12:00", "noon"), ("00:30", "12:30 am"), ("21:05", "9:05 pm")],
)
def test_hours_of_the_day(hour: str, expected: str) -> None:
    assert words.hour_words(datetime.fromisoformat(f"2026-01-01T{hour}").time()) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", "a page without a date"),
        ("2014", "2014"),
        ("2022-07", "July 2022"),
        ("2022-04-07", "April 7, 2022"),
        ("c. 2012", "about 2012"),
    ],
)
def test_how_old_the_source_is(written: str, expected: str) -> None:
    service = replace(SERVICES["nci"], source_date=written)
    assert words.source_words(service) == f"Source: cancer.gov, {expected}."


def test_when_it_was_checked() -> None:
    acs = SERVICES["acs"]
    assert (
        words.checked_words(acs, acs.checked_on)
        == "Last checked November 22, 2026, against public pages."
    )
    late = words.checked_words(acs, acs.checked_on + timedelta(days=181))
    assert late.endswith("more than six months ago.")


def test_every_mark_topic_and_way_has_its_words() -> None:
    assert len({words.mark_words(mark) for mark in Mark}) == len(Mark)
    assert len({words.topic_words(topic) for topic in Topic}) == len(Topic)
    assert all(words.route_icon(kind) for kind in RouteKind)


def test_codes_are_named_for_what_they_do() -> None:
    acs = SERVICES["acs"]
    assert words.qr_name(acs.main.uri, acs.number.shown).startswith("QR code that dials 1-")
    text = SERVICES["crisis_text"]
    assert words.qr_name(text.main.uri, text.number.shown).startswith("QR code that writes to ")


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES.keys())
def test_the_directory_keeps_the_voice(service: Service) -> None:
    for text in said(service):
        assert "!" not in text
        assert "..." not in text
        assert not NOT_SAID.search(text), text
        for sentence in re.split(r"[.?:]\s", text):
            assert len(sentence.split()) <= 16, sentence


def _syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))
    return max(1, len(groups))


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES.keys())
def test_the_directory_reads_easily(service: Service) -> None:
    """Flesch-Kincaid with names and numbers masked, rough, over what describes the line."""
    text = " ".join([service.what_for, service.not_for, service.expect, service.hours_words])
    for name in (*NAMES, service.name):
        text = text.replace(name, "it")
    text = re.sub(r"\d[\d-]*", "it", text)
    tokens = re.findall(r"[A-Za-z’-]+", text)
    sentences = max(1, len(re.findall(r"[.?:](?:\s|$)", text)))
    grade = (
        0.39 * len(tokens) / sentences + 11.8 * sum(map(_syllables, tokens)) / len(tokens) - 15.59
    )
    assert grade <= 8, (grade, text)


NAMES = ("Medicare", "Social Security", "ZIP", "LGBTQ+", "metastatic")


def test_a_clock_set_back_finds_nothing_stale() -> None:
    assert not SERVICES["acs"].is_stale(date(2020, 1, 1))
    assert words.open_words(SERVICES["acs"], datetime(1990, 1, 1, tzinfo=UTC), NEW_YORK)
