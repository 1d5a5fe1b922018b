"""988, large and first, on the color of the lamp; needs no directory."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import EMERGENCY, LIFELINE
from mbc_companion.helplines.parts_widget import Code, SizedText, code_button, copy_number
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import half_rounded, rounded
from mbc_companion.ui.widgets.text import Text

FEATURED_MODULE_PX = 6


class _Line(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("lampLine"))
        painter.end()


class HeroPanel(QWidget):
    """``beside`` fills the left of the sheet from edge to edge; else it is a band on top."""

    code_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = True
        self.code = Code(self._title(), LIFELINE.shown, LIFELINE.tel)
        set_accessible(self, name=self.code.name, role="grouping")
        self._outer = QVBoxLayout(self)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        nest(self._both, self._words())
        self._both.addStretch(1)
        nest(self._both, self._code())
        self._both.addStretch(1)
        nest(self._outer, self._both, 1)
        self._outer.addWidget(_Line(self))
        self._outer.addWidget(Text(self.danger_words(), tone="onLampSoft", selectable=True))
        theme().follow(self._dress)

    def _title(self) -> str:
        return self.tr("{number} Suicide and Crisis Lifeline").format(number=LIFELINE.shown)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(self.code.name, "nav", "onLampSoft", heading=2, parent=self))
        number = Text(LIFELINE.shown, "hero988", wrap=False, selectable=True, parent=self)
        row = self._number = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(number)
        self.copy_button = copy_number(self.code.name, LIFELINE.shown, "secondary", parent=self)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        nest(column, row)
        self.said = SizedText(self.hero_words(), "body", 19.2, "onLampSoft", parent=self)
        column.addWidget(self.said)
        return column

    def _code(self) -> QVBoxLayout:
        column = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(18)
        self.code_button = code_button(self.code, FEATURED_MODULE_PX, edge="lampLine", parent=self)
        self.code_button.clicked.connect(lambda: self.code_pressed.emit(self.code))
        row.addWidget(self.code_button)
        point = Text(words.point_words(self.code.uri), tone="onLampSoft", parent=self)
        row.addWidget(point, 1, Qt.AlignmentFlag.AlignVCenter)
        nest(column, row)
        return column

    def hero_words(self) -> str:
        """What can be said of the lifeline without the directory."""
        return self.tr(
            "Call or text. Free. Any hour, any day.\n"
            "It is for hard nights too, not only emergencies."
        )

    def danger_words(self) -> str:
        return self.tr("In danger right now? Call {number}.").format(number=EMERGENCY.shown)

    def set_beside(self, *, beside: bool, room: int) -> None:
        """Left column (True) or band on top of the lines; ``room`` is its width to be."""
        self._beside = beside
        across = not beside and room >= self._width_across()
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if across else directions.TopToBottom)
        stretches = (1, 0, 1, 0) if across else (0, 1, 0, 1)
        for place, stretch in enumerate(stretches):
            self._both.setStretch(place, stretch)
        self._dress()

    def _width_across(self) -> int:
        """What the number and its code need side by side, with words of a few letters."""
        number = self._number.sizeHint().width()
        code = self.code_button.width() + theme().text_px(160)
        return number + code + 4 * theme().px(24)

    def _dress(self) -> None:
        look = theme()
        side, top = (34, 30) if self._beside else (24, 20)
        self._outer.setContentsMargins(look.px(side), look.px(top), look.px(side), look.px(top))
        self._outer.setSpacing(look.px(14))
        self._both.setSpacing(look.px(20))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        fill, edge = look.color("lampSoft"), look.color("lampLine")
        area = QRectF(self.rect())
        if self._beside:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(half_rounded(area, 16, left=True, right=False), fill)
            painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), look.color("line"))
        else:
            rounded(painter, area, 14, fill=fill, edge=edge if look.high_contrast else None)
        painter.end()
