"""One visit in the agenda: its day as a leaf, who, when, and what it counts as."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from mbc_companion.appointments.domain import NOT_HELD, Status, VisitRow
from mbc_companion.appointments.words_view import (
    long_day,
    questions_words,
    spoken,
    status_words,
    when_line,
    who_words,
)
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import StatusChip
from mbc_companion.ui.widgets.leaf import leaf_size, paint_leaf
from mbc_companion.ui.widgets.press import PaintedButton, rounded


class _Face(PaintedButton):
    """The part of a row that opens the visit: leaf, name, line."""

    ring_radius = 14

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.row: VisitRow | None = None
        self.name = ""
        self.line = ""
        self.soon = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self.updateGeometry)

    def _left(self) -> int:
        return theme().px(16) + leaf_size().width() + theme().px(16)

    def _words_high(self, width: int) -> tuple[int, int]:
        """Height of the name and of the line under it."""
        look = theme()
        room = max(40, width - self._left() - look.px(8))
        high = []
        for words, style in ((self.name, "h3"), (self.line, "small")):
            font = look.font(style)
            each = lines.line_height(style, font)
            high.append(lines.lay_out(words, font, room, each).lineCount() * each)
        return high[0], high[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        tall = max(leaf_size().height(), sum(self._words_high(width)))
        return max(theme().px(72), tall + 2 * theme().px(12))

    def sizeHint(self) -> QSize:
        look = theme()
        widest = max(
            QFontMetrics(look.font("h3")).horizontalAdvance(self.name),
            QFontMetrics(look.font("small")).horizontalAdvance(self.line),
        )
        wide = self._left() + min(widest, look.text_px(420)) + look.px(10)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + theme().text_px(110), theme().px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.row is None:
            return
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = leaf_size()
        area = QRectF(look.px(16), (self.height() - size.height()) / 2, size.width(), size.height())
        paint_leaf(painter, area, self.row.day, chosen=self.soon)
        name_high, line_high = self._words_high(self.width())
        top = (self.height() - name_high - line_high) / 2
        room = max(40, self.width() - self._left() - look.px(8))
        for words, style, tone in ((self.name, "h3", "text"), (self.line, "small", "text2")):
            font = look.font(style)
            each = lines.line_height(style, font)
            laid = lines.lay_out(words, font, room, each)
            painter.setPen(look.color(tone))
            laid.draw(painter, QRectF(self._left(), top, 0, 0).topLeft())
            top += laid.lineCount() * each
        painter.end()


class AgendaRow(QWidget):
    """``opened``, ``record`` and ``book_next`` carry the uid of the visit."""

    opened = Signal(str)
    record = Signal(str)
    book_next = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit: VisitRow | None = None
        self.face = _Face(self)
        self.chip = StatusChip("", parent=self)
        self.act = Button("", parent=self)
        self.face.clicked.connect(lambda: self._say(self.opened))
        self.act.clicked.connect(self._acted)
        self._records = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.face, 1)
        self._row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def show_visit(
        self,
        visit: VisitRow,
        today: date,
        *,
        soon: bool = False,
        chip: tuple[str, str] = ("", "plain"),
        act: str = "",
    ) -> None:
        """``soon`` marks the next visit; ``act`` is "record", "book" or nothing."""
        self.visit = visit
        self.face.row, self.face.soon = visit, soon
        self.face.name = who_words(visit)
        self.face.line = self._line(visit)
        who = self.tr("{who}, {day}").format(who=who_words(visit), day=long_day(visit.day, today))
        said = [who, self.face.line]
        self.chip.set_words(*chip)
        self.chip.setVisible(bool(chip[0]) and not act)
        self._records = act == "record"
        self.act.setVisible(bool(act))
        words = self.tr("Record it") if self._records else self.tr("Book the next one")
        self.act.set_words(words, name=f"{words}: {spoken(visit, today)}")
        if chip[0]:
            said.append(chip[0])
        self.face.setAccessibleName(", ".join(said))
        self.face.updateGeometry()
        self.face.update()
        self._fit()

    def _line(self, visit: VisitRow) -> str:
        said = when_line(visit)
        if visit.status in NOT_HELD or visit.status is Status.ATTENDED:
            return f"{said}. {status_words(visit.status)}"
        if visit.open_items:
            return f"{said}. {questions_words(visit.open_items)}"
        return said

    def _say(self, signal: SignalInstance) -> None:
        if self.visit is not None:
            signal.emit(self.visit.uid)

    def _acted(self) -> None:
        self._say(self.record if self._records else self.book_next)

    def _dress(self) -> None:
        look = theme()
        self._row.setSpacing(look.px(8))
        self._fit()

    def _fit(self) -> None:
        look = theme()
        beside = self.act if not self.act.isHidden() else self.chip
        taken = beside.sizeHint().width() if not beside.isHidden() else 0
        narrow = self.width() < self.face.minimumSizeHint().width() + taken + look.text_px(90)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        for part in (self.chip, self.act):
            self._row.setAlignment(part, side)
        left = look.px(16) if narrow and taken else 0
        self._row.setContentsMargins(left, 0, look.px(16), look.px(12) if narrow and taken else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        soon = self.face.soon
        rounded(
            painter,
            QRectF(self.rect()),
            14,
            fill=look.color("hover" if self.face.hovered() else "surface"),
            edge=look.color("primary" if soon else "line"),
            width=2 if soon else look.edge,
        )
        painter.end()
