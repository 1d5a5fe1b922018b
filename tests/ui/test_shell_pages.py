"""Moving between pages: by click, key, arrows, back; focus, names, regions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mbc_companion.ui.navigation import Group, NavRow
from mbc_companion.ui.widgets.buttons import Button
from tests.ui.shell_stage import PlainPage, Stage, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def row(stage: Stage, words: str) -> NavRow:
    return next(row for row in stage.shell.navigation.rows() if row.text() == words)


def focus() -> object:
    return QApplication.focusWidget()


def test_first_page_added_is_shown_and_its_title_has_the_focus(stage: Stage) -> None:
    assert stage.shell.current_page is stage.today
    assert stage.shell.top_bar.title.text() == "Today"
    assert focus() is stage.shell.top_bar.title


def test_a_click_goes_there_and_puts_the_focus_on_the_title(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.shell.page_changed) as changed:
        qtbot.mouseClick(row(stage, "Journal"), Qt.MouseButton.LeftButton)
    assert changed.args == ["journal"]
    assert stage.today.told == ["entered", "leaving"]
    assert stage.journal.told == ["entered"]
    assert stage.shell.top_bar.title.text() == "Journal"
    assert focus() is stage.shell.top_bar.title


def test_the_focus_does_not_pass_through_what_is_in_the_page(stage: Stage) -> None:
    stage.today.first.setFocus()
    passed: list[object] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: passed.append(new))
    stage.shell.show_page("journal")
    assert passed[-1] is stage.shell.top_bar.title
    assert stage.journal.first not in passed, "a page scrolls to what gets the focus"


def test_navigation_reads_as_a_group_with_the_current_page(stage: Stage) -> None:
    stage.shell.show_page("journal")
    group = QAccessible.queryAccessibleInterface(stage.shell.navigation)
    assert group.text(QAccessible.Text.Name) == "Pages"
    assert group.role() == QAccessible.Role.Grouping
    said = []
    for one in stage.shell.navigation.rows():
        face = QAccessible.queryAccessibleInterface(one)
        assert face.role() == QAccessible.Role.RadioButton
        said.append((face.text(QAccessible.Text.Name), bool(face.state().checked)))
    assert said == [("Today", False), ("Journal", True), ("Settings", False)]


def test_arrows_move_in_the_list_and_enter_goes_there(stage: Stage) -> None:
    stage.shell.navigation.focus_current()
    press(Key.Key_Down)
    assert focus() is row(stage, "Journal")
    assert stage.shell.current_page is stage.today
    press(Key.Key_End)
    assert focus() is row(stage, "Settings")
    press(Key.Key_Down)
    assert focus() is row(stage, "Today")
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert stage.shell.current_page is stage.settings
    assert row(stage, "Settings").isChecked()
    assert not row(stage, "Today").isChecked()


def test_page_keys_work_from_anywhere(stage: Stage) -> None:
    press(Key.Key_2, CTRL)
    assert stage.shell.current_page is stage.journal
    press(Key.Key_Comma, CTRL)
    assert stage.shell.current_page is stage.settings
    press(Key.Key_1, CTRL)
    assert stage.shell.current_page is stage.today


def test_back_goes_to_the_page_before(stage: Stage) -> None:
    stage.shell.show_page("journal")
    stage.shell.show_page("settings")
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stage.shell.current_page is stage.journal
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stage.shell.current_page is stage.today
    assert stage.settings.told == ["entered", "leaving"]


def test_acts_of_a_page_stand_in_the_top_bar_only_with_it(stage: Stage) -> None:
    act = stage.journal.acts[0]
    assert not act.isVisible()
    stage.shell.show_page("journal")
    assert act.isVisible()
    bar = stage.shell.top_bar
    origin = QPoint(0, 0)
    assert bar.isAncestorOf(act)
    assert act.mapTo(bar, origin).x() < bar.help_button.mapTo(bar, origin).x()
    stage.shell.show_page("today")
    assert not act.isVisible()


def test_an_act_with_other_words_gets_the_room_it_needs(stage: Stage, qtbot: QtBot) -> None:
    stage.shell.show_page("journal")
    act = stage.journal.acts[0]
    holder = act.parentWidget()
    for words in ("One more entry", "Add"):
        act.set_words(words)
        qtbot.waitUntil(lambda: holder.size() == act.sizeHint() == act.size())


def test_a_way_back_stands_in_place_of_the_title(stage: Stage) -> None:
    page, bar = PlainPage("one of many", "Many"), stage.shell.top_bar
    way = Button("All of them", icon="arrow-left", parent=page)
    page.back_act = lambda: way  # type: ignore[method-assign]
    stage.shell.add_page(page, icon="books", group=Group.ME)
    stage.shell.show_page("one of many")
    QApplication.processEvents()
    assert way.isVisible()
    assert not bar.title.isVisible()
    assert way.x() < bar.width() / 4
    assert focus() is page.first
    way.hide()
    page.title_changed.emit()
    assert bar.title.isVisible()
    stage.shell.show_page("journal")
    assert not way.isVisible()


def test_only_what_is_built_appears(stage: Stage) -> None:
    names = {one.text() for one in stage.window.findChildren(QPushButton) if one.isVisible()}
    assert names == {"Today", "Journal", "Settings", "Find", "Help now", "Hide", "Lock"}


def test_regions_go_round_by_f6(stage: Stage) -> None:
    stage.shell.show_page("journal")
    press(Key.Key_F6)
    assert focus() is stage.journal.first
    press(Key.Key_F6)
    assert focus() is stage.shell.lock_block.hide_button
    press(Key.Key_F6)
    assert focus() is row(stage, "Journal")
    press(Key.Key_F6)
    assert focus() is stage.journal.acts[0]
    press(Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is row(stage, "Journal")


def test_tab_follows_reading_order_although_acts_came_later(stage: Stage) -> None:
    stage.shell.show_page("journal")
    stage.shell.navigation.focus_current()
    order = [focus()]
    for _ in range(6):
        press(Key.Key_Tab)
        order.append(focus())
    block = stage.shell.lock_block
    assert order == [
        row(stage, "Journal"),
        stage.journal.acts[0],
        stage.shell.top_bar.find_button,
        stage.shell.top_bar.help_button,
        stage.journal.first,
        block.hide_button,
        block.lock_button,
    ]
    press(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is stage.journal.first


def test_title_is_a_heading(stage: Stage) -> None:
    face = QAccessible.queryAccessibleInterface(stage.shell.top_bar.title)
    assert face.role() == QAccessible.Role.Heading
    assert face.text(QAccessible.Text.Name) == "Today"


def test_a_changed_title_is_shown(stage: Stage) -> None:
    stage.today.words = "Another day"
    stage.today.title_changed.emit()
    assert stage.shell.top_bar.title.text() == "Another day"


def test_places_are_kept_and_found_again(stage: Stage) -> None:
    stage.shell.show_page("journal")
    stage.journal.first.setText("abc")
    place = stage.shell.place()
    assert place == {
        "page": "journal",
        "places": {"today": {"caret": 0}, "journal": {"caret": 3}, "settings": {"caret": 0}},
    }
    stage.shell.show_page("today")
    stage.shell.restore_place(place)
    assert stage.shell.current_page is stage.journal
    assert stage.journal.kept == {"caret": 3}
    stage.shell.back()
    assert stage.shell.current_page is stage.journal


def test_a_damaged_place_changes_nothing(stage: Stage) -> None:
    for place in ({}, {"page": 7, "places": []}, {"page": "gone", "places": {"today": 1}}):
        stage.shell.restore_place(place)
    assert stage.shell.current_page is stage.today


def test_state_is_said_in_words(stage: Stage) -> None:
    block = stage.shell.lock_block
    assert block.state.text() == "Unlocked"
    assert block.detail.text() == "Locks after 10 min away"
    stage.shell.show_locking(60)
    assert block.state.text() == "Locking in 60 s"
    assert not block.detail.isVisible()
    stage.shell.show_unlocked(5)
    assert (block.state.text(), block.detail.text()) == ("Unlocked", "Locks after 5 min away")


def test_buttons_of_the_shell_ask(stage: Stage, qtbot: QtBot) -> None:
    shell = stage.shell
    for button, asked in (
        (shell.top_bar.help_button, shell.help_requested),
        (shell.lock_block.hide_button, shell.hide_requested),
        (shell.lock_block.lock_button, shell.lock_requested),
    ):
        with qtbot.waitSignal(asked):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
