"""Rows and section buttons of the settings page."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core.settings import Preferences, Setting
from mbc_companion.ui import icons
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, rounded
from mbc_companion.ui.widgets.surfaces import Card, Separator
from mbc_companion.ui.widgets.text import Text


class SectionButton(PaintedButton):
    """One section in the list at the left; read out as a radio button."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__(words)
        self.icon_name = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("label"))
        self.setMinimumHeight(max(theme().px(48), theme().target))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(look.px(14) * 2 + look.text_px(22) + look.px(12) + wide, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        chosen = self.isChecked()
        fill = "primarySoft" if chosen else "hover" if self.hovered() else ""
        edge = look.color("text") if chosen and look.high_contrast else None
        area = QRectF(self.rect())
        rounded(painter, area, 10, fill=look.color(fill) if fill else None, edge=edge, width=2)
        ink = "onPrimarySoft" if chosen else "text"
        size, x = look.text_px(22), look.px(14)
        picture = icons.pixmap(self.icon_name, ink, 22)
        painter.drawPixmap(QPointF(x, (self.height() - size) / 2), picture)
        painter.setFont(look.font("label", 600 if chosen else 400))
        painter.setPen(look.color(ink))
        left = x + size + look.px(12)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
        painter.end()


class SettingRow(QWidget):
    """What it is, one line about it, and its control at the right; below it if it is tight.

    ``below`` keeps it below in any case, as wide as the row.
    """

    def __init__(self, title: str, help: str, control: QWidget, *, below: bool = False) -> None:
        super().__init__()
        self.control = control
        self._below = below
        self._title = Text(title, "h3", heading=3)
        self._help = Text(help, "small", "text2")
        if help and not control.accessibleDescription():
            control.setAccessibleDescription(help)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._help)
        if not help:
            self._help.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._row, words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def words(self) -> tuple[str, str]:
        """What it is, and the line about it."""
        return self._title.text(), self._help.text().strip()

    def set_help(self, words: str) -> None:
        self._help.set_words(words)
        self._help.setVisible(bool(words))
        self.control.setAccessibleDescription(words)

    def minimumSizeHint(self) -> QSize:
        """As if the control stood below, so that the row may become that narrow."""
        wide = max(self._title.minimumSizeHint().width(), self.control.minimumSizeHint().width())
        return QSize(wide, theme().px(76))

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(0, look.px(12), 0, look.px(12))
        self.setMinimumHeight(look.px(76))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        needed = self.control.sizeHint().width() + look.px(24) + look.text_px(220)
        beside = self.width() >= needed and not self._below
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        self._row.setSpacing(look.px(24) if beside else look.px(8))
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self.control, Qt.AlignmentFlag(0) if self._below else side)


class SectionCard(Card):
    """Setting rows with lines between them.

    ``resets`` are the settings that go back to their defaults together, each with where
    it is kept; ``show_kept`` then shows what is kept.
    """

    resets: tuple[tuple[Preferences, Setting[Any]], ...] = ()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: dict[QWidget, Separator] = {}
        self._rows: list[QWidget] = []
        self._foot: QWidget | None = None

    def add_row(self, row: QWidget) -> None:
        place = self.body.count() - (self._foot is not None)
        if place:
            self._lines[row] = Separator()
            self.body.insertWidget(place, self._lines[row])
        self.body.insertWidget(place + bool(place), row)
        self._rows.append(row)

    def add_foot(self, foot: QWidget) -> None:
        """Stays under every row, also under those that come later."""
        self._foot = foot
        self.body.addWidget(foot, 0, Qt.AlignmentFlag.AlignLeft)

    def settings(self) -> list[SettingRow]:
        """The rows that are there now, in order."""
        return [row for row in self._rows if isinstance(row, SettingRow) and not row.isHidden()]

    def show_kept(self) -> None:
        """Every control as its setting is kept now."""

    def show_row(self, row: QWidget, *, shown: bool) -> None:
        """A row comes and goes with the line above it."""
        row.setVisible(shown)
        if row in self._lines:
            self._lines[row].setVisible(shown)

    def _dress(self) -> None:
        look = theme()
        side = look.px(26 if look.scale < 1.5 else 14)
        self.body.setContentsMargins(side, look.px(8), side, look.px(8))
        self.body.setSpacing(0)
        self.update()


class TextSize(QWidget):
    """A− and A+ around the present percentage; ``stepped`` is -1 or 1."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        set_accessible(self, name=self.tr("Text size"), role="grouping")
        self.smaller = Button(self.tr("A−"), name=self.tr("Smaller text"))
        self.bigger = Button(self.tr("A+"), name=self.tr("Bigger text"))
        self.smaller.clicked.connect(lambda: self.stepped.emit(-1))
        self.bigger.clicked.connect(lambda: self.stepped.emit(1))
        self.value = Text("", "label", wrap=False)
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.smaller, self.value, self.bigger):
            self._row.addWidget(part)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.value.set_words(self.tr("{percent} %").format(percent=look.text_percent))
        self.value.setMinimumWidth(look.text_px(64))
        self._row.setSpacing(look.px(8))


class Section(NamedTuple):
    """A part of Settings that another room brings; ``key`` is what the page's place keeps."""

    key: str
    words: str
    icon: str
    card: SectionCard
