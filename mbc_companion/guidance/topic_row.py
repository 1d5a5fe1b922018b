"""A topic in a list: its picture, its title, one line about it, and how long it takes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.domain import Topic
from mbc_companion.ui import icons
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, rounded

ICON, CARET = 26, 20
_HIGH = 76


class TopicRow(PaintedButton):
    """The whole row is pressed; its title is its name."""

    ring_radius = 12

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(topic.title, parent)
        self.topic = topic
        self._time = words.minutes_words(topic.minutes)
        self.setAccessibleName(topic.title)
        self.setAccessibleDescription(f"{topic.summary} {words.reading_words(topic.minutes)}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("h3"))
        self.updateGeometry()
        self.update()

    def _frame(self, width: int) -> tuple[int, int]:
        """Where the words begin and how wide they may be."""
        look = theme()
        left = look.px(18) + look.text_px(ICON) + look.px(18)
        time = QFontMetrics(look.font("body")).horizontalAdvance(self._time)
        right = look.px(16) + time + look.px(12) + look.text_px(CARET) + look.px(16)
        if width - left - right < look.text_px(180):
            # Too narrow for the time as well: it goes under the summary.
            right = look.px(8) + look.text_px(CARET) + look.px(12)
        return left, max(1, width - left - right)

    def _time_is_beside(self, width: int) -> bool:
        left, room = self._frame(width)
        return width - left - room > theme().px(20) + theme().text_px(CARET) + 1

    def _blocks(self, width: int) -> list[tuple[str, str]]:
        """What stands under each other, each with its style."""
        under = "" if self._time_is_beside(width) else f" {self._time}."
        return [(self.topic.title, "h3"), (self.topic.summary + under, "small")]

    def _heights(self, width: int) -> list[int]:
        _left, room = self._frame(width)
        return [
            lines.line_height(style, theme().font(style))
            * max(1, self._layout(said, style, room).lineCount())
            for said, style in self._blocks(width)
        ]

    @staticmethod
    def _layout(said: str, style: str, room: int) -> QTextLayout:
        font = theme().font(style)
        return lines.lay_out(said, font, room, lines.line_height(style, font))

    def heightForWidth(self, width: int) -> int:
        look = theme()
        return max(look.px(_HIGH), look.target, sum(self._heights(width)) + 2 * look.px(14))

    def sizeHint(self) -> QSize:
        wide = theme().text_px(420)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        longest = max(self.topic.title.split(), key=len)
        wide = QFontMetrics(look.font("h3")).horizontalAdvance(longest)
        left, _room = self._frame(0)
        return QSize(left + wide + look.px(20) + look.text_px(CARET), look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self.isDown() or self.hovered():
            fill = look.color("primarySoft" if self.isDown() else "hover")
            rounded(painter, QRectF(self.rect()), 12, fill=fill, edge=None)
        left, room = self._frame(self.width())
        high = self._heights(self.width())
        y = (self.height() - sum(high)) / 2
        side = look.text_px(ICON)
        picture = icons.pixmap(words.group_icon(self.topic.group), "primary", ICON)
        painter.drawPixmap(QPointF(look.px(18), (self.height() - side) / 2), picture)
        for (said, style), tall in zip(self._blocks(self.width()), high, strict=True):
            painter.setPen(look.color("text" if style == "h3" else "text2"))
            self._layout(said, style, room).draw(painter, QPointF(left, y))
            y += tall
        self._paint_end(painter)
        painter.end()

    def _paint_end(self, painter: QPainter) -> None:
        look = theme()
        caret = look.text_px(CARET)
        x = self.width() - look.px(16) - caret
        picture = icons.pixmap("caret-right", "text", CARET)
        painter.drawPixmap(QPointF(x, (self.height() - caret) / 2), picture)
        if self._time_is_beside(self.width()):
            font = look.font("body")
            wide = QFontMetrics(font).horizontalAdvance(self._time)
            painter.setFont(font)
            painter.setPen(look.color("text2"))
            area = QRectF(x - look.px(12) - wide, 0, wide + 2, self.height())
            painter.drawText(area, LEFT, self._time)
