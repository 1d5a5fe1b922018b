"""Whatever asks for the lock, whatever is open: it locks, and nothing typed is lost."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app import curtain
from mbc_companion.app.curtain import draw_curtain
from mbc_companion.app.desktop import SCREEN, SLEEP, SWITCHED, DesktopWatch
from mbc_companion.app.hearing import Hearing
from mbc_companion.app.program import Program
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.security import vault
from mbc_companion.showroom.driver import accessible_name, find, need, press, type_into
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import DatabaseBug
from mbc_companion.ui import tasks
from mbc_companion.ui.accessible import hide_from_tree, is_hidden_from_tree
from mbc_companion.ui.widgets.scenery import Landscape
from tests.counts import tell
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.lock_states import STATES, TRIGGERS, WORDS, new_entry
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
Unlock = Callable[[], None]


def _ready(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.findChild(DesktopWatch) is not None)


def _shows_nothing() -> None:
    seen = {accessible_name(w) for w in QApplication.allWidgets() if w.isVisible()}
    assert seen <= {"", "Companion"}


def _pairs() -> Iterator[object]:
    """Every state, every trigger, and each trigger while something is typed; else ``prove``."""
    for state, reason in itertools.product(STATES, TRIGGERS):
        usual = reason == "asked" or state in ("half-typed entry", "help over an entry")
        yield pytest.param(state, reason, marks=() if usual else pytest.mark.prove)


@pytest.mark.parametrize(("state", "reason"), list(_pairs()))
def test_it_locks_from_everywhere(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    clock: FrozenClock,
    state: str,
    reason: str,
) -> None:
    make_vault(paths, clock)
    program = start(clock)
    unlock()
    enter, writes = STATES[state]
    enter(qtbot)
    _ready(qtbot, program)
    TRIGGERS[reason](program, clock)
    assert [command.arguments[3] for command in replaced] == [reason]
    _shows_nothing()
    assert [entry.text for entry in kept_entries(paths)] == [WORDS] * writes


def test_the_button_locks_as_the_key_does(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    start()
    unlock()
    new_entry(qtbot)
    press("Lock")
    assert [command.arguments[3] for command in replaced] == ["asked"]
    assert [entry.text for entry in kept_entries(paths)] == [WORDS]


@pytest.mark.parametrize("reason", ["asked", SLEEP, SCREEN, SWITCHED])
def test_an_unlocking_on_its_way_is_cut_off(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    replaced: list[Command],
    clock: FrozenClock,
    reason: str,
) -> None:
    make_vault(paths, clock)
    program = start(clock)
    _ready(qtbot, program)
    type_into("Passphrase", PASSPHRASE)
    press("Unlock")
    TRIGGERS[reason](program, clock)
    assert [command.arguments[3] for command in replaced] == [reason]
    _shows_nothing()
    assert program._entrance is not None
    qtbot.waitUntil(lambda: not program._entrance.holds_secrets, timeout=20_000)
    assert program._session is None


@pytest.mark.parametrize("reason", [SLEEP, SCREEN, SWITCHED])
def test_a_half_typed_passphrase_does_not_wait_for_the_next_person(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command], reason: str
) -> None:
    make_vault(paths)
    program = start()
    _ready(qtbot, program)
    type_into("Passphrase", "gentle mar")
    TRIGGERS[reason](program, FrozenClock())
    assert need("Passphrase").property("text") == ""
    assert not replaced


@contextmanager
def _long_work(database: Database) -> Iterator[threading.Event]:
    """Reads the vault again and again in a worker; the event says it has begun."""
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        while not end.is_set():
            try:
                database.preferences.get_value("place")
            except DatabaseBug:
                return
            begun.set()

    ended: list[object] = []
    tasks.run(work, ended.append, ended.append)
    try:
        yield begun
    finally:
        end.set()
        while not ended:
            QApplication.processEvents()


@pytest.mark.parametrize("reason", TRIGGERS)
def test_long_work_does_not_hold_up_the_lock(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    clock: FrozenClock,
    reason: str,
) -> None:
    make_vault(paths, clock)
    program = start(clock)
    unlock()
    new_entry(qtbot)
    _ready(qtbot, program)
    assert program._session is not None
    with _long_work(program._session._database) as begun:
        qtbot.waitUntil(begun.is_set)
        TRIGGERS[reason](program, clock)
        assert replaced
        _shows_nothing()
    assert [entry.text for entry in kept_entries(paths)] == [WORDS]


def test_logging_out_saves_and_asks_nothing(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    new_entry(qtbot)
    _ready(qtbot, program)
    hearing = program.findChild(Hearing)
    assert isinstance(hearing, Hearing)
    hearing.leaving()
    program._ending()
    assert program.window.isHidden()
    assert [entry.text for entry in kept_entries(paths)] == [WORDS]
    vault.unlock(paths, PASSPHRASE).forget()


def test_words_are_off_the_screen_and_the_tree_at_once(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    """150 ms from the wish to lock to the painted curtain, at the 95th percentile of 60."""
    make_vault(paths)
    program = start()
    unlock()
    new_entry(qtbot)
    QTest.keyClicks(need("Your words"), " and more of them" * 20)
    window = program.window
    shown = [w for w in window.children() if isinstance(w, QWidget) and not w.isHidden()]
    took = []
    for _ in range(60):
        begun = time.process_time()
        draw_curtain(window)
        took.append(time.process_time() - begun)
        _shows_nothing()
        assert all(is_hidden_from_tree(part) for part in shown)
        for drawn in window.findChildren(Landscape, options=DIRECT):
            drawn.hide()
            drawn.setParent(None)
        for part in shown:
            hide_from_tree(part, hidden=False)
            part.show()
    share = sorted(took)[56] / 0.15
    tell(f"share of the 150 ms until nothing is to be seen: {share:.2f}")
    assert share < 1


def test_without_the_curtain_the_words_would_be_there(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    new_entry(qtbot)
    monkeypatch.setattr(curtain, "draw_curtain", lambda _: None)
    program.lock("asked")
    with pytest.raises(AssertionError):
        _shows_nothing()


def test_caret_and_scroll_of_a_long_entry_come_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    new_entry(qtbot)
    editor = need("Your words")
    assert isinstance(editor, QTextEdit)
    editor.insertPlainText("\n".join(f"line {number} of a long night" for number in range(200)))
    caret = editor.textCursor()
    caret.setPosition(2000)
    editor.setTextCursor(caret)
    QApplication.processEvents()
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum() // 3)
    QApplication.processEvents()
    place = (editor.textCursor().position(), editor.verticalScrollBar().value())
    assert place[1]
    program.lock("asked")
    words = replaced[0].arguments
    start(reason="asked", lock_descriptor=int(words[words.index("--lock-descriptor") + 1]))
    unlock()
    qtbot.waitUntil(lambda: find("Your words") is not None)
    again = need("Your words")
    assert isinstance(again, QTextEdit)

    def is_back() -> bool:
        return (again.textCursor().position(), again.verticalScrollBar().value()) == place

    qtbot.waitUntil(is_back)
