"""The five mood marks, their words, and the feelings that may follow them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui import tokens
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.press import CENTER, LEFT, PaintedButton, rounded
from mbc_companion.ui.widgets.tiles import TileLayout

MOODS = (1, 2, 3, 4, 5)
FEELINGS = (
    "angry",
    "scared",
    "anxious",
    "sad",
    "lonely",
    "numb",
    "tired",
    "overwhelmed",
    "calm",
    "hopeful",
    "grateful",
    "loved",
)

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


def mood_word(level: int) -> str:
    """The word of a mark, 1 (hardest) to 5."""
    return {
        1: QCoreApplication.translate("Marks", "Very hard"),
        2: QCoreApplication.translate("Marks", "Hard"),
        3: QCoreApplication.translate("Marks", "In between"),
        4: QCoreApplication.translate("Marks", "Steady"),
        5: QCoreApplication.translate("Marks", "Good"),
    }[level]


def mood_name(level: int) -> str:
    """The mark as it is read out: "Hard, 2 of 5"."""
    said = QCoreApplication.translate("Marks", "{word}, {level} of 5")
    return said.format(word=mood_word(level), level=level)


class _Vocabulary:
    """What the person calls feelings, and which are offered; gone with the process."""

    words: Mapping[str, str] = {}
    offered: tuple[str, ...] = FEELINGS


def set_feelings(offered: Sequence[str], words: Mapping[str, str]) -> None:
    """``words`` are the person's own names by key; call it before pages are built or shown."""
    _Vocabulary.offered = tuple(offered)
    _Vocabulary.words = dict(words)


def offered_feelings() -> tuple[str, ...]:
    """The keys to choose from, always in the same order."""
    return _Vocabulary.offered


def feeling_word(key: str) -> str:
    """What a feeling is called; a key that nobody named is given back as it is."""
    if key in _Vocabulary.words:
        return _Vocabulary.words[key]
    return given_feeling_word(key)


def given_feeling_word(key: str) -> str:
    """The program's own word for one of FEELINGS."""
    return {
        "angry": QCoreApplication.translate("Marks", "Angry"),
        "scared": QCoreApplication.translate("Marks", "Scared"),
        "anxious": QCoreApplication.translate("Marks", "Anxious"),
        "sad": QCoreApplication.translate("Marks", "Sad"),
        "lonely": QCoreApplication.translate("Marks", "Lonely"),
        "numb": QCoreApplication.translate("Marks", "Numb"),
        "tired": QCoreApplication.translate("Marks", "Tired"),
        "overwhelmed": QCoreApplication.translate("Marks", "Overwhelmed"),
        "calm": QCoreApplication.translate("Marks", "Calm"),
        "hopeful": QCoreApplication.translate("Marks", "Hopeful"),
        "grateful": QCoreApplication.translate("Marks", "Grateful"),
        "loved": QCoreApplication.translate("Marks", "Loved"),
    }.get(key, key)


def paint_mark(painter: QPainter, area: QRectF, level: int) -> None:
    """Draw a mark into the largest square in ``area``; geometry from the tokens."""
    mood = tokens.tokens()["mood"]
    side = min(area.width(), area.height())
    horizon = mood["geometry"]["horizon"][level - 1]
    radius, edge, middle = mood["geometry"]["radius"], horizon["edgeY"], horizon["midY"]
    reach = math.sqrt(radius**2 - (edge - 24) ** 2)
    ring = QRectF(24 - radius, 24 - radius, 2 * radius, 2 * radius)
    stroke = mood["stroke"]["mini" if side < mood["stroke"]["miniBelowPx"] else "normal"]
    line = QPainterPath(QPointF(24 - reach, edge))
    line.quadTo(24, 2 * middle - edge, 24 + reach, edge)
    angle = math.degrees(math.atan2(24 - edge, reach))
    ground = QPainterPath(line)
    ground.arcTo(ring, angle, -(180 + 2 * angle))
    ground.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center() - QPointF(side / 2, side / 2))
    painter.scale(side / 48, side / 48)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(f"mood{level}Sky"))
    painter.drawEllipse(ring)
    painter.fillPath(ground, theme().color(f"mood{level}"))
    pen = QPen(theme().color("moodLine"), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.drawPath(line)
    painter.restore()


class MoodMark(QWidget):
    """A mark alone, ``px`` wide at 100 %; named "Hard, 2 of 5" for a screen reader."""

    def __init__(self, level: int, px: int = 44, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px = px
        set_accessible(self, role="graphic")
        self.set_level(level)
        theme().follow(self._dress)

    def set_level(self, level: int) -> None:
        self.level = level
        self.setAccessibleName(mood_name(level))
        self.update()

    def set_px(self, px: int) -> None:
        self._px = px
        self._dress()

    def _dress(self) -> None:
        side = max(20, theme().text_px(self._px))
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self.level)
        painter.end()


class MoodButton(PaintedButton):
    """One mark with its word; ``small`` is for rows in the editor."""

    ring_radius = 14

    def __init__(self, level: int, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(mood_word(level), parent)
        self.level = level
        self._small = small
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(mood_name(level))
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not small:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("label" if self._small else "nav"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self._small:
            return QSize(words + look.text_px(26) + look.px(36), max(look.target, look.text_px(44)))
        width = max(look.px(176), words + 2 * look.px(12))
        return QSize(width, look.px(132))

    def minimumSizeHint(self) -> QSize:
        if self._small:
            return self.sizeHint()
        metrics = QFontMetrics(self.font())
        words = " ".join(mood_word(level) for level in MOODS).split()
        wide = max(metrics.horizontalAdvance(word) for word in words) + 2 * theme().px(4)
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        """The same for all five at one width, so that the marks stay aligned."""
        if self._small:
            return self.sizeHint().height()
        side, gap, words = self._tile(width)
        once = QFontMetrics(self.font()).height()
        pad = theme().px(20 if words <= once else 12)
        return max(theme().px(132), side + gap + words + 2 * pad)

    def _tile(self, width: int) -> tuple[int, int, int]:
        """The side of the mark, the gap, the height of the longest word as it wraps."""
        metrics = QFontMetrics(self.font())
        room = QRect(0, 0, width - 2 * theme().px(4), 1 << 15)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        words = max(metrics.boundingRect(room, wrap, mood_word(m)).height() for m in MOODS)
        return theme().px(60), theme().px(10), words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.parentWidget()
        level = event.key() - Qt.Key.Key_0.value
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not isinstance(row, MoodRow) or held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            row.step(self, _STEPS[event.key()])
        elif level in MOODS:
            row.press(level)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        chosen = self.isChecked()
        soft = chosen or self.isDown()
        fill = "primarySoft" if soft else "hover" if self.hovered() else "field"
        strong = chosen or look.high_contrast
        rounded(
            painter,
            QRectF(self.rect()),
            self.ring_radius,
            fill=look.color(fill),
            edge=look.color("primary" if chosen else "lineStrong" if strong else "line"),
            width=2 if strong else 1.5,
        )
        painter.setFont(self.font())
        painter.setPen(look.color("onPrimarySoft" if chosen else "text"))
        if self._small:
            self._paint_row(painter)
        else:
            self._paint_tile(painter)
        painter.end()

    def _paint_tile(self, painter: QPainter) -> None:
        row = self.parentWidget()
        beside = row.buttons if isinstance(row, MoodRow) else [self]
        # One of five may be a pixel wider and have its words on one line less.
        side, gap, words = self._tile(min(button.width() for button in beside))
        top = (self.height() - side - gap - words) / 2
        paint_mark(painter, QRectF((self.width() - side) / 2, top, side, side), self.level)
        pad = theme().px(4)
        area = QRectF(pad, top + side + gap, self.width() - 2 * pad, words)
        painter.drawText(area, CENTER | int(Qt.TextFlag.TextWordWrap), self.text())

    def _paint_row(self, painter: QPainter) -> None:
        look = theme()
        side = look.text_px(26)
        left = look.px(12)
        paint_mark(painter, QRectF(left, (self.height() - side) / 2, side, side), self.level)
        x = left + side + look.px(8)
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), LEFT, self.text())


class MoodRow(QWidget):
    """All five marks. 1 to 5 choose and arrows move only while a mark has focus."""

    marked = Signal(int)

    def __init__(
        self, name: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        said = name or self.tr("How is it right now?")
        set_accessible(self, name=said, role="grouping")
        row = FlowLayout(8, self) if small else TileLayout((5, 3, 2, 1), 12, self)
        self.buttons = [MoodButton(level, small=small, parent=self) for level in MOODS]
        for button in self.buttons:
            button.toggled.connect(partial(self._toggled, button))
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def level(self) -> int | None:
        """The chosen mark, if any."""
        return next((b.level for b in self.buttons if b.isChecked()), None)

    def set_level(self, level: int | None) -> None:
        """Show a choice, or none, without saying so."""
        for button in self.buttons:
            button.blockSignals(True)
            button.setAutoExclusive(False)
            button.setChecked(button.level == level)
            button.setAutoExclusive(True)
            button.blockSignals(False)
            button.update()

    def focus_first(self) -> None:
        chosen = self.level or MOODS[0]
        self.buttons[chosen - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, taken: MoodButton, chosen: bool) -> None:  # noqa: FBT001
        if not chosen:
            return
        self.set_level(taken.level)
        self.marked.emit(taken.level)

    def step(self, focused: MoodButton, by: int) -> None:
        """Move the focus, and only the focus: a mark is saved when it is pressed."""
        place = (self.buttons.index(focused) + by) % len(self.buttons)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, level: int) -> None:
        """As if mark ``level`` had been pressed."""
        self.buttons[level - 1].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[level - 1].setChecked(True)
