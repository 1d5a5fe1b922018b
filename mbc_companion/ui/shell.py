"""The unlocked window: pages at the left, help at the top right, privacy at the bottom left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.ui import keys as declared
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.keys import Key, Keys
from mbc_companion.ui.lock_block import LockBlock
from mbc_companion.ui.navigation import Group, Navigation
from mbc_companion.ui.page import Page
from mbc_companion.ui.pages import LatePage, Pages, turn_to
from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import Toast
from mbc_companion.ui.top_bar import TopBar
from mbc_companion.ui.widgets.scenery import drawing
from mbc_companion.ui.widgets.surfaces import Note

PRODUCT = "Companion"
_SIDE = 236
_SIDE_NARROW = 169.6


class _Brand(QWidget):
    """The icon and the name, painted: the window's title says it to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = False

    def sizes(self) -> tuple[QFont, int, int]:
        """The font, the side of the icon, the height."""
        now = theme()
        font = now.font("h2")
        font.setPixelSize(now.text_px(16.8 if self.narrow else 19.2))
        side = now.text_px(21.3 if self.narrow else 34)
        high = max(now.px(43 if self.narrow else 72), side + 8, QFontMetrics(font).height())
        return font, side, high

    def sizeHint(self) -> QSize:
        font, side, high = self.sizes()
        words = QFontMetrics(font).horizontalAdvance(PRODUCT)
        return QSize(theme().px(8) * 2 + side + theme().px(10) + words, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        font, side, _high = self.sizes()
        painter = QPainter(self)
        left = now.px(8)
        name = "app-icon" if side > 32 else "app-icon-small"
        picture = drawing(name, QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        painter.setFont(font)
        painter.setPen(now.color("text"))
        x = left + side + now.px(10)
        area = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), PRODUCT)
        painter.end()


class _Sidebar(QWidget):
    """Brand, pages, privacy; only the pages scroll when there is little height."""

    def __init__(self, navigation: Navigation, block: LockBlock) -> None:
        super().__init__()
        self.brand = _Brand()
        self._navigation = navigation
        self._block = block
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.brand)
        self._column.addWidget(navigation, 1)
        self._column.addWidget(block)

    def fit(self, room: Breadth) -> None:
        now = theme()
        narrow = room is Breadth.NARROW
        self.brand.narrow = narrow
        self.brand.setFixedHeight(self.brand.sizeHint().height())
        self._block.set_narrow(narrow=narrow)
        side = now.px(12)
        self._column.setContentsMargins(side, 0, side + 1, side)
        inner = max(part.minimumSizeHint().width() for part in (self._navigation, self._block))
        inner = max(inner, self.brand.sizeHint().width())
        wide = now.text_px(_SIDE_NARROW if narrow else _SIDE)
        self.setFixedWidth(max(wide, inner + 2 * side + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("line"))
        painter.end()


class Shell(QWidget):
    """Holds the pages and moves between them; knows none of them.

    ``leaving`` of a page is called before another is shown, after ``left``. The shell never saves
    by itself: lock, hide and close ask the current page through ``leave``.
    """

    page_changed = Signal(str)
    left = Signal()
    help_requested = Signal()
    find_requested = Signal()
    hide_requested = Signal()
    lock_requested = Signal()

    def __init__(self, keys: Keys | None = None) -> None:
        super().__init__()
        self._keys = keys or Keys()
        self._past: list[str] = []
        self._current = ""
        self._shown = False
        self.navigation = Navigation()
        self.lock_block = LockBlock(self._keys.words(declared.HIDE))
        self.top_bar = TopBar(self._keys.cap(declared.FIND))
        self._stack = QStackedWidget()
        self.pages = Pages(self._stack)
        self._side = _Sidebar(self.navigation, self.lock_block)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner = Note("", "know")
        self._banner.hide()
        column.addWidget(self._banner)
        column.addWidget(self.top_bar)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.content, 1)
        self.navigation.asked.connect(self.show_page)
        self.top_bar.help_requested.connect(self.help_requested)
        self.top_bar.find_requested.connect(self.find_requested)
        self.lock_block.hide_asked.connect(self.hide_requested)
        self.lock_block.lock_asked.connect(self.lock_requested)
        self.bind(declared.NEXT_REGION, lambda: self._to_region(1))
        self.bind(declared.PREVIOUS_REGION, lambda: self._to_region(-1))
        self.bind(declared.BACK, self.back)
        self._keys.told.changed.connect(self._show_keys)
        self.bind(declared.FIND, self.find_requested.emit)
        theme().follow(self._fit)

    def _show_keys(self) -> None:
        self.lock_block.set_key(self._keys.words(declared.HIDE))
        self.top_bar.find_button.set_key(self._keys.cap(declared.FIND))
        self.top_bar.fit()
        self._fit()

    def bind(self, key: Key, act: Callable[[], object]) -> None:
        """A key that works on every page, for acts that belong to one."""
        self._keys.bind(self, key, act)

    def add_page(
        self, page: Page | LatePage, *, icon: str, group: Group, shortcut: Key | None = None
    ) -> None:
        """Pages appear in the order they are added; the first one added is shown."""
        key, title = page.key, page.title if isinstance(page, LatePage) else page.title()
        self.pages.put(page)
        self.navigation.add(key, title, icon, group)
        if shortcut is not None:
            self.bind(shortcut, lambda: self.show_page(key))
        self._fit()
        if not self._current:
            self._enter(self.page(key), take_focus=False)

    @property
    def current_page(self) -> Page | None:
        return self.pages.if_made(self._current)

    def page(self, key: str) -> Page:
        """Built now, if nobody went there yet. Raises KeyError for one that was not added."""
        return self.pages.page(key)

    def show_page(self, key: str) -> None:
        """Go to ``key`` and put the focus on its title; does nothing for unknown pages."""
        if key not in self.pages:
            return
        if key != self._current:
            self.leave()
            if self._current:
                self._past.append(self._current)
            self._enter(self.page(key), take_focus=True)
        else:
            self._focus_title()

    def back(self) -> None:
        """To the page before this one, if there was one."""
        if self._past:
            key = self._past.pop()
            self.leave()
            self._enter(self.page(key), take_focus=True)

    def leave(self) -> None:
        """Have the current page save what is open; it stays where it is."""
        page = self.current_page
        if page is not None:
            self.left.emit()
            page.leaving()

    def leave_all(self) -> None:
        """Have every page save what is open, shown or not."""
        for page in self.pages.made():
            page.leaving()

    def end(self) -> None:
        """Tell every page that the vault closes now."""
        for page in self.pages.made():
            page.end()

    def place(self) -> dict[str, Any]:
        """Where the person is on every page, as JSON values without private text."""
        return {"page": self._current, "places": self.pages.places()}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Undo nothing, only go there; anything unknown in ``place`` is passed over."""
        places = place.get("places")
        if isinstance(places, dict):
            self.pages.restore_places(places)
        page_key = place.get("page")
        if isinstance(page_key, str):
            self.show_page(page_key)
            self._back_to_the_caret(places)
        self._past.clear()

    def _back_to_the_caret(self, places: object) -> None:
        """Whoever was typing there goes on typing."""
        page = self.current_page
        kept = places.get(page.key) if isinstance(places, dict) and page is not None else None
        if page is not None and isinstance(kept, dict) and kept.get("typing") is True:
            page.focus_first()

    def show_banner(self, words: str, act: QWidget | None = None) -> None:
        """A sentence over every page; at its end ``act`` is what can be done about it."""
        self._banner.set_words(words)
        if act is not None:
            self._banner.put_act(act)
        self._banner.show()

    def show_unlocked(self, minutes: int) -> None:
        """The lock state at the bottom left; ``minutes`` is the idle setting in force."""
        self.lock_block.show_unlocked(minutes)

    def show_locking(self, seconds: int) -> None:
        """The idle lock comes in ``seconds``, unless somebody stays."""
        self.lock_block.show_locking(seconds)

    def showEvent(self, event: QShowEvent) -> None:
        """Reading starts at the title; coming back from Hide has a focus of its own."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self._focus_title()

    def _enter(self, page: Page, *, take_focus: bool) -> None:
        self._current = page.key
        self.navigation.set_current(page.key)
        turn_to(self._stack, page)
        self.top_bar.show_page(page)
        page.entered()
        if take_focus:
            self._focus_title()
        self.page_changed.emit(page.key)

    def _focus_title(self) -> None:
        heading, page = self.top_bar.heading(), self.current_page
        if heading.isHidden() and page is not None:
            page.focus_first()
        else:
            heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._side.fit(breadth(max(1, self.width()), theme().scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.end()

    def _regions(self) -> list[tuple[QWidget, Callable[[], object]]]:
        """Where F6 goes: pages, top bar, the page, privacy."""
        hide = self.lock_block.hide_button
        found: list[tuple[QWidget, Callable[[], object]]] = [
            (self.navigation, self.navigation.focus_current),
            (self.top_bar, self.top_bar.focus_first),
        ]
        page = self.current_page
        if page is not None:
            inner = getattr(page, "regions", None)
            found += inner() if callable(inner) else [(page, page.focus_first)]
        tab = Qt.FocusReason.TabFocusReason
        return [*found, (self.lock_block, lambda: hide.setFocus(tab))]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Tab goes by region, whatever order the widgets came to life in."""
        return self.step_focus(forward=forward)

    def step_focus(self, *, forward: bool) -> bool:
        """To the next or previous stop, around the ends; a toast comes after the last one."""
        focused = QApplication.focusWidget()
        stops = self._tab_stops(focused)
        if focused not in stops:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        place = stops.index(focused) + (1 if forward else -1)
        stops[place % len(stops)].setFocus(reason)
        return True

    def _tab_stops(self, focused: QWidget | None) -> list[QWidget]:
        """What Tab reaches in reading order, and what has the focus now."""
        found: list[QWidget] = []
        homes = [self, *(one for one in self.window().findChildren(Toast) if one.isVisible())]
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            reached = widget.isVisible() and widget.focusProxy() is None
            here = any(home.isAncestorOf(widget) for home in homes)
            if here and reached and (stop or widget is focused):
                found.append(widget)
            widget = widget.nextInFocusChain()
        parts = (self.navigation, self.top_bar, self._stack, self.lock_block)

        def region(stop: QWidget) -> int:
            return next((i for i, part in enumerate(parts) if part.isAncestorOf(stop)), len(parts))

        return sorted(found, key=region)

    def _to_region(self, step: int) -> None:
        focused = QApplication.focusWidget()
        regions = self._regions()
        within = [
            place
            for place, (region, _go) in enumerate(regions)
            if focused is not None and (region is focused or region.isAncestorOf(focused))
        ]
        start = within[-1] if within else (-1 if step > 0 else 0)
        regions[(start + step) % len(regions)][1]()
