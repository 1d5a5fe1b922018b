"""Reminders over the lock: handed on in memory, said in neutral words, merged at unlocking."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from mbc_companion.app.program import Program
from mbc_companion.appointments.domain import Visit
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import REMINDER_NAMES
from mbc_companion.core.successor import Command
from mbc_companion.session.reminders_room import RemindersRoom
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault

Unlock = Callable[[], None]
MONDAY = datetime(2026, 7, 20, 10, 30, tzinfo=ZoneInfo("America/New_York"))
HOUR_BEFORE = MONDAY - timedelta(hours=1)


def _room(program: Program) -> RemindersRoom:
    assert program._session is not None
    return program._session.reminders


def _book(program: Program) -> None:
    room = _room(program)
    visit = Visit("v" * 32, MONDAY, "America/New_York", provider_name="Dr. Lena Okafor")
    room._visits.repository.save(visit)


def _said(program: Program) -> str:
    toast = program.window.toasts.current
    return "" if toast is None else toast.words.text()


def _to(clock: FrozenClock, moment: datetime) -> None:
    clock.instant = moment


def _options(command: Command) -> dict[str, str]:
    words = command.arguments
    return dict(zip(words[::2], words[1::2], strict=True))


@pytest.fixture
def locked(
    start: Start,
    unlock: Unlock,
    paths: DataPaths,
    clock: FrozenClock,
    replaced: list[Command],
) -> Program:
    """A vault with a visit on Monday at 10:30, locked; the successor has started."""
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    QApplication.processEvents()
    program.lock()
    told = _options(replaced[-1])
    descriptor = int(told["--reminders-descriptor"])
    content = os.pread(descriptor, 10_000, 0).decode()
    for word in ("Okafor", "visit", "v" * 32, "New_York"):
        assert word not in content, "only instants and random ids cross"
    return start(
        clock,
        reason="asked",
        lock_descriptor=int(told["--lock-descriptor"]),
        reminders_descriptor=descriptor,
    )


def test_unlocked_it_says_only_that_there_is_something(
    start: Start, unlock: Unlock, paths: DataPaths, clock: FrozenClock
) -> None:
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    _room(program).look()
    assert _said(program) == ""
    _to(clock, MONDAY - timedelta(days=1))
    _room(program).look()
    assert _said(program) == "Something at 10:30 tomorrow."
    _to(clock, HOUR_BEFORE)
    _room(program).look()
    assert _said(program) == "Something at 10:30 today."
    program.window.toasts.clear()
    _room(program).look()
    assert _said(program) == "", "once"


def test_what_was_said_goes_with_the_visit_that_is_moved(
    start: Start, unlock: Unlock, paths: DataPaths, clock: FrozenClock
) -> None:
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    visits = _room(program)._visits.repository
    visit = visits.visit("v" * 32)
    assert visit is not None
    _to(clock, HOUR_BEFORE)
    _room(program).look()
    visits.save(replace(visit, notes="the side door"))
    assert _said(program) == "Something at 10:30 today.", "it is still true"
    visits.save(replace(visit, at=MONDAY + timedelta(days=2)))
    assert _said(program) == ""


def test_with_the_name_only_if_somebody_asked_for_it(
    start: Start, unlock: Unlock, paths: DataPaths, clock: FrozenClock
) -> None:
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    _room(program)._around.preferences.set(REMINDER_NAMES, True)
    _to(clock, HOUR_BEFORE)
    _room(program).look()
    assert _said(program) == "Dr. Lena Okafor at 10:30 today."


def test_none_while_hidden_and_it_comes_after(
    start: Start, unlock: Unlock, paths: DataPaths, clock: FrozenClock
) -> None:
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    program.window.cover()
    _to(clock, HOUR_BEFORE)
    _room(program).look()
    assert _said(program) == ""
    program.window.uncover()
    _room(program).look()
    assert _said(program) == "Something at 10:30 today."


def test_locked_it_says_that_something_is_planned_and_unlocking_knows_it(
    locked: Program, unlock: Unlock, clock: FrozenClock
) -> None:
    waiting = locked._reminders
    assert waiting is not None
    waiting.look()
    assert _said(locked) == ""
    _to(clock, HOUR_BEFORE)
    waiting.look()
    assert _said(locked) == "Something is planned."
    unlock()
    locked.window.toasts.clear()
    _room(locked).look()
    assert _said(locked) == "", "said already, while locked"


def test_put_off_while_locked_comes_again_after_unlocking(
    locked: Program, unlock: Unlock, clock: FrozenClock
) -> None:
    _to(clock, HOUR_BEFORE)
    assert locked._reminders is not None
    locked._reminders.look()
    toast = locked.window.toasts.current
    assert toast is not None
    assert toast.undo_button is not None
    toast.undo_button.click()
    unlock()
    _room(locked).look()
    assert _said(locked) == ""
    _to(clock, HOUR_BEFORE + timedelta(minutes=10))
    _room(locked).look()
    assert _said(locked) == "Something at 10:30 today."


def test_a_start_that_was_handed_none_has_none_and_settings_says_so(
    start: Start,
    unlock: Unlock,
    paths: DataPaths,
    clock: FrozenClock,
    replaced: list[Command],
) -> None:
    make_vault(paths)
    program = start(clock)
    unlock()
    _book(program)
    card = _room(program).section().card
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any("until you unlock" in words for words in said)
    program.lock()
    descriptor = int(_options(replaced[-1])["--lock-descriptor"])
    again = start(clock, reason="asked", lock_descriptor=descriptor)
    assert again._reminders is None or again._reminders.pairs() == ()


def test_a_clock_that_jumps_says_nothing_wrong(locked: Program, clock: FrozenClock) -> None:
    waiting = locked._reminders
    assert waiting is not None
    clock.advance(days=-365)
    waiting.look()
    assert _said(locked) == ""
    clock.advance(days=400)
    waiting.look()
    assert _said(locked) == "", "what is long over is not said"
