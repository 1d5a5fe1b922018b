"""A sentence at the bottom left that stays until it is dismissed or replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QBoxLayout, QHBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.fade import fade_in
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.text import Text

UNDO, LATER = "arrow-counter-clockwise", "clock"
_WORDS_PX = 200
"""The words have at least this beside the acts, or stand above them."""


@dataclass(frozen=True)
class Offer:
    """Something to do next, beside Undo."""

    words: str
    icon: str
    act: Callable[[], object]


MAKES_ROOM = "makes room"
"""The object name of what does not scroll and yet has a ``make_room``, as a foot with acts."""


@runtime_checkable
class MakesRoom(Protocol):
    """What can be scrolled on past what lies over its end, or stands above it."""

    def make_room(self, covered: int) -> None:
        """The last ``covered`` px of it are not seen."""


class FocusTrap(QWidget):
    """What keeps Tab inside itself and the toasts above it, while it is open."""

    is_open = False

    def step_focus(self, *, forward: bool) -> bool:
        """Move the focus to the next or previous stop."""
        return super().focusNextPrevChild(forward)


class Toast(QWidget):
    """One sentence, an act to take back and a way to dismiss it; lies above sheets."""

    def __init__(
        self,
        host: QWidget,
        words: str,
        undo: Callable[[], object] | None,
        undo_words: str,
        *,
        undo_icon: str = UNDO,
        offer: Offer | None = None,
    ) -> None:
        super().__init__(host)
        set_accessible(self, name=words, role="notification")
        self.words = Text(words, parent=self)
        self._row = QHBoxLayout(self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addWidget(self.words, 1)
        self._acts = FlowLayout(8)
        self.offer_button: Button | None = None
        if offer is not None:
            self.offer_button = Button(offer.words, "quiet", icon=offer.icon, parent=self)
            self.offer_button.clicked.connect(offer.act)
            self._acts.addWidget(self.offer_button)
        self.undo_icon = undo_icon
        self.undo_button: Button | None = None
        if undo is not None:
            self.undo_button = Button(undo_words, "quiet", icon=undo_icon, parent=self)
            self.undo_button.clicked.connect(undo)
            self._acts.addWidget(self.undo_button)
        nest(self._across, self._acts)
        nest(self._row, self._across, 1)
        self.dismiss_button = IconButton(self.tr("Dismiss"), "x")
        self._row.addWidget(self.dismiss_button)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(16), look.px(8), look.px(8), look.px(8))
        self._row.setSpacing(look.px(8))
        self._across.setSpacing(look.px(8))

    def one_line(self) -> int:
        """The width at which the words need no second line and stand beside the acts."""
        return self._beside() + self._said() + 4

    def _said(self) -> int:
        return self.words.fontMetrics().horizontalAdvance(self.words.text())

    def _beside(self) -> int:
        """What the words do not have of the width."""
        look, acts = theme(), self._acts.sizeHint().width()
        margins = self._row.contentsMargins()
        around = margins.left() + margins.right() + look.px(8)
        return around + self.dismiss_button.sizeHint().width() + (acts + look.px(8) if acts else 0)

    def fit(self, wide: int) -> int:
        """Put the acts beside the words or under them; gives the height for this width."""
        least = min(theme().text_px(_WORDS_PX), self._said())
        under = bool(self._acts.count()) and wide - self._beside() < least
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if under else ways.LeftToRight)
        middle = Qt.AlignmentFlag.AlignVCenter
        at = Qt.AlignmentFlag.AlignTop if under else middle
        self._row.setAlignment(self.dismiss_button, at)
        self._row.invalidate()
        return max(self._row.totalHeightForWidth(wide), self._row.totalMinimumSize().height())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        window = self.window()
        traps = [child for child in window.children() if isinstance(child, FocusTrap)]
        for trap in reversed(traps):
            if trap.is_open:
                return trap.step_focus(forward=forward)
        # Without a sheet Tab goes on in the screen under it, as it came.
        step = getattr(getattr(window, "screen_shown", None), "step_focus", None)
        return bool(step(forward=forward)) if step else super().focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        rounded(
            painter,
            QRectF(self.rect()),
            12,
            fill=look.color("surface"),
            edge=look.color("lineStrong"),
            width=2,
        )
        painter.end()


class Toasts(QObject):
    """Shows one toast at a time at the bottom left of ``host``, above sheets."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._beside: QWidget | None = None
        self._before: QWidget | None = None
        self.current: Toast | None = None
        self._again: Callable[[], None] | None = None
        self._aside: Callable[[], None] | None = None
        host.installEventFilter(self)
        theme().changed.connect(self._place)
        theme().app.focusChanged.connect(self._focus_changed)

    def set_place(self, beside: QWidget | None) -> None:
        """Stand at the bottom left of ``beside``, a widget in the host, or of the host."""
        for widget, watch in ((self._beside, False), (beside, True)):
            if widget is not None and shiboken6.isValid(widget):
                (widget.installEventFilter if watch else widget.removeEventFilter)(self)
        self._beside = beside
        self._place()

    def show(
        self,
        words: str,
        *,
        undo: Callable[[], object] | None = None,
        undo_words: str = "",
        undo_icon: str = "",
        urgent: bool = False,
        offer: Offer | None = None,
    ) -> None:
        """Say one sentence; a button for ``undo`` or ``offer`` does it and dismisses the toast.

        An ``urgent`` one was not asked for: what stood there comes back after it, and the
        key of Undo does not mean it.
        """
        undo_icon = undo_icon or (LATER if urgent else UNDO)
        aside = self._again if urgent else None
        self.clear()
        self._aside = aside
        again = partial(
            self.show, words, undo=undo, undo_words=undo_words, undo_icon=undo_icon, offer=offer
        )
        self._again = None if urgent else again
        self._before = QApplication.focusWidget()
        toast = Toast(
            self._host, words, undo, undo_words or self.tr("Undo"), undo_icon=undo_icon, offer=offer
        )
        self.current = toast
        for button in (toast.dismiss_button, toast.undo_button, toast.offer_button):
            if button is not None:
                button.clicked.connect(partial(self.dismiss, toast))
        self._place()
        toast.show()
        toast.raise_()
        fade_in(toast)
        announce(toast, words, urgent=urgent)

    def dismiss(self, toast: Toast) -> None:
        """Take this one away, and say again what an urgent one stood before."""
        if self.current is toast:
            aside, self._aside = self._aside, None
            self.clear()
            if aside is not None:
                aside()

    def clear(self) -> None:
        """Take every toast away; a focus that was in it goes back to where it came from."""
        toast, self.current = self.current, None
        self._again = self._aside = None
        before, self._before = self._before, None
        self._make_room()
        if toast is not None and shiboken6.isValid(toast):
            focused = QApplication.focusWidget()
            inside = focused is not None and toast.isAncestorOf(focused)
            # One of a closed sheet is about to be deleted: with the focus on it Qt would abort.
            there = before is not None and shiboken6.isValid(before) and before.isVisible()
            if inside and before is not None and there:
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            toast.hide()
            toast.deleteLater()

    def take_back(self) -> None:
        """Undo what the sentence is about, if it offers that; the key of Undo means this."""
        toast = self.current
        offers = toast is not None and shiboken6.isValid(toast) and toast.undo_icon == UNDO
        if offers and toast is not None and toast.undo_button is not None:
            toast.undo_button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if moved and watched in (self._host, self._beside):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        toast = self.current
        if toast is None or not shiboken6.isValid(toast) or not shiboken6.isValid(self._host):
            return
        gap = theme().px(24)
        area = self._area()
        room = area.width() - 2 * gap
        wide = min(max(toast.one_line(), theme().px(320)), room, theme().px(640))
        high = toast.fit(wide)
        toast.setGeometry(area.left() + gap, area.bottom() + 1 - high - gap, wide, high)
        # Once more when what is under it has its new size as well.
        QTimer.singleShot(0, self, self._make_room)

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """The way back from the toast is to where the focus came from.

        Room is made not at once: the focus also leaves a window that is being destroyed, and
        looking through half destroyed children ends the program.
        """
        toast = self.current
        if toast is not None and shiboken6.isValid(toast) and before is not None:
            came_in = now is not None and toast.isAncestorOf(now)
            if came_in and not toast.isAncestorOf(before):
                self._before = before
        QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """What the toast covers of a page can be scrolled up past it, and the focus is."""
        if not shiboken6.isValid(self._host):
            return
        toast = self.current
        named = self._host.findChildren(QWidget, MAKES_ROOM)
        for page in (*self._host.findChildren(QAbstractScrollArea), *named):
            covered = 0
            if not isinstance(page, MakesRoom):
                continue
            if toast is not None and shiboken6.isValid(toast) and page.isVisible():
                seen = QRect(page.mapTo(self._host, QPoint(0, 0)), page.size())
                if seen.intersects(toast.geometry()):
                    covered = seen.bottom() + 1 - toast.y() + theme().px(8)
            page.make_room(covered)

    def _area(self) -> QRect:
        beside = self._beside
        if beside is None or not shiboken6.isValid(beside) or not beside.isVisible():
            return self._host.rect()
        return QRect(beside.mapTo(self._host, QPoint(0, 0)), beside.size())
