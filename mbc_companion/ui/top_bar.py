"""The top of every page: its title or its own strip, its acts, and Help now."""

from __future__ import annotations

from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.text import Text

_HIGH = 90


@runtime_checkable
class Strip(Protocol):
    """A page's own header (Today's band): makes room for the acts at its top right."""

    def heading(self) -> QWidget:
        """What takes the focus when the page is entered."""

    def fit(self, width: int, acts: QRect) -> int:
        """Arrange for ``width`` px around ``acts`` (in the strip); the height it needs."""


def _hand_over(widget: QWidget, parent: QWidget) -> None:
    """Shown or not as before."""
    hidden = widget.isHidden()
    widget.setParent(parent)
    widget.setHidden(hidden)


class TopBar(QWidget):
    """Never scrolls. When words grow, acts become icons, then the title takes its own line.

    Where even that is too tight, the page's acts stand in a row under the title.
    """

    help_requested = Signal()
    find_requested = Signal()

    def __init__(self, find_key: str = "") -> None:
        super().__init__()
        self._page: Page | None = None
        self._strip: QWidget | None = None
        self._back: QWidget | None = None
        self._acts: dict[str, list[QWidget]] = {}
        self._fitting = False
        self.title = Text("", "h1", heading=1, wrap=False, parent=self)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._own, self._always = QWidget(self), QWidget(self)
        self._row, fixed = FlowLayout(12, self._own), QHBoxLayout(self._always)
        self._laid = QSize()
        self._own.installEventFilter(self)
        fixed.setContentsMargins(0, 0, 0, 0)
        self.find_button = Button(
            self.tr("Find"), "secondary", icon="magnifying-glass", key=find_key
        )
        self.find_button.clicked.connect(self.find_requested)
        self.help_button = Button(self.tr("Help now"), "lamp", icon="lifebuoy")
        self.help_button.clicked.connect(self.help_requested)
        fixed.addWidget(self.find_button)
        fixed.addWidget(self.help_button)
        self._fixed = fixed
        theme().follow(self._dress)

    def show_page(self, page: Page) -> None:
        """Show the title, the acts and the strip of ``page`` instead of the last one's."""
        self._leave()
        self._page = page
        page.title_changed.connect(self._retitle)
        if page.key not in self._acts:
            self._acts[page.key] = page.top_actions()
        for act in self._acts[page.key]:
            self._row.addWidget(act)
            act.show()
        self._back = page.back_act()
        if self._back is not None:
            _hand_over(self._back, self)
        strip = page.header()
        self._strip = strip
        if strip is not None:
            strip.setParent(self)
            strip.lower()
            strip.show()
        self._retitle()
        self._chain()

    def heading(self) -> QWidget:
        """What takes the focus when a page is entered."""
        if isinstance(self._strip, Strip):
            return self._strip.heading()
        return self.title

    def _lead(self) -> QWidget:
        """What stands at the left: the title, or the way back from what has its own."""
        beside = self._page is not None and self._page.titled
        back = None if beside else self._shown_back()
        return back or self.title

    def _shown_back(self) -> QWidget | None:
        back = self._back
        return back if back is not None and not back.isHidden() else None

    def _place_lead(self, y: int, wide: int, tall: int) -> None:
        """What stands at the left, with its way back before it if it has one there."""
        lead, back, left = self._lead(), self._shown_back(), self._margins()[0]
        if back is not None and back is not lead:
            size = back.sizeHint()
            back.setGeometry(left, y + (tall - size.height()) // 2, size.width(), size.height())
            left, wide = left + size.width() + theme().px(12), wide - size.width() - theme().px(12)
        lead.setGeometry(left, y, wide, tall)

    def focus_first(self) -> None:
        """The first act, else Find."""
        page_acts = self._acts.get(self._page.key, []) if self._page else []
        acts = [*filter(None, [self._back]), *page_acts]
        first = next((act for act in acts if act.isVisible()), self.find_button)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self) -> None:
        """Lay everything out for the present width; safe to call at any time."""
        if self._fitting or self.width() <= 0:
            return
        self._fitting = True
        try:
            high = self._fit_strip() if self._strip is not None else self._fit_title()
        finally:
            self._fitting = False
        self._laid = self._own.sizeHint()
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)

    def _leave(self) -> None:
        if self._page is None:
            return
        self._page.title_changed.disconnect(self._retitle)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            # Hidden with the focus in it, it would pass that on as if Tab had been pressed.
            focused.clearFocus()
        for act in self._acts[self._page.key]:
            self._row.removeWidget(act)
            act.hide()
            act.setParent(self._page)
        if self._strip is not None:
            self._strip.hide()
            self._strip.setParent(self._page)
        if self._back is not None:
            _hand_over(self._back, self._page)
        self._strip = self._back = None

    def _chain(self) -> None:
        """Tab runs title, acts, Find, Help now, whatever order they were made in."""
        back = filter(None, [self._back])
        acts = self._acts[self._page.key] if self._page else []
        stops = [self.heading(), *back, *acts, self.find_button, self.help_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _retitle(self) -> None:
        self.title.set_words(self._page.title() if self._page else "")
        self.title.setVisible(self._strip is None and self._lead() is self.title)
        self.fit()

    def _dress(self) -> None:
        """Now, and once more when what was made after this bar has its new sizes too."""
        self._fixed.setSpacing(theme().px(12))
        self.fit()
        QTimer.singleShot(0, self, self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An act that has other words now needs other room."""
        asked = watched is self._own and event.type() == QEvent.Type.LayoutRequest
        if asked and self._own.sizeHint() != self._laid:
            self.fit()
        return super().eventFilter(watched, event)

    def _breadth(self) -> Breadth:
        return breadth(self.window().width(), theme().scale)

    def _margins(self) -> tuple[int, int]:
        narrow = self._breadth() is Breadth.NARROW
        return theme().px(32), theme().px(14 if narrow else 20)

    def _fit_strip(self) -> int:
        side, top = self._margins()
        strip = self._strip
        if strip is None:
            return 0
        self._compact(compact=False)
        size = self._acts_size()
        acts = QRect(self.width() - side - size.width(), top, size.width(), size.height())
        high = strip.sizeHint().height()
        if isinstance(strip, Strip):
            high = strip.fit(self.width(), acts)
        strip.setGeometry(0, 0, self.width(), high)
        self._place_acts(acts)
        return high

    def _fit_title(self) -> int:
        side, top = self._margins()
        room, gap = self.width() - 2 * side, theme().px(16)
        self._compact(compact=False)
        if self._lead_size()[0] + gap + self._acts_size().width() > room:
            self._compact(compact=True)
        acts = self._acts_size()
        words, tall = self._lead_size()
        if words + gap + acts.width() <= room:
            high = max(theme().px(_HIGH), acts.height() + 2 * top)
            left = self.width() - side - acts.width()
            self._place_acts(QRect(left, (high - acts.height()) // 2, acts.width(), acts.height()))
            self._place_lead((high - tall) // 2, words, tall)
            return high
        if acts.width() > room:
            return self._fit_rows(words, tall)
        left = self.width() - side - acts.width()
        self._place_acts(QRect(left, top, acts.width(), acts.height()))
        below = top + acts.height() + theme().px(12)
        self._place_lead(below, min(words, room), tall)
        return below + tall + theme().px(12)

    def _fit_rows(self, words: int, tall: int) -> int:
        """The title beside Help now, or under it, and the page's acts in a row of their own."""
        side, top = self._margins()
        gap, room = theme().px(12), self.width() - 2 * side
        fixed, own = self._always.sizeHint(), self._own.sizeHint()
        right = self.width() - side - fixed.width()
        self._always.setGeometry(right, top, fixed.width(), fixed.height())
        beside = words + gap + fixed.width() <= room
        high = max(tall, fixed.height())
        y = top + (high - tall) // 2 if beside else top + fixed.height() + gap
        self._place_lead(y, min(words, room), tall)
        below = (top + high if beside else y + tall) + gap
        wide = min(own.width(), room)
        tall = self._row.heightForWidth(wide)
        self._own.setGeometry(side, below, wide, tall)
        return below + tall + gap

    def _lead_size(self) -> tuple[int, int]:
        """How wide and how tall what stands at the left is."""
        lead = self._lead()
        if lead is not self.title:
            return lead.sizeHint().width(), lead.sizeHint().height()
        metrics, back = QFontMetrics(self.title.font()), self._shown_back()
        wide, tall = metrics.horizontalAdvance(self.title.text()) + 4, metrics.height()
        if back is None:
            return wide, tall
        size = back.sizeHint()
        return wide + size.width() + theme().px(12), max(tall, size.height())

    def _acts_size(self) -> QSize:
        """The page's acts and Help now beside each other."""
        own, fixed = self._own.sizeHint(), self._always.sizeHint()
        if not own.width():
            return fixed
        wide = own.width() + theme().px(12) + fixed.width()
        return QSize(wide, max(own.height(), fixed.height()))

    def _place_acts(self, area: QRect) -> None:
        fixed, own = self._always.sizeHint(), self._own.sizeHint()
        left = area.right() + 1 - fixed.width()
        self._always.setGeometry(left, area.y(), fixed.width(), area.height())
        over = (area.height() - own.height()) // 2
        self._own.setGeometry(area.x(), area.y() + over, own.width(), own.height())

    def _compact(self, *, compact: bool) -> None:
        if isinstance(self._back, Button):
            self._back.set_compact(False)
            tight = self._lead_size()[0] > self.width() - 2 * self._margins()[0]
            self._back.set_compact(tight or (compact and self._lead() is self._back))
        for act in self._acts.get(self._page.key, []) if self._page else []:
            if isinstance(act, Button):
                act.set_compact(compact)
        wide = self._breadth() is Breadth.WIDE
        self.find_button.set_compact(compact or not wide)
        self._row.activate()
        self._fixed.activate()
