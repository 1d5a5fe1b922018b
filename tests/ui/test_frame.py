"""The first window fits on a low screen, its title bar included."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.frame import fit_frame


class Framed(QWidget):
    """A window with a title bar of 28 px, as a window manager adds it after showing."""

    def frameGeometry(self) -> QRect:
        return QRect(self.pos() - QPoint(0, 28), self.size() + QSize(0, 28))


def _framed(qtbot: QtBot, size: QSize) -> Framed:
    window = Framed()
    qtbot.addWidget(window)
    window.setMinimumSize(400, 300)
    window.resize(size)
    window.show()
    return window


def test_a_window_as_high_as_the_screen_makes_room_for_its_title_bar(qtbot: QtBot) -> None:
    room = QApplication.primaryScreen().availableSize()
    window = _framed(qtbot, room)
    fit_frame(window, room)
    assert window.height() == room.height() - 28
    assert window.width() == room.width()


def test_a_size_the_person_chose_meanwhile_is_left_alone(qtbot: QtBot) -> None:
    room = QApplication.primaryScreen().availableSize()
    window = _framed(qtbot, room)
    fit_frame(window, room - QSize(1, 1))
    assert window.size() == room
