"""Markup in a person's words is words: never a picture, a link or bold letters.

Every field of a vault holds markup; the real program is walked through, and whatever shows
or tells a piece of it has to show it letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mbc_companion.app.unexpected import Unexpected
from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import accessible_name, find, key, press, type_into
from mbc_companion.ui.dialogs import SheetDialogs
from mbc_companion.ui.notifications import Notifier
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.press import tip
from mbc_companion.ui.widgets.text import Text
from tests.counts import tell
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start, replaced, start
from tests.torture.marked import fill_with_markup, markup

__all__ = ["replaced", "start"]
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key
PAGES = (KEYS.Key_1, KEYS.Key_2, KEYS.Key_3, KEYS.Key_4, KEYS.Key_5, KEYS.Key_6, KEYS.Key_7)
FIELD = re.compile(r"<b>(\w+ \w+)</b>")
# They leave the program, or end what is walked through.
LEAVING = re.compile(r"Lock|Hide|Quit|Open link|Choose|Save|Delete|Bring in|Restore|Remove|Print$")


def _guesses(words: str) -> bool:
    """Would Qt take it for a web page where nothing says that it is none?"""
    return re.search(r"<\w+[ >]", words) is not None


class Walked:
    """``seen``: the fields met; ``wrong``: where one would be read as a web page."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.wrong: set[str] = set()
        self.looked = 0

    def look(self) -> None:
        QApplication.processEvents()
        for widget in QApplication.allWidgets():
            if widget.isVisible():
                self._one(widget)

    def _one(self, widget: QWidget) -> None:
        self.looked += 1
        for words in _said(widget):
            self.seen.update(FIELD.findall(words))
        named = f"{type(widget).__name__} {accessible_name(widget)[:60]}"
        plain = Qt.TextFormat.PlainText
        if isinstance(widget, QLabel) and widget.textFormat() is not plain:
            self.wrong |= {f"a label: {named}"} if _guesses(widget.text()) else set()
        for words in (widget.toolTip(), widget.whatsThis()):
            if _guesses(words.removeprefix("<span>")):
                self.wrong.add(f"a tool tip: {named}")
        if isinstance(widget, QTextEdit) and FIELD.search(widget.toHtml()):
            self.wrong.add(f"a text: {named}")


def _said(widget: QWidget) -> Iterator[str]:
    yield accessible_name(widget)
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for row in range(min(widget.model().rowCount(), 40)):
            index = widget.model().index(row, 0)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")


def _buttons(window: QWidget) -> list[str]:
    """Names of what can be pressed, each once; those of the frame are in front and behind."""
    found = dict.fromkeys(
        accessible_name(one)
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled()
    )
    return [name for name in found if name and not LEAVING.search(name)]


class Crawl:
    """Every page; whatever is pressed there; and what lies in the sheet that opens."""

    def __init__(self, window: QWidget, walked: Walked, *, deep: bool) -> None:
        self._window, self._walked, self._deep = window, walked, deep

    def page(self, number: Qt.Key) -> None:
        self._go(number)
        first = set(_buttons(self._window)) if self._deep else set[str]()
        self._rows(number)
        for name in sorted(first):
            self._go(number)
            self._press(name)
            for inner in [one for one in _buttons(self._window) if one not in first][:12]:
                self._press(inner)

    def _rows(self, number: Qt.Key) -> None:
        lists = [v for v in self._window.findChildren(QAbstractItemView) if v.isVisible()]
        for view in lists:
            for row in range(min(3, view.model().rowCount() if view.model() else 0)):
                self._go(number)
                if view.isVisible():
                    where = view.visualRect(view.model().index(row, 0)).center()
                    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
                    self._walked.look()

    def _go(self, number: Qt.Key) -> None:
        for _ in range(3):
            if any(sheet.isVisible() for sheet in self._window.findChildren(Sheet)):
                key(KEYS.Key_Escape)
        key(number, CONTROL)
        self._walked.look()

    def _press(self, name: str) -> None:
        there = find(name)
        if there is not None and there.isEnabled():
            QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=there.rect().center())
            self._walked.look()


@pytest.fixture
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody chooses a file or follows a link."""
    for name in ("choose_folder", "open_file", "save_file", "open_files", "open_link"):
        monkeypatch.setattr(SheetDialogs, name, lambda *_told, **_named: None)


@pytest.mark.usefixtures("nothing_chosen", "replaced")
@pytest.mark.parametrize("deep", [False, pytest.param(True, marks=pytest.mark.prove)])
def test_every_field_is_shown_letter_by_letter(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    deep: bool,
) -> None:
    fields = set(fill_with_markup(paths, clock))
    fell: list[Any] = []
    monkeypatch.setattr(Unexpected, "hook", lambda _self, *told: fell.append(told))
    program = start(clock)
    qtbot.waitUntil(lambda: find("Passphrase") is not None)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: bool(fell) or find("How is it right now?") is not None, timeout=20_000)
    _nothing_fell(fell)
    walked = Walked()
    for number in PAGES:
        Crawl(program.window, walked, deep=deep).page(number)
    program.window.toasts.show(markup("toast", "words"))
    walked.look()
    _nothing_fell(fell)
    tell(f"markup in {len(fields)} fields, {len(walked.seen & fields)} of them met on the screen")
    tell(f"{walked.looked} widgets looked at, {len(walked.wrong)} would read markup")
    assert "toast words" in walked.seen
    assert not walked.wrong, walked.wrong
    assert len(walked.seen & fields) >= (25 if deep else 12), sorted(fields - walked.seen)


def _nothing_fell(fell: list[Any]) -> None:
    for _kind, error, _trace in fell:
        raise error


def test_a_label_that_guesses_is_found(qtbot: QtBot, look: object) -> None:
    """The twin: how Qt's own label and tool tip would read it."""
    walked = Walked()
    careless, ours = QLabel(markup("a", "b")), Text(markup("c", "d"))
    careless.setToolTip(markup("e", "f"))
    ours.setToolTip(tip(markup("e", "f")))
    for one in (careless, ours):
        qtbot.addWidget(one)
        one.show()
    walked.look()
    assert walked.seen == {"a b", "c d"}
    assert len(walked.wrong) == 2


def test_the_desktop_gets_no_body_that_could_be_read_as_markup(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its summary is plain by its rules, its body is not."""
    sent: list[tuple[Any, ...]] = []

    class Bus:
        outgoing_serial = iter([7])

        def send(self, message: Any, serial: int) -> None:
            sent.append(message.body)

    monkeypatch.setattr(Notifier, "_open", lambda _self: Bus())
    Notifier(Toasts.__new__(Toasts)).say("id", markup("a", "b"))
    assert [(body[3], body[4]) for body in sent] == [(markup("a", "b"), "")]
