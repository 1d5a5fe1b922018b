"""A square to breathe along: still counts, and a slow circle for those who want it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.guidance import exercise_words_view as words
from mbc_companion.guidance.exercises import HOLDING, WITHOUT_HOLDING, Breath, moment
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.text import Text

FRAME_MS = 50
_STILL, _CIRCLE = "still", "circle"
_HOLD, _NO_HOLD = "hold", "no_hold"


class _Counts(QWidget):
    """The sides under each other; nothing in it moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_accessible(self, name=self.tr("Counts"), role="grouping")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lines = [Text(words.count_words(breath), "say", parent=self) for breath in HOLDING]
        for line in self.lines:
            self._column.addWidget(line)

    def show_pattern(self, pattern: tuple[Breath, ...]) -> None:
        for breath, line in zip(HOLDING, self.lines, strict=True):
            line.setVisible(breath in pattern)


class _Circle(QWidget):
    """Grows and shrinks with the breath; the word beside it says the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fullness = 0.0
        hide_from_tree(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(theme().px(190))

    def show_fullness(self, fullness: float) -> None:
        self._fullness = fullness
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.height(), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = self.height() / 2 - 3
        radius = most * (0.45 + 0.55 * self._fullness)
        painter.setPen(QPen(look.color("primary"), 3))
        painter.setBrush(look.color("primarySoft"))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        painter.end()


class BreathWidget(QWidget):
    """Begins still, every time: whoever wants the circle asks for it."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began = 0.0
        said = self.tr(
            "Count at your own pace. Stop whenever you like. Holding is up to you: without it, "
            "this is slow breathing, and that is enough."
        )
        # Read out in the order they are made in.
        self._about = Text(said, "body", parent=self)
        self.counts = _Counts(self)
        self.circle = _Circle(self)
        self.now = Text("", "say", parent=self)
        self.now.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.holding = Segmented(
            self.tr("Holding the breath"),
            [(_HOLD, self.tr("With holding")), (_NO_HOLD, self.tr("Without holding"))],
            parent=self,
        )
        self.moving = Segmented(
            self.tr("How it is shown"),
            [(_STILL, self.tr("Still counts")), (_CIRCLE, self.tr("Slow circle"))],
            parent=self,
        )
        self.holding.set_value(_HOLD)
        self.moving.set_value(_STILL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fill()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look)
        self.holding.chosen.connect(self._start)
        self.moving.chosen.connect(self._start)
        theme().follow(self._dress)
        self._start()

    def _fill(self) -> None:
        for part in (self._about, self.counts, self.circle, self.now, self.holding, self.moving):
            self._column.addWidget(part)

    @property
    def is_moving(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Show the circle as it is now."""
        at = moment(self._clock.boot_seconds() - self._began, self._pattern())
        self.circle.show_fullness(at.fullness)
        said = words.breath_words(at.breath)
        if said != self.now.text():
            self.now.set_words(said)

    def stop(self) -> None:
        self._timer.stop()

    def _pattern(self) -> tuple[Breath, ...]:
        return HOLDING if self.holding.value() == _HOLD else WITHOUT_HOLDING

    def _start(self, _value: str = "") -> None:
        moves = self.moving.value() == _CIRCLE
        self._began = self._clock.boot_seconds()
        self.counts.show_pattern(self._pattern())
        self.counts.setVisible(not moves)
        self.circle.setVisible(moves)
        self.now.setVisible(moves)
        if moves:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(14))
