"""A topic in a list: its picture, its title, one line about it, and how long it takes."""

from __future__ import annotations

from typing import NamedTuple

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


class _Plan(NamedTuple):
    """Where the words begin, how wide the time is, and each block: style, words, height."""

    left: int
    time: int
    lines: tuple[tuple[str, QTextLayout, int], ...]
    beside: bool

    @property
    def height(self) -> int:
        return sum(tall for _style, _laid, tall in self.lines)


class TopicRow(PaintedButton):
    """The whole row is pressed; its title is its name."""

    ring_radius = 12

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(topic.title, parent)
        self.topic = topic
        self._time = words.minutes_words(topic.minutes)
        self._known: dict[int, _Plan] = {}
        self.setAccessibleName(topic.title)
        self.setAccessibleDescription(f"{topic.summary} {words.reading_words(topic.minutes)}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._known.clear()
        self.setFont(theme().font("h3"))
        self.updateGeometry()
        self.update()

    def _plan(self, width: int) -> _Plan:
        """How it is laid out at a width; layouts ask for the same few many times."""
        if width not in self._known:
            self._known[width] = self._made_plan(width)
        return self._known[width]

    def _made_plan(self, width: int) -> _Plan:
        look = theme()
        left = look.px(18) + look.text_px(ICON) + look.px(18)
        end = look.text_px(CARET) + look.px(16)
        time = QFontMetrics(look.font("body")).horizontalAdvance(self._time)
        room = width - left - look.px(16) - time - look.px(12) - end
        beside = room >= look.text_px(180)
        if not beside:
            # Too narrow for the time as well: it goes under the summary.
            room = width - left - look.px(8) - end
        under = "" if beside else f" {self._time}."
        lines_ = []
        for said, style in ((self.topic.title, "h3"), (self.topic.summary + under, "small")):
            font = look.font(style)
            high = lines.line_height(style, font)
            laid = lines.lay_out(said, font, max(1, room), high)
            lines_.append((style, laid, high * max(1, laid.lineCount())))
        return _Plan(left, time, tuple(lines_), beside=beside)

    def heightForWidth(self, width: int) -> int:
        look = theme()
        return max(look.px(_HIGH), look.target, self._plan(width).height + 2 * look.px(14))

    def sizeHint(self) -> QSize:
        wide = theme().text_px(420)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        longest = max(self.topic.title.split(), key=len)
        wide = QFontMetrics(look.font("h3")).horizontalAdvance(longest)
        left = look.px(18) + look.text_px(ICON) + look.px(18)
        return QSize(left + wide + look.px(24) + look.text_px(CARET), look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self.isDown() or self.hovered():
            fill = look.color("primarySoft" if self.isDown() else "hover")
            rounded(painter, QRectF(self.rect()), 12, fill=fill, edge=None)
        plan = self._plan(self.width())
        y = (self.height() - plan.height) / 2
        side = look.text_px(ICON)
        picture = icons.pixmap(words.group_icon(self.topic.group), "primary", ICON)
        painter.drawPixmap(QPointF(look.px(18), (self.height() - side) / 2), picture)
        for style, laid, tall in plan.lines:
            painter.setPen(look.color("text" if style == "h3" else "text2"))
            laid.draw(painter, QPointF(plan.left, y))
            y += tall
        self._paint_end(painter, plan)
        painter.end()

    def _paint_end(self, painter: QPainter, plan: _Plan) -> None:
        look = theme()
        caret = look.text_px(CARET)
        x = self.width() - look.px(16) - caret
        picture = icons.pixmap("caret-right", "text", CARET)
        painter.drawPixmap(QPointF(x, (self.height() - caret) / 2), picture)
        if plan.beside:
            painter.setFont(look.font("body"))
            painter.setPen(look.color("text2"))
            area = QRectF(x - look.px(12) - plan.time, 0, plan.time + 2, self.height())
            painter.drawText(area, LEFT, self._time)
