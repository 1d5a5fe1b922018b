"""One of several, on or off, ticked or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.press import (
    CENTER,
    LEFT,
    PaintedButton,
    edge_width,
    half_rounded,
    rounded,
)

_STOP = Qt.FocusPolicy.StrongFocus
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Segment(PaintedButton):
    """One option of a Segmented control; read out as a radio button."""

    def __init__(self, words: str, parent: QWidget, icon: str = "") -> None:
        super().__init__(words, parent)
        self._icon = icon
        self.joined = [False, False]
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)
        theme().follow(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the choice with the focus, also while nothing is chosen yet."""
        super().keyPressEvent(event)
        group, now = self.parent(), QApplication.focusWidget()
        if event.key() not in _ARROWS or not isinstance(now, Segment):
            return
        if now is not self and now.parent() is group and not now.isChecked():
            now.click()

    def _dress(self) -> None:
        self.setFont(theme().font("label"))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # Not the widget's own font: Qt puts an older one back into what returns to a window.
        width = QFontMetrics(theme().font("label")).horizontalAdvance(self.text())
        width += 2 * theme().px(16) + self._indent()
        return QSize(max(width, theme().target), theme().target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, width = self.isChecked(), edge_width()
        fill = "primarySoft" if chosen or self.isDown() else "surface"
        fill = "hover" if fill == "surface" and self.hovered() else fill
        half = width / 2
        left, right = self.joined
        area = QRectF(self.rect()).adjusted(0 if left else half, half, 0 if right else -half, -half)
        shape = half_rounded(area, self.ring_radius - half, left=not left, right=not right)
        painter.fillPath(shape, look.color(fill))
        if chosen:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(0, self.height() - 4, self.width(), 4), look.color("primary"))
            painter.restore()
        outer = area.adjusted(-9 if left else 0, 0, 9 if right else 0, 0)
        painter.setPen(QPen(look.color("lineStrong"), width))
        painter.drawRoundedRect(outer, self.ring_radius - half, self.ring_radius - half)
        if right:
            between = "lineStrong" if look.high_contrast else "line"
            painter.fillRect(QRectF(self.width() - 1, 1, 1, self.height() - 2), look.color(between))
        painter.setFont(look.font("label", 600 if chosen else 500))
        ink = "onPrimarySoft" if chosen else "text"
        painter.setPen(look.color(ink))
        if self._icon:
            high = self.height() - look.text_px(20)
            painter.drawPixmap(look.px(16), high // 2, icons.pixmap(self._icon, ink, 20))
        painter.drawText(self.rect().adjusted(self._indent(), 0, 0, 0), CENTER, self.text())
        painter.end()

    def _indent(self) -> int:
        return theme().text_px(20) + theme().px(8) if self._icon else 0


class Segmented(QWidget):
    """A radio group in a row: ``options`` are (value, words). Arrow keys move the choice.

    ``pictures`` are icons by value.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: list[tuple[str, str]],
        *,
        pictures: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        pictures = pictures or {}
        set_accessible(self, name=name, role="grouping")
        row = FlowLayout(0, self)
        self.segments: dict[str, Segment] = {}
        for value, words in options:
            segment = Segment(words, self, pictures.get(value, ""))
            segment.toggled.connect(partial(self._toggled, value))
            self.segments[value] = segment
            row.addWidget(segment)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _toggled(self, value: str, chosen: bool) -> None:  # noqa: FBT001
        if chosen:
            # Tab stops at the chosen one; Qt sees to that only once one of them had the focus.
            for other, segment in self.segments.items():
                segment.setFocusPolicy(_STOP if other == value else Qt.FocusPolicy.ClickFocus)
            self.chosen.emit(value)

    def value(self) -> str:
        """The chosen value, or an empty text."""
        return next((v for v, segment in self.segments.items() if segment.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without saying so. Raises KeyError for a value that is no option."""
        self.blockSignals(True)
        self.segments[value].setChecked(True)
        self.blockSignals(False)

    def clear(self) -> None:
        """Nothing is chosen any more; nothing is said."""
        self.blockSignals(True)
        for segment in self.segments.values():
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)
            segment.setFocusPolicy(_STOP)
        self.blockSignals(False)

    def focus_first(self) -> None:
        """The chosen option, else the first."""
        shown = self.segments.get(self.value()) or next(iter(self.segments.values()))
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._join()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._join()

    def _join(self) -> None:
        """Segments that touch share an edge."""
        row = [segment for segment in self.segments.values() if not segment.isHidden()]
        for place, segment in enumerate(row):
            before = place > 0 and row[place - 1].y() == segment.y()
            after = place + 1 < len(row) and row[place + 1].y() == segment.y()
            segment.joined = [before, after]
            segment.update()


class Switch(PaintedButton):
    """On or off, with the word beside it; listen to ``toggled``."""

    ring_radius = 12

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("label"))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word beside the switch."""
        return self.tr("On") if self.isChecked() else self.tr("Off")

    def sizeHint(self) -> QSize:
        look, metrics = theme(), QFontMetrics(self.font())
        word = max(metrics.horizontalAdvance(said) for said in (self.tr("On"), self.tr("Off")))
        return QSize(look.px(58) + look.px(10) + word + 4, look.target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        on = self.isChecked()
        wide, high, inset = look.px(58), look.px(32), look.px(5)
        track = QRectF(0, (self.height() - high) / 2, wide, high)
        rounded(
            painter,
            track,
            high / 2,
            fill=look.color("primary" if on else "hover" if self.hovered() else "field"),
            edge=look.color("primary" if on else "lineStrong"),
            width=edge_width(),
        )
        knob = high - 2 * inset
        x = track.right() - knob - inset if on else track.left() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("onPrimary" if on else "lineStrong"))
        painter.drawEllipse(QRectF(x, track.top() + inset, knob, knob))
        painter.setFont(self.font())
        painter.setPen(look.color("text"))
        left = wide + look.px(10)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
        painter.end()


class CheckRow(PaintedButton):
    """A tick of 26 px in a row whose whole width clicks; the words wrap."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.update)
        theme().follow(self._dress)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def _dress(self) -> None:
        self.setFont(theme().font("body"))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def _indent(self) -> int:
        return theme().px(26) + theme().px(12)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = self._lines(width).lineCount() * lines.line_height("body", self.font())
        return max(theme().target, high + theme().px(8))

    def _lines(self, width: int) -> QTextLayout:
        high = lines.line_height("body", self.font())
        return lines.lay_out(self.text(), self.font(), max(1, width - self._indent()), high)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._indent() + 4
        return QSize(width, theme().target)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in self.text().split() or [""])
        return QSize(widest + self._indent() + 4, theme().target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        size, on = look.px(26), self.isChecked()
        box = QRectF(0, (self.height() - size) / 2, size, size)
        rounded(
            painter,
            box,
            7,
            fill=look.color("primary" if on else "hover" if self.hovered() else "field"),
            edge=look.color("primary" if on else "lineStrong"),
            width=edge_width(),
        )
        if on:
            mark = look.px(18)
            picture = icons.colored("check", look.color("onPrimary"), mark)
            painter.drawPixmap(box.center() - QPointF(mark / 2, mark / 2), picture)
        words = self._lines(self.width())
        high = words.lineCount() * lines.line_height("body", self.font())
        painter.setPen(look.color("text"))
        words.draw(painter, QPointF(self._indent(), (self.height() - high) // 2))
        painter.end()
