"""Hide: hills, a clock and the way back; nothing that names the program."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.ui.moments import clock_words, day_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.scenery import Landscape

RETURN_SECONDS = 120
FREE, AFTER, ALWAYS = "free", "after", "always"
# Text keeps its contrast on the dusk sky down to here (design section 3).
LOWEST_TEXT = 0.38


def stricter(*modes: str) -> str:
    """The hide mode that counts when the public file and the vault disagree."""
    return ALWAYS if ALWAYS in modes else AFTER


class HideRule:
    """FREE has nothing to lock; AFTER and ALWAYS lock after two minutes of boot time."""

    def __init__(self, *, mode: str, now: float) -> None:
        self._mode = mode
        self._since = now

    def must_lock(self, now: float) -> bool:
        return self._mode != FREE and now - self._since >= RETURN_SECONDS

    def may_return(self, now: float) -> bool:
        """Whether coming back needs no passphrase."""
        return self._mode != ALWAYS and not self.must_lock(now)


class HideCover(QAbstractButton):
    """One large button over the whole window; any click, F9 or Enter asks to come back.

    ``returned`` is emitted only if the rule allows it, else ``must_lock``, which also
    comes by itself after two minutes. Neither hides the cover: the window does.
    """

    returned = Signal()
    must_lock = Signal()
    # Made late, maybe while a sheet is open, which must not rise above it.
    above_sheets = True

    def __init__(self, clock: Clock, key_words: str) -> None:
        super().__init__()
        self._clock = clock
        self._rule = HideRule(mode=FREE, now=clock.boot_seconds())
        self._hills = Landscape()
        self._hills.setParent(self)
        self._hills.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._face = _Face(self, self.tr("Press {key} or click to come back").format(key=key_words))
        self.setAccessibleName(self._face.note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        # It fills the window: a ring around it would lie outside.
        self.setProperty("noRing", True)
        self.clicked.connect(self.come_back)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def lines(self) -> tuple[Line, Line, Line]:
        """All that can be read: time, day, the way back."""
        return self._face.lines()

    def begin(self, mode: str) -> None:
        """Start the two minutes and the clock; ``mode`` is FREE, AFTER or ALWAYS."""
        self._rule = HideRule(mode=mode, now=self._clock.boot_seconds())
        self._show_time()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def come_back(self) -> None:
        """The person asks for the window; needs the passphrase if the rule says so."""
        if self._rule.may_return(self._clock.boot_seconds()):
            self.returned.emit()
        else:
            self._timer.stop()
            self.must_lock.emit()

    def look(self) -> None:
        """Compare with the clock now; called every second while hidden."""
        self._show_time()
        if self._rule.must_lock(self._clock.boot_seconds()):
            self._timer.stop()
            self.must_lock.emit()

    def _show_time(self) -> None:
        now = local_now(self._clock)
        self._face.show_words(clock_words(now), day_words(now.date()))
        self.setAccessibleDescription(f"{self._face.time}, {self._face.day}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hills.setGeometry(self.rect())
        self._face.setGeometry(self.rect())
        self._face.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of its own: the hills and the words lie over it."""


class Line(NamedTuple):
    """Words centered in ``area``, in a font and a color token."""

    words: str
    area: QRectF
    font: QFont
    token: str


class _Face(QWidget):
    """The words, painted, since the clock has a size no style of the scale has."""

    def __init__(self, parent: QWidget, note: str) -> None:
        super().__init__(parent)
        self.time = ""
        self.day = ""
        self.note = note
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_words(self, time: str, day: str) -> None:
        if (time, day) != (self.time, self.day):
            self.time, self.day = time, day
            self.update()

    def lines(self) -> tuple[Line, Line, Line]:
        """Time and day on the dark part of the sky, the note on the front hills."""
        now = theme()
        plain = now.high_contrast or not now.landscape
        title, below = ("text", "text") if plain else ("sceneTitle", "sceneNote")
        wide, high = self.width(), self.height()
        clock = _sized(now.font("say"), min(now.text_px(112), high * 0.17))
        day = _sized(now.font("body"), min(now.text_px(21), high * 0.06))
        note = now.font("body")
        gap, day_high, note_high = now.px(10), day.pixelSize() * 1.4, note.pixelSize() * 1.5
        block = clock.pixelSize() + gap + day_high
        top = max(now.px(12), min(high * 0.15, high * LOWEST_TEXT - block))
        time_area = QRectF(0, top, wide, clock.pixelSize())
        day_area = QRectF(0, time_area.bottom() + gap, wide, day_high)
        note_area = QRectF(0, high - now.px(26) - note_high, wide, note_high)
        return (
            Line(self.time, time_area, clock, title),
            Line(self.day, day_area, day, title),
            Line(self.note, note_area, note, below),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        centered = int(Qt.AlignmentFlag.AlignCenter)
        for line in self.lines():
            painter.setPen(theme().color(line.token))
            painter.setFont(line.font)
            painter.drawText(line.area, centered, line.words)
        painter.end()


def _sized(font: QFont, pixels: float) -> QFont:
    font.setPixelSize(max(1, round(pixels)))
    return font
