"""Pressing, choosing and typing, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets import press
from mbc_companion.ui.widgets.buttons import Button, IconButton, LinkButton
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.choices import CheckRow, Segmented, Switch
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import FEELINGS, MOODS, MoodRow, feeling_word, mood_name
from mbc_companion.ui.widgets.surfaces import ScrollPage
from tests.ui.conftest import Shown

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.usefixtures("look")
class TestButtons:
    @pytest.mark.parametrize(
        "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=lambda key: key.name
    )
    def test_keys_press_it_on_release(self, shown: Shown, key: Qt.Key) -> None:
        button = Button("Keep")
        shown(button)
        pressed: list[str] = []
        button.clicked.connect(lambda: pressed.append("pressed"))
        QTest.keyPress(button, key)
        assert pressed == []
        QTest.keyRelease(button, key)
        assert len(pressed) == 1

    def test_a_held_key_presses_once(self, shown: Shown) -> None:
        button = Button("Keep")
        shown(button)
        pressed: list[str] = []
        button.clicked.connect(lambda: pressed.append("pressed"))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) * 3:
            again = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
            button.event(again)
        assert pressed == []

    def test_leaving_before_release_presses_nothing(self, shown: Shown) -> None:
        button = Button("Remove")
        shown(button)
        pressed: list[str] = []
        button.clicked.connect(lambda: pressed.append("pressed"))
        QTest.mousePress(button, LEFT)
        QTest.mouseRelease(button, LEFT, pos=QPoint(-20, -20))
        assert pressed == []

    def test_a_trembling_hand_presses_once_also_across_buttons(self, shown: Shown) -> None:
        first, second = Button("One"), Button("Two")
        shown(first, second)
        heard: list[str] = []
        first.clicked.connect(lambda: heard.append("one"))
        second.clicked.connect(lambda: heard.append("two"))
        _tap(first, 10_000)
        _tap(first, 10_000 + press.GUARD_MS - 1)
        _tap(second, 10_000 + press.GUARD_MS - 1)
        assert heard == ["one"]
        _tap(second, 10_000 + press.GUARD_MS + 1)
        assert heard == ["one", "two"]

    def test_icon_alone_keeps_its_name_and_shows_it_on_hover(self, qtbot: QtBot) -> None:
        button = Button("Find", icon="magnifying-glass")
        qtbot.addWidget(button)
        wide = button.sizeHint().width()
        button.set_compact(True)
        assert button.accessibleName() == button.toolTip() == "Find"
        assert button.sizeHint().width() < wide
        assert IconButton("More", "dots-three").accessibleName() == "More"

    def test_an_ampersand_is_a_letter(self, qtbot: QtBot) -> None:
        chip = FeelingChip("Sore & tired")
        qtbot.addWidget(chip)
        assert chip.text() == "Sore & tired"
        assert chip.shortcut().isEmpty()

    def test_not_yet_can_still_be_asked_why(self, qtbot: QtBot, shown: Shown) -> None:
        button = Button("Continue", "primary")
        button.set_not_yet(True)
        shown(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)

    @pytest.mark.parametrize("percent", [100, 150, 200])
    def test_everything_pressed_is_at_least_44_px(
        self, qtbot: QtBot, look: Theme, percent: int
    ) -> None:
        look.set_text_percent(percent)
        widgets = [Button("A"), IconButton("B", "x"), LinkButton("C"), FeelingChip("D")]
        for widget in (*widgets, Switch("E"), CheckRow("F")):
            qtbot.addWidget(widget)
            assert widget.sizeHint().width() >= 44
            assert widget.sizeHint().height() >= 44


def _tap(widget: QWidget, moment: int) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        at = QPointF(5, 5)
        held = LEFT if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, at, LEFT, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(moment)
        widget.event(event)


@pytest.mark.usefixtures("look")
class TestChoices:
    def test_a_feeling_is_chosen_and_let_go_with_space(self, qtbot: QtBot, shown: Shown) -> None:
        chip = FeelingChip("Tired")
        shown(chip)
        narrow = chip.sizeHint().width()
        qtbot.keyClick(chip, Qt.Key.Key_Space)
        assert chip.isChecked()
        assert chip.sizeHint().width() > narrow
        qtbot.keyClick(chip, Qt.Key.Key_Space)
        assert not chip.isChecked()

    def test_arrows_move_the_choice_of_segments(self, qtbot: QtBot, shown: Shown) -> None:
        days = Segmented("Days", [("30", "30 days"), ("90", "90 days"), ("y", "Year")])
        shown(days)
        days.set_value("30")
        said: list[str] = []
        days.chosen.connect(said.append)
        days.segments["30"].setFocus()
        qtbot.keyClick(days.segments["30"], Qt.Key.Key_Right)
        assert days.value() == "90"
        assert days.segments["90"].hasFocus()
        assert said == ["90"]

    def test_arrows_choose_where_nothing_was_chosen(self, qtbot: QtBot, shown: Shown) -> None:
        days = Segmented("Days", [("30", "30 days"), ("90", "90 days"), ("y", "Year")])
        shown(days)
        said: list[str] = []
        days.chosen.connect(said.append)
        days.segments["30"].setFocus()
        qtbot.keyClick(days.segments["30"], Qt.Key.Key_Right)
        assert days.value() == "90"
        qtbot.keyClick(days.segments["90"], Qt.Key.Key_Right)
        assert said == ["90", "y"]

    def test_tab_stops_at_what_is_chosen_also_the_first_time(self, shown: Shown) -> None:
        before = QLineEdit()
        days = Segmented("Days", [("30", "30 days"), ("90", "90 days"), ("y", "Year")])
        days.set_value("90")
        shown(before, days)
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is days.segments["90"]

    def test_setting_a_value_says_nothing(self, qtbot: QtBot) -> None:
        days = Segmented("Days", [("30", "30 days"), ("90", "90 days")])
        qtbot.addWidget(days)
        with qtbot.assertNotEmitted(days.chosen):
            days.set_value("90")
        assert days.value() == "90"

    def test_segments_share_edges_only_in_one_row(self, qtbot: QtBot, shown: Shown) -> None:
        days = Segmented("Days", [("a", "One long choice"), ("b", "Another long choice")])
        window = shown(days)
        window.resize(600, 200)
        first, second = days.segments.values()
        qtbot.waitUntil(lambda: first.joined == [False, True] and second.joined == [True, False])
        window.resize(220, 200)
        qtbot.waitUntil(lambda: first.joined == second.joined == [False, False])

    def test_a_switch_says_its_state_in_words(self, qtbot: QtBot, shown: Shown) -> None:
        switch = Switch("Landscape")
        shown(switch)
        assert switch.text() == "Off"
        qtbot.keyClick(switch, Qt.Key.Key_Return)
        assert switch.isChecked()
        assert switch.text() == "On"

    def test_the_whole_row_of_a_tick_clicks_and_its_words_wrap(
        self, qtbot: QtBot, shown: Shown
    ) -> None:
        tick = CheckRow("I have them on paper, and I know nobody can reset this for me")
        window = shown(tick)
        window.resize(400, 200)
        assert tick.heightForWidth(200) > tick.heightForWidth(900)
        qtbot.mouseClick(tick, LEFT, pos=QPoint(tick.width() - 4, tick.height() - 4))
        assert tick.isChecked()


@pytest.mark.usefixtures("look")
class TestMarks:
    def test_a_digit_marks_while_a_mark_has_focus(self, qtbot: QtBot, shown: Shown) -> None:
        row = MoodRow()
        other = QLineEdit()
        shown(row, other)
        marked: list[int] = []
        row.marked.connect(marked.append)
        qtbot.keyClick(other, Qt.Key.Key_2)
        assert marked == []
        row.focus_first()
        qtbot.keyClick(row.buttons[0], Qt.Key.Key_2)
        assert marked == [2]
        assert row.level == 2

    def test_arrows_move_but_save_nothing(self, qtbot: QtBot, shown: Shown) -> None:
        row = MoodRow()
        shown(row)
        row.focus_first()
        with qtbot.assertNotEmitted(row.marked):
            qtbot.keyClick(row.buttons[0], Qt.Key.Key_Right)
        assert row.buttons[1].hasFocus()
        with qtbot.waitSignal(row.marked, check_params_cb=lambda level: level == 2):
            qtbot.keyClick(row.buttons[1], Qt.Key.Key_Return)

    def test_a_click_marks_once_and_a_level_can_be_shown_or_cleared(
        self, qtbot: QtBot, shown: Shown
    ) -> None:
        row = MoodRow()
        shown(row)
        with qtbot.waitSignal(row.marked):
            qtbot.mouseClick(row.buttons[4], LEFT)
        with qtbot.assertNotEmitted(row.marked):
            row.set_level(3)
        assert [b.isChecked() for b in row.buttons] == [False, False, True, False, False]
        row.set_level(None)
        assert row.level is None

    def test_marks_wrap_when_there_is_no_room(
        self, qtbot: QtBot, look: Theme, shown: Shown
    ) -> None:
        look.set_text_percent(200)
        row = MoodRow()
        window = shown(row)
        window.resize(700, 900)
        qtbot.waitUntil(lambda: len({button.y() for button in row.buttons}) > 1)
        for button in row.buttons:
            assert row.rect().contains(button.geometry())

    def test_every_mark_and_feeling_has_its_word(self) -> None:
        assert [mood_name(level) for level in MOODS] == [
            "Very hard, 1 of 5",
            "Hard, 2 of 5",
            "In between, 3 of 5",
            "Steady, 4 of 5",
            "Good, 5 of 5",
        ]
        assert len(FEELINGS) == len({feeling_word(key) for key in FEELINGS}) == 12
        assert feeling_word("my own word") == "my own word"


@pytest.mark.usefixtures("look")
def test_what_has_focus_is_scrolled_into_view(qtbot: QtBot) -> None:
    page = ScrollPage()
    buttons = [Button(f"Button {number}") for number in range(30)]
    for button in buttons:
        page.body.addWidget(button)
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus
    buttons[20].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not buttons[20].visibleRegion().isEmpty())
    assert buttons[20].visibleRegion().boundingRect().height() == buttons[20].height()


@pytest.mark.usefixtures("look")
def test_a_flow_wraps_and_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(10, holder)
    for words in ("one", "two", "three", "four"):
        flow.addWidget(Button(words))
    qtbot.addWidget(holder)
    row = flow.heightForWidth(2000)
    assert row == 44
    assert flow.heightForWidth(100) == 4 * 44 + 3 * 10
    assert flow.count() == 4
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.takeAt(9) is None
    widget = taken.widget()
    assert widget is not None
    widget.setParent(None)


def test_the_tool_tip_of_an_icon_comes_with_the_keyboard_too(qtbot: QtBot, shown: Shown) -> None:
    first, icon = Button("First"), IconButton("More", "dots-three")
    shown(first, icon)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert icon.hasFocus()
    assert QToolTip.text() == "More"
    QToolTip.hideText()
