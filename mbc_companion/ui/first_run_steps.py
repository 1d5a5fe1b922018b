"""The steps of set-up beside the hills; told, not clicked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui import icons, tokens
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.front import AppIcon
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import CENTER
from mbc_companion.ui.widgets.scenery import drawing
from mbc_companion.ui.widgets.text import Text

# The drawing is 1280 x 800; as pictured its right 136 lie outside the panel.
_DRAWING, _OUTSIDE = QSize(1280, 800), 136


def _on_hills() -> bool:
    return theme().landscape and not theme().high_contrast


class _Mark(QWidget):
    """A ring with a number, filled for the step at hand, with a check once it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.state = "later"
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = max(theme().px(34), theme().text_px(26))
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.color("sceneTitle" if _on_hills() else "text")
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.state == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(area)
            painter.setPen(self._under())
        else:
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(area)
        if self.state == "done":
            size = look.text_px(18)
            corner = area.center().toPoint()
            picture = icons.colored("check", ink, size)
            painter.drawPixmap(corner.x() - size // 2 + 1, corner.y() - size // 2 + 1, picture)
        else:
            painter.setFont(look.font("h3", 700 if self.state == "now" else 600))
            painter.drawText(area, CENTER, str(self._number))
        painter.end()

    @staticmethod
    def _under() -> QColor:
        if _on_hills():
            return QColor(tokens.palette("light")["primaryHover"])
        return theme().color("sidebar")


class StepsPanel(QWidget):
    """The program's name and the steps, over the part of the hills with the house."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self._marks: list[_Mark] = []
        self._texts: list[Text] = []
        self._lines: list[QHBoxLayout] = []
        set_accessible(self, name=self.tr("Steps"), role="list")
        self._name = Text(self.tr("Companion"), "h2", wrap=False)
        self._brand = QHBoxLayout()
        self._brand.addWidget(AppIcon(44))
        self._brand.addWidget(self._name, 1)
        self._column = QVBoxLayout(self)
        nest(self._column, self._brand)
        self._rows = QVBoxLayout()
        for number, name in enumerate(names, start=1):
            nest(self._rows, self._row(number, name))
        nest(self._column, self._rows)
        self._column.addStretch(1)
        theme().follow(self._dress)

    def _row(self, number: int, name: str) -> QHBoxLayout:
        mark, text = _Mark(number), Text(name, "nav")
        self._marks.append(mark)
        self._texts.append(text)
        row = QHBoxLayout()
        self._lines.append(row)
        row.addWidget(mark)
        row.addWidget(text, 1)
        return row

    def set_current(self, number: int) -> None:
        """The steps before ``number`` are done."""
        for place, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True), start=1):
            mark.state = "done" if place < number else "now" if place == number else "later"
            told = {
                "done": self.tr("Step {number}, done"),
                "now": self.tr("Step {number}, now"),
                "later": self.tr("Step {number}"),
            }[mark.state]
            set_accessible(text, description=told.format(number=place))
            mark.update()
        self._dress()

    def _dress(self) -> None:
        look = theme()
        tone = "sceneTitle" if _on_hills() else "text"
        side = look.px(44) if self.width() >= look.px(380) else look.px(28)
        self._column.setContentsMargins(side, look.px(44), look.px(16), look.px(24))
        self._column.setSpacing(look.px(52))
        self._brand.setSpacing(look.px(12))
        self._rows.setSpacing(look.px(18))
        self._name.set_tone(tone)
        for mark, text in zip(self._marks, self._texts, strict=True):
            text.set_tone(tone)
            text.setFont(look.font("nav", 600 if mark.state == "now" else 500))
        for row in self._lines:
            row.setSpacing(look.px(14))
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        if _on_hills():
            size = _DRAWING.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            name = "landscape-night" if look.is_dark else "landscape-dusk"
            picture = drawing(name, size, self.devicePixelRatioF())
            outside = round(_OUTSIDE * size.width() / _DRAWING.width())
            painter.drawPixmap(self.width() - size.width() + outside, 0, picture)
        else:
            painter.fillRect(self.rect(), look.color("sidebar"))
            line = look.color("lineStrong" if look.high_contrast else "line")
            painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.end()
