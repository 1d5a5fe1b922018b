"""Sheets, questions and toasts: nothing under them can be reached, everything comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.accessible import hide_from_tree, is_hidden_from_tree
from mbc_companion.ui.focus_ring import FocusRing
from mbc_companion.ui.sheet import ConfirmSheet, Sheet
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.toast import Offer, Toasts
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text
from tests.accessibility.checks import all_findings


class Window(QWidget):
    """A page with two controls, as any screen under a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1000, 700)
        self.page = QWidget(self)
        column = QVBoxLayout(self.page)
        self.first, self.second = Button("First"), Button("Second")
        column.addWidget(self.first)
        column.addWidget(self.second)
        QVBoxLayout(self).addWidget(self.page)
        self.ring = FocusRing(self)
        self.toasts = Toasts(self)


@pytest.fixture
def window(qtbot: QtBot, look: Theme) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.second.setFocus()
    return made


def a_sheet(window: Window, title: str = "A sheet") -> tuple[Sheet, list[QWidget]]:
    sheet = Sheet(window, title)
    controls: list[QWidget] = [Button("One"), QLineEdit(), Button("Two")]
    for control in controls:
        control.setAccessibleName("Control")
        sheet.body.addWidget(control)
    sheet.open()
    return sheet, controls


def names_in_tree(thing: QWidget) -> list[str]:
    """Every accessible name a screen reader can walk to from ``thing``."""
    face = QAccessible.queryAccessibleInterface(thing)
    found: list[str] = []
    waiting = [face]
    while waiting:
        face = waiting.pop()
        found.append(face.text(QAccessible.Text.Name))
        waiting += [face.child(at) for at in range(face.childCount())]
    return [name for name in found if name]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_tab_goes_around_inside_both_ways(window: Window) -> None:
    sheet, controls = a_sheet(window)
    assert QApplication.focusWidget() is controls[0]
    seen = []
    for _stop in range(4):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [controls[1], controls[2], sheet.close_button, controls[0]]
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is sheet.close_button


@pytest.mark.parametrize("inside", [0, 1], ids=["on a button", "in a field"])
def test_esc_closes_and_the_focus_returns(window: Window, qtbot: QtBot, inside: int) -> None:
    sheet, controls = a_sheet(window)
    controls[inside].setFocus()
    with qtbot.waitSignal(sheet.closed):
        press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.second


def test_what_lies_under_leaves_the_accessibility_tree_and_comes_back(window: Window) -> None:
    assert "First" in names_in_tree(window)
    sheet, _controls = a_sheet(window)
    under = names_in_tree(window)
    assert "A sheet" in under
    assert "First" not in under
    assert is_hidden_from_tree(window.first)
    sheet.close()
    assert {"First", "Second"} <= set(names_in_tree(window))
    assert not is_hidden_from_tree(window.first)


def test_sheets_stack(window: Window, qtbot: QtBot) -> None:
    lower, controls = a_sheet(window, "Lower")
    controls[2].setFocus()
    upper = ConfirmSheet(window, "Upper", "Really?", yes="Yes", no="No")
    upper.open()
    assert "Lower" not in names_in_tree(window)
    assert "Upper" in names_in_tree(window)
    upper.close()
    assert "Lower" in names_in_tree(window)
    assert "First" not in names_in_tree(window)
    assert QApplication.focusWidget() is controls[2]
    lower.close()
    assert "First" in names_in_tree(window)
    assert QApplication.focusWidget() is window.second


def test_what_comes_later_is_covered_too(window: Window, qtbot: QtBot) -> None:
    sheet, _controls = a_sheet(window)
    late = QWidget(window)
    late.setAccessibleName("Late page")
    late.show()
    qtbot.waitUntil(lambda: is_hidden_from_tree(late))
    sheet.close()
    assert not is_hidden_from_tree(late)


def test_focus_taken_from_under_is_taken_back(window: Window, qtbot: QtBot) -> None:
    sheet, _controls = a_sheet(window)
    window.first.setFocus()
    qtbot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget()))


def test_keys_of_the_page_rest_while_help_and_lock_go_on(window: Window, qtbot: QtBot) -> None:
    heard: list[str] = []
    for keys in ("Ctrl+2", "F1", "Ctrl+L"):
        QShortcut(QKeySequence(keys), window, lambda said=keys: heard.append(said))
    a_sheet(window)
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(handle, Qt.Key.Key_F1)
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["F1", "Ctrl+L"]


def test_plus_typed_with_shift_passes_a_sheet(window: Window) -> None:
    sheet, _ = a_sheet(window)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, kept in ((Qt.Key.Key_Plus, False), (Qt.Key.Key_L, True)):
        typed = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        typed.ignore()
        QApplication.sendEvent(sheet, typed)
        assert typed.isAccepted() is kept


def test_a_closed_sheet_is_freed_unless_kept(window: Window, qtbot: QtBot) -> None:
    sheet, _controls = a_sheet(window)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.close()
    kept = Sheet(window, "Kept", keep=True)
    kept.open()
    kept.close()
    kept.open()
    assert kept.isVisible()
    kept.close()


class TestQuestions:
    def test_the_safe_answer_has_the_focus_and_esc_means_it(
        self, window: Window, qtbot: QtBot
    ) -> None:
        asked = ConfirmSheet(window, "Empty?", "This cannot be undone.", yes="Empty", no="Keep")
        answers: list[bool] = []
        asked.answered.connect(answers.append)
        asked.open()
        assert QApplication.focusWidget() is asked.no_button
        press(Qt.Key.Key_Escape)
        assert answers == [False]

    @pytest.mark.parametrize(("button", "answer"), [("yes_button", True), ("no_button", False)])
    def test_each_button_gives_its_answer(
        self, window: Window, qtbot: QtBot, button: str, answer: bool
    ) -> None:
        asked = ConfirmSheet(window, "Empty?", "Words.", yes="Empty", no="Keep", removes=True)
        answers: list[bool] = []
        asked.answered.connect(answers.append)
        asked.open()
        getattr(asked, button).setFocus()
        press(Qt.Key.Key_Return)
        assert answers == [answer]

    @pytest.mark.parametrize("percent", [100, 150, 200])
    def test_nothing_is_cut_at_any_text_size(
        self, window: Window, look: Theme, qtbot: QtBot, percent: int
    ) -> None:
        look.set_text_percent(percent)
        words = "Everything in Removed goes for good. Nobody can bring it back, not even us. " * 3
        asked = ConfirmSheet(window, "Empty Removed now?", words, yes="Empty it", no="Keep it")
        asked.open()
        qtbot.waitUntil(asked.isVisible)
        QApplication.processEvents()
        assert all_findings(asked) == []
        asked.close()


class TestToasts:
    def test_undo_undoes_and_dismisses(self, window: Window, qtbot: QtBot) -> None:
        undone: list[str] = []
        window.toasts.show("Removed. Kept for 30 days.", undo=lambda: undone.append("back"))
        toast = window.toasts.current
        assert toast is not None
        assert toast.undo_button is not None
        toast.undo_button.setFocus()
        press(Qt.Key.Key_Space)
        assert undone == ["back"]
        assert window.toasts.current is None
        assert QApplication.focusWidget() is window.second

    def test_it_stays_until_the_next_one(self, window: Window) -> None:
        window.toasts.show("Text 125 %")
        first = window.toasts.current
        window.toasts.show("Text 150 %")
        assert first is not None
        assert first.isHidden()
        assert window.toasts.current is not None
        assert window.toasts.current.words.text() == "Text 150 %"

    def test_it_stands_at_the_bottom_left_and_holds_its_words(
        self, window: Window, look: Theme
    ) -> None:
        look.set_text_percent(200)
        window.toasts.show("Removed. You can bring it back for 30 days.", undo=lambda: None)
        QApplication.processEvents()
        toast = window.toasts.current
        assert toast is not None
        assert window.rect().contains(toast.geometry())
        assert toast.geometry().bottom() > window.height() * 0.8
        assert all_findings(toast) == []

    @pytest.mark.parametrize("wide", [900, 600, 460])
    def test_every_word_of_its_acts_is_there_at_200_percent(
        self, window: Window, look: Theme, wide: int
    ) -> None:
        look.set_text_percent(200)
        window.resize(wide, 700)
        offer = Offer("Record the denial", "plus", lambda: None)
        window.toasts.show(
            "Something at 10:30 today.", undo=lambda: None, undo_words="In 10 minutes", offer=offer
        )
        QApplication.processEvents()
        toast = window.toasts.current
        assert toast is not None
        assert window.rect().contains(toast.geometry())
        for button in (toast.undo_button, toast.offer_button, toast.dismiss_button):
            assert button is not None
            assert button.width() >= button.sizeHint().width()
            assert toast.rect().contains(button.geometry())
        assert all_findings(toast) == []

    def test_it_can_be_reached_above_a_sheet(self, window: Window) -> None:
        sheet, controls = a_sheet(window)
        window.toasts.show("Brought back.", undo=lambda: None)
        toast = window.toasts.current
        assert toast is not None
        seen = []
        for _stop in range(6):
            press(Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget())
        assert toast.undo_button in seen
        assert toast.dismiss_button in seen
        assert "Brought back." in names_in_tree(window)
        assert set(seen) >= {*controls, sheet.close_button}


class TestFocusRing:
    def test_it_follows_the_keyboard_and_rests_for_the_mouse(
        self, window: Window, qtbot: QtBot
    ) -> None:
        handle = window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.ring.isVisible()
        around = focused.geometry().translated(window.page.pos()).adjusted(-6, -6, 6, 6)
        assert window.ring.geometry() == around
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=_middle(window.second, window))
        assert QApplication.focusWidget() is window.second
        assert not window.ring.isVisible()

    def test_it_is_always_there_in_a_text_field(self, window: Window, qtbot: QtBot) -> None:
        field = Field("Name", parent=window.page)
        layout = window.page.layout()
        assert layout is not None
        layout.addWidget(field)
        qtbot.waitUntil(lambda: field.isVisible() and field.edit.height() > 40)
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=_middle(field.edit, window))
        assert field.edit.hasFocus()
        assert window.ring.isVisible()

    def test_it_moves_and_goes_with_its_control(self, window: Window, qtbot: QtBot) -> None:
        before = window.ring.geometry()
        window.resize(700, 500)
        qtbot.waitUntil(lambda: window.ring.geometry() != before)
        window.page.hide()
        assert not window.ring.isVisible()

    def test_it_is_no_part_of_the_accessibility_tree(self, window: Window) -> None:
        face = QAccessible.queryAccessibleInterface(window)
        children = [face.child(at).object() for at in range(face.childCount())]
        assert window.ring not in children
        assert window.page in children


def _middle(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def test_hiding_from_the_tree_nests_and_gives_the_name_back(window: Window) -> None:
    window.page.setObjectName("page")
    hide_from_tree(window.page)
    hide_from_tree(window.page)
    hide_from_tree(window.page, hidden=False)
    assert "First" not in names_in_tree(window)
    hide_from_tree(window.page, hidden=False)
    assert window.page.objectName() == "page"
    assert "First" in names_in_tree(window)


def test_a_long_sheet_scrolls_and_shows_what_has_focus(window: Window, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Long")
    for number in range(40):
        sheet.body.addWidget(Text(f"Line {number}"))
    last = Button("At the end")
    sheet.body.addWidget(last)
    sheet.open()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())
