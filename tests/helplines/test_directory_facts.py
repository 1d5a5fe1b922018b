"""The directory says what the fact file says, and nothing it does not."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from mbc_companion.helplines.directory import read_directory
from mbc_companion.helplines.domain import Mark, RouteKind, Service, Topic
from mbc_companion.helplines.hours import Always, Week
from tests.helplines.extract import ABSENT_WORDS, DIRECTORY, ROWS, FactRow, plain

WHOLE = read_directory(DIRECTORY)
SERVICES = {service.uid: service for service in WHOLE.services}
PAIRS = [pytest.param(row, SERVICES[row.service], id=row.service) for row in ROWS]
CONFIRMED = ("A", "P")


def said(service: Service) -> list[str]:
    """Every text of a service that reaches the screen."""
    texts = [service.name, service.what_for, service.not_for, service.hours_words, service.expect]
    texts += [service.languages, service.cost, service.source, *(r.how for r in service.routes)]
    return [text for text in texts if text]


def test_exactly_the_services_ruled() -> None:
    assert set(SERVICES) == {row.service for row in ROWS}
    assert [s.uid for s in WHOLE.featured] == ["acs", "csc", "cancercare"]


@pytest.mark.parametrize(("row", "service"), PAIRS)
def test_numbers_and_marks(row: FactRow, service: Service) -> None:
    numbers = {plain(r.number.shown): r.mark.value for r in service.routes if r.number is not None}
    if service.uid == "nci":  # the relay route is the same number with its own mark
        numbers["8004226237"] = service.main.mark.value
    assert numbers == row.numbers
    assert service.check_first is row.check_first


@pytest.mark.parametrize(("row", "service"), PAIRS)
def test_web_addresses(row: FactRow, service: Service) -> None:
    shown = {route.web for route in service.routes if route.web} | ({service.web} - {""})
    assert shown == set(row.web)


@pytest.mark.parametrize(("row", "service"), PAIRS)
def test_hours_only_where_confirmed(row: FactRow, service: Service) -> None:
    if row.hours is None:
        assert service.hours is None
        return
    value, mark = row.hours
    assert mark in CONFIRMED
    if value == "any":
        assert service.hours == Always()
        return
    assert isinstance(service.hours, Week)
    assert service.hours.zone.key == value["zone"]
    for name, spans in zip(
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), service.hours.days, strict=True
    ):
        shown = [f"{span.opens:%-H}-{span.closes:%-H}" for span in spans]
        assert shown == ([value[name]] if name in value else [])


@pytest.mark.parametrize(("row", "service"), PAIRS)
def test_languages_and_cost_only_where_confirmed(row: FactRow, service: Service) -> None:
    for fact, shown in ((row.languages, service.languages), (row.cost, service.cost)):
        if fact is None:
            assert shown == ""
            continue
        value, mark = fact
        assert mark in CONFIRMED
        for word in [value] if isinstance(value, str) else value:
            assert word in shown


def test_nothing_weak_or_absent_is_said() -> None:
    everything = " ".join(text for service in WHOLE.services for text in said(service))
    for words in ABSENT_WORDS:
        assert words.casefold() not in everything.casefold()
    marks = {service.mark for service in WHOLE.services}
    marks |= {route.mark for service in WHOLE.services for route in service.routes}
    assert marks <= set(Mark)
    assert {mark.value for mark in Mark} == {"A", "P", "B+", "B"}


def test_what_is_weaker_than_its_own_page_says_check_first() -> None:
    for service in WHOLE.services:
        if not service.mark.confirmed:
            assert service.check_first


def test_limits_that_must_be_said() -> None:
    assert "day or two" in SERVICES["apos"].hours_words
    assert "crisis" in SERVICES["apos"].not_for
    assert "do not counsel" in SERVICES["samhsa"].not_for
    assert "your state" in SERVICES["cancercare"].expect
    assert "weekdays" in next(r.how for r in SERVICES["acs"].routes if r.kind is RouteKind.CHAT)
    assert all(s.what_for and s.not_for for s in WHOLE.services)


def test_lifeline_routes() -> None:
    ways = [route.how for route in SERVICES["lifeline"].routes]
    kinds = {route.kind for route in SERVICES["lifeline"].routes}
    assert {RouteKind.CALL, RouteKind.TEXT, RouteKind.CHAT, RouteKind.ASL, RouteKind.TTY} == kinds
    assert any("press 2" in way for way in ways)
    assert any("AYUDA" in way for way in ways)
    assert any("ASL Now" in way for way in ways)
    assert any("press 1" in way for way in ways)


def test_every_topic_leads_somewhere_and_danger_comes_first() -> None:
    for topic in Topic:
        assert WHOLE.about(topic)
    assert [s.uid for s in WHOLE.about(Topic.TALK)][:2] == ["emergency", "lifeline"]
    order = [service.check_first for service in WHOLE.services]
    assert all(not earlier or later for earlier, later in pairwise(order))


def test_more_than_180_days_says_check_first() -> None:
    acs = SERVICES["acs"]
    assert not acs.says_check_first(acs.checked_on + timedelta(days=180))
    assert acs.says_check_first(acs.checked_on + timedelta(days=181))
    assert not acs.says_check_first(acs.checked_on - timedelta(days=400))


def test_the_numbers_for_danger_never_send_anyone_to_look_first() -> None:
    years_later = SERVICES["emergency"].checked_on + timedelta(days=4000)
    never = {s.uid for s in WHOLE.services if not s.says_check_first(years_later)}
    assert never == {"emergency", "lifeline", "veterans"}
    assert all(SERVICES[uid].is_stale(years_later) for uid in never)


@pytest.mark.parametrize("service", WHOLE.services, ids=lambda service: service.uid)
def test_what_a_phone_is_told_to_dial(service: Service) -> None:
    for route in service.routes:
        if route.number is None:
            assert route.uri == ""
            continue
        scheme, digits = route.uri.split(":")
        assert scheme == ("sms" if route.kind is RouteKind.TEXT else "tel")
        assert plain(digits) == plain(route.number.shown)
        assert digits.startswith("+1") is (len(plain(digits)) == 10)
