"""What things stand on: cards, notes, lines, pages that scroll."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mbc_companion.ui import icons
from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.text import Text


class Icon(QWidget):
    """A picture beside words that say the same; not in the accessibility tree."""

    def __init__(
        self, name: str, tone: str = "text", size: int = 24, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawn = (name, tone, size)
        hide_from_tree(self)
        theme().follow(self._dress)

    def set_icon(self, name: str, tone: str = "") -> None:
        self._drawn = (name, tone or self._drawn[1], self._drawn[2])
        self.update()

    def _dress(self) -> None:
        side = theme().text_px(self._drawn[2])
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap(*self._drawn))
        painter.end()


class Card(QFrame):
    """Surface, line, radius 14. Put things into ``body``; ``tight`` has 20 px padding."""

    def __init__(self, *, tight: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._padding = 20 if tight else 24
        self.body = QVBoxLayout(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        pad = theme().px(self._padding)
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(theme().px(12))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        rounded(
            painter,
            QRectF(self.rect()),
            14,
            fill=look.color("surface"),
            edge=look.color("line"),
            width=look.edge,
        )
        painter.end()


_NOTES = {
    "calm": ("primarySoft", "onPrimarySoft", "check-circle-fill"),
    "know": ("lampSoft", "onLampSoft", "info"),
    "date": ("cautionSoft", "onCautionSoft", "hourglass-medium"),
    "problem": ("dangerSoft", "onDangerSoft", "warning-circle-fill"),
}


# Words narrower than this would stand in too many lines beside a button.
_WORDS_BESIDE = 280


class Note(QFrame):
    """A sentence that matters; ``kind``: calm, know, date or problem. One per page at most."""

    def __init__(
        self, words: str = "", kind: str = "calm", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._act: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row = QHBoxLayout(self)
        self._picture = Icon(icon or _NOTES[kind][2], _NOTES[kind][1], 24, parent=self)
        self.words = Text(words, "body", _NOTES[kind][1], parent=self)
        self.row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.words, 1)
        theme().follow(self._dress)

    def text(self) -> str:
        return self.words.text()

    def put_act(self, act: QWidget) -> None:
        """What can be done about it: at the end of its line, or under it for want of room."""
        self._act = act
        self.row.setAlignment(self._picture, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def _arrange(self) -> None:
        if self._act is None:
            return
        beside = self._act.sizeHint().width() + theme().text_px(_WORDS_BESIDE)
        narrow = self.width() < beside + self._picture.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.row.setDirection(down if narrow else across)
        self._picture.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def set_words(self, words: str, kind: str = "", icon: str = "") -> None:
        self._kind = kind or self._kind
        self._icon = icon or self._icon
        self.words.set_words(words)
        self.words.set_tone(_NOTES[self._kind][1])
        self._dress()

    def _dress(self) -> None:
        look = theme()
        self.row.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self.row.setSpacing(look.px(12))
        _fill, ink, usual = _NOTES[self._kind]
        self._picture.set_icon(self._icon or usual, ink)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        fill, ink, _icon = _NOTES[self._kind]
        edge = look.color(ink) if look.high_contrast else None
        area = QRectF(self.rect())
        rounded(painter, area, 10, fill=look.color(fill), edge=edge, width=2)
        painter.end()


class Separator(QFrame):
    """A line between things; decoration only."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hide_from_tree(self)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("line"))
        painter.end()


class _Inside(QWidget):
    """What scrolls; its height comes from its width, or narrow text would ask for too much."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class ScrollPage(QScrollArea):
    """A column that scrolls; no Tab stop of its own, but what has focus is brought into view."""

    def __init__(self, *, margin: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A viewport of our own: asking for Qt's costs 10 ms the first time.
        self._seen_through = QWidget()
        self.setViewport(self._seen_through)
        self._seen_through.setAutoFillBackground(False)
        self.inside = _Inside()
        self.body = QVBoxLayout(self.inside)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        theme().app.focusChanged.connect(self._bring_into_view)
        theme().follow(self._dress)

    def make_room(self, covered: int) -> None:
        """The last ``covered`` px of it lie under something: scroll so far past the end.

        Nothing changes where the column ends above.
        """
        margins = self.inside.contentsMargins()
        tall = self.inside.heightForWidth(self.inside.width())
        needed = max(tall, self.inside.minimumSizeHint().height()) - margins.bottom()
        room = covered if needed > self._seen_through.height() - covered else 0
        if room != margins.bottom():
            self.inside.setContentsMargins(0, 0, 0, room)
            QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        self._bring_into_view(None, QApplication.focusWidget())

    def _dress(self) -> None:
        pad = theme().px(self._margin)
        top, bottom = (theme().px(20), theme().px(28)) if pad else (0, 0)
        self.body.setContentsMargins(pad, top, pad, bottom)
        self.body.setSpacing(theme().px(20))

    def _bring_into_view(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Under a pressed mouse button it would move away, and the click would be lost.
        if new is not None and not QApplication.mouseButtons():
            self.bring_into_view(new)

    def bring_into_view(self, new: QWidget) -> None:
        """Scroll to ``new``, if it is in the column."""
        if self.inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 24, 24)
            room = self._seen_through.height() - self.inside.contentsMargins().bottom()
            top = new.mapTo(self._seen_through, QPoint(0, 0)).y()
            below = top + new.height() - room
            if below > 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + min(below, top))


def reveal(widget: QWidget) -> None:
    """Scroll so far that all of ``widget`` is seen, once it has its new size."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, ScrollPage):
        around = around.parentWidget()
    if around is not None:
        QTimer.singleShot(0, widget, partial(around.bring_into_view, widget))
