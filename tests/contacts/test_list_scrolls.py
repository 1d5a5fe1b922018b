"""The list of helplines in a small window with large text: one scroll bar, and no row lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea

from mbc_companion.contacts.frame_panel import HELPLINES
from mbc_companion.ui.theme import Theme
from tests.contacts.page_kit import Kit


def _bars(kit: Kit) -> list[QAbstractScrollArea]:
    areas = (kit.page.list, kit.page.list.view)
    return [one for one in areas if one.verticalScrollBar().maximum() > 0]


def test_one_scroll_bar_and_the_arrow_keys_reach_the_last_row(
    make: Callable[..., Kit], look: Theme
) -> None:
    look.set_text_percent(150)
    kit = make((800, 560))
    kit.page.show_tab(HELPLINES)
    kit.settle()
    listed = kit.page.list
    assert _bars(kit) == [listed]
    kit.host.activateWindow()
    listed.focus_list()
    for _ in range(listed.view.rows.rowCount()):
        QTest.keyClick(listed.view, Qt.Key.Key_Down)
    kit.settle()
    area = listed.view.visualRect(listed.view.currentIndex())
    assert listed.view.currentIndex().row() == listed.view.rows.rowCount() - 1
    for corner in (area.topLeft(), area.bottomRight()):
        seen: QPoint = listed.view.mapTo(listed.viewport(), corner)
        assert 0 <= seen.y() < listed.viewport().height()


def test_in_a_roomy_window_the_list_alone_scrolls(make: Callable[..., Kit]) -> None:
    kit = make((1280, 800))
    kit.page.show_tab(HELPLINES)
    kit.settle()
    assert _bars(kit) == [kit.page.list.view]


def test_a_row_selected_by_a_screen_reader_is_opened(make: Callable[..., Kit]) -> None:
    kit = make((1280, 800))
    kit.page.show_tab(HELPLINES)
    kit.settle()
    view = kit.page.list.view
    lines = QAccessible.queryAccessibleInterface(view)
    for row in (2, 2):  # its act toggles: the second time it would take the mark away
        item = next(
            child
            for at in range(lines.childCount())
            if (child := lines.child(at)) is not None
            and child.role() is QAccessible.Role.ListItem
            and child.text(QAccessible.Text.Name)
            == view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        )
        item.actionInterface().doAction("Toggle")
        kit.settle()
        assert kit.helpline.uid == view.rows.lines[row].uid
        assert view.selectionModel().isRowSelected(row)
