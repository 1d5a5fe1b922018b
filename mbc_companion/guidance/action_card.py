"""One thing to do with a topic; pine once it is done, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.domain import Action, Done
from mbc_companion.ui import icons
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.press import PaintedButton, rounded

_ICON = 24


class _Press(PaintedButton):
    """An icon, the act, and one line about it."""

    ring_radius = 12

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self._icon = icon
        self._under = ""
        self._done = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def say(self, said: str, under: str, *, done: bool) -> None:
        self.setText(said)
        self.setAccessibleName(said)
        self.setAccessibleDescription(under)
        self._under, self._done = under, done
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font("label"))
        self.updateGeometry()
        self.update()

    def _left(self) -> int:
        return theme().px(15) + theme().text_px(_ICON) + theme().px(15)

    def _parts(self, width: int) -> list[tuple[str, str, int]]:
        """What stands under each other: the words, their style, the height they need."""
        room = max(1, width - self._left() - theme().px(12))
        found = []
        for said, style in ((self.text(), "label"), (self._under, "caption")):
            if said:
                high = lines.line_height(style, theme().font(style))
                laid = lines.lay_out(said, theme().font(style), room, high)
                found.append((said, style, high * laid.lineCount()))
        return found

    def heightForWidth(self, width: int) -> int:
        inner = sum(high for *_said, high in self._parts(width))
        return max(theme().px(71), theme().target, inner + 2 * theme().px(13))

    def sizeHint(self) -> QSize:
        wide = theme().text_px(262)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        spoken = f"{self.text()} {self._under}".split() or [""]
        metrics = QFontMetrics(theme().font("label"))
        wide = max(metrics.horizontalAdvance(word) for word in spoken)
        return QSize(self._left() + wide + theme().px(16), theme().px(71))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        soft = self._done or self.isDown()
        fill = "primarySoft" if soft else "hover" if self.hovered() else "surface"
        edge = look.color("primary" if self._done else "line")
        if look.high_contrast:
            edge = look.color("lineStrong")
        width = 2 if look.high_contrast else 1
        area = QRectF(self.rect())
        rounded(painter, area, 12, fill=look.color(fill), edge=edge, width=width)
        name, ink = ("check-circle-fill", "primary") if self._done else (self._icon, "primary")
        side = look.text_px(_ICON)
        picture = icons.pixmap(name, ink, _ICON)
        painter.drawPixmap(QPointF(look.px(15), (self.height() - side) / 2), picture)
        parts = self._parts(self.width())
        y = (self.height() - sum(high for *_said, high in parts)) / 2
        room = max(1, self.width() - self._left() - look.px(12))
        for said, style, high in parts:
            ink = "onPrimarySoft" if soft else "text" if style == "label" else "text2"
            painter.setPen(look.color(ink))
            line = lines.line_height(style, look.font(style))
            lines.lay_out(said, look.font(style), room, line).draw(
                painter, QPointF(self._left(), y)
            )
            y += high
        painter.end()


class ActionCard(QWidget):
    """``wanted`` is a press on an action that is not done yet."""

    wanted = Signal()
    undone = Signal()

    def __init__(self, action: Action, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self._about = about
        self.done: Done | None = None
        self.press = _Press(words.action_icon(action.kind), self)
        self.press.clicked.connect(self._pressed)
        self.undo_button = Button(
            self.tr("Undo"), "quiet", icon="arrow-counter-clockwise", parent=self
        )
        self.undo_button.clicked.connect(self._undo)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.press)
        self._column.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_done(None)
        theme().follow(self._dress)

    def show_done(self, done: Done | None) -> None:
        """Pine with what was saved; None is as before."""
        self.done = done
        self.press.say(
            done.words if done else self.action.label, self._about, done=done is not None
        )
        self.undo_button.setVisible(done is not None and done.undo is not None)
        if done is not None:
            announce(self.press, done.words)

    def _pressed(self) -> None:
        if self.done is None:
            self.wanted.emit()
        else:
            announce(self.press, self.done.words)

    def _undo(self) -> None:
        if self.done is not None and self.done.undo is not None:
            self.undone.emit()

    def _dress(self) -> None:
        self._column.setSpacing(max(8, theme().px(8)))
