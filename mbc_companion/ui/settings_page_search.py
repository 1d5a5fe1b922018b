"""Looking for a setting by its name, whatever section it stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.announce import announce
from mbc_companion.ui.ranking import Name, ranked
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.lines import line_height
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, rounded
from mbc_companion.ui.widgets.text import Text

_MOST = 12


class Setting(NamedTuple):
    """One row of Settings; ``show`` goes there."""

    title: str
    about: str
    section: str
    icon: str
    show: Callable[[], None]


def like(typed: str, every: Sequence[Setting]) -> list[Setting]:
    """Those that fit, best first."""
    names = [Name(one.title, f"{one.about} {one.section}") for one in every]
    return [every[place] for place in ranked(typed, names)]


def reveal(row: SettingRow) -> None:
    """Put the focus on the row's control, which brings it into view."""
    control = row.control
    stops = [control, *control.findChildren(QWidget)]
    for stop in stops:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            return


class _FoundRow(PaintedButton):
    """One setting that was found: its name, and the section it stands in."""

    stepped = Signal(int)

    def __init__(self, found: Setting) -> None:
        super().__init__(found.title)
        self._found = found
        self.setAccessibleName(found.title)
        self.setAccessibleDescription(found.section)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(found.show)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        high = sum(line_height(style, look.font(style)) for style in ("h3", "small"))
        self.setMinimumHeight(max(look.px(60), look.target, high + look.px(12)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self.hovered():
            area = QRectF(self.rect())
            rounded(painter, area, 10, fill=look.color("hover"), edge=None)
        size, left = look.text_px(22), look.px(10)
        picture = icons.pixmap(self._found.icon, "primary", 22)
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), picture)
        x = left + size + look.px(12)
        high = [line_height(style, look.font(style)) for style in ("h3", "small")]
        y = (self.height() - sum(high)) / 2
        for words, style, ink, tall in (
            (self._found.title, "h3", "text", high[0]),
            (self._found.section, "small", "text2", high[1]),
        ):
            painter.setFont(look.font(style))
            painter.setPen(look.color(ink))
            painter.drawText(QRectF(x, y, self.width() - x, tall), LEFT, words)
            y += tall
        painter.end()


class FoundCard(SectionCard):
    """What was found, in place of a section."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_FoundRow] = []
        self.nothing = Text("", "body", "text2")
        self.body.addWidget(self.nothing)

    def show_found(self, found: Sequence[Setting]) -> None:
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_FoundRow(one) for one in found[:_MOST]]
        for row in self.rows:
            row.stepped.connect(self._step)
            self.body.addWidget(row)
        self.nothing.set_words(self.tr("No setting with those letters. Try a shorter word."))
        self.nothing.setVisible(not self.rows)
        words = self.tr("%n found", "", len(self.rows)) if self.rows else self.nothing.text()
        announce(self, words)

    def focus_first(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, by: int) -> None:
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), 0) + by
        if at < 0:
            self.left.emit()
        elif at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        super()._dress()
        side = theme().px(14)
        self.body.setContentsMargins(side, theme().px(10), side, theme().px(10))
