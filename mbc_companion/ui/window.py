"""The one window: a screen at a time, the keys that work everywhere, toasts, Hide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.core.paths import resources
from mbc_companion.core.settings import CHANGED_KEYS, Preferences
from mbc_companion.ui import keys as declared
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.focus_ring import FocusRing
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.theme import theme
from mbc_companion.ui.window_keys import WindowKeys
from mbc_companion.ui.window_place import WindowPlace

# The cover, the toasts and the icon wait until they are needed: the lock screen comes first.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QResizeEvent

    from mbc_companion.ui.hide_cover import HideCover
    from mbc_companion.ui.toast import Toast
    from mbc_companion.ui.window_toasts import WindowToasts

TITLE = "Companion"
SMALLEST = QSize(900, 620)
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def app_icon() -> QIcon:
    """The icon of the window and the taskbar, in every size it was drawn for."""
    from PySide6.QtGui import QIcon

    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resources() / "app-icon" / f"app-icon-{size}.png"))
    return icon


def _nothing_to_lock() -> str:
    from mbc_companion.ui.hide_cover import FREE

    return FREE


class CompanionWindow(QWidget):
    """Title always "Companion". Shows one screen: lock, first run, trouble or the shell.

    F9 covers at once, in every state; ``hide_requested`` comes after the cover is
    painted, for whoever saves and clears. ``hide_mode`` is asked at that moment:
    FREE where there is nothing to lock, else AFTER or ALWAYS. ``hide_ended`` says
    the person is back, ``hide_expired`` that the session must lock; the cover then
    stays. ``closing`` comes before the window goes. ``painted`` comes once, after the
    first paint.
    """

    help_requested = Signal()
    lock_requested = Signal()
    hide_requested = Signal()
    hide_ended = Signal()
    hide_expired = Signal()
    closing = Signal()
    painted = Signal()

    def __init__(self, public: Preferences, clock: Clock) -> None:
        super().__init__()
        self._public = public
        self._clock = clock
        self._cover: HideCover | None = None
        self._toasts: WindowToasts | None = None
        self._painted = False
        self.keys = Keys(public.get(CHANGED_KEYS))
        self.hide_mode: Callable[[], str] = _nothing_to_lock
        # Asked before the window goes; False keeps it, and whoever said so asks the person.
        self.may_close: Callable[[], bool] = lambda: True
        self._screen: QWidget | None = None
        self._under: list[QWidget] = []
        self._focus_before: QWidget | None = None
        self._warning: Toast | None = None
        self._expired = False
        self.setWindowTitle(TITLE)
        set_accessible(self, role="window")
        self.setMinimumSize(SMALLEST)
        self._stage = QWidget(self)
        self._column = QVBoxLayout(self._stage)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(self)
        self._bind_keys()
        self._place = WindowPlace(self, public)
        self._first_size = self._place.take()

    def _bind_keys(self) -> None:
        acts: dict[declared.Key, Callable[[], object]] = {
            declared.HELP: self.help_requested.emit,
            declared.HIDE: self._hide_key,
            declared.LOCK: self.lock_requested.emit,
            declared.BIGGER: lambda: self.change_text_size(1),
            declared.SMALLER: lambda: self.change_text_size(-1),
            declared.USUAL: lambda: self.change_text_size(0),
            declared.QUIT: self.close,
        }
        WindowKeys(self, self.keys, acts)
        self.keys.told.changed.connect(self._forget_cover)

    def change_keys(self, changed: dict[str, str]) -> None:
        """Keep the person's keys; they work at once. Raises ValueError for unreadable ones."""
        self._public.set(CHANGED_KEYS, changed)
        self.keys.change(changed)

    def _forget_cover(self) -> None:
        """It names the key of the way back; the next one is made anew."""
        if self._cover is not None and not self.is_covered:
            self._cover.deleteLater()
            self._cover = None

    @property
    def toasts(self) -> WindowToasts:
        """Made at the first sentence."""
        if self._toasts is None:
            from mbc_companion.ui.window_toasts import WindowToasts

            self._toasts = WindowToasts(self)
            self._toasts.set_place(getattr(self._screen, "content", None))
            self._toasts.hold(held=self.is_covered)
        return self._toasts

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ThemeChange:
            theme().system_changed()
        return super().event(event)

    def _made_cover(self) -> HideCover:
        if self._cover is None:
            from mbc_companion.ui.hide_cover import HideCover

            self._cover = HideCover(self._clock, self.keys.words(declared.HIDE))
            self._cover.setParent(self)
            self._cover.hide()
            self._cover.returned.connect(self.uncover)
            self._cover.must_lock.connect(self._hide_over)
        return self._cover

    def show_screen(self, screen: QWidget) -> None:
        """Put ``screen`` in place of the last one, which is destroyed with all it held.

        While hidden the cover stays and its two minutes start over, since ``screen``
        may have more to lock; only the screen that follows ``hide_expired`` ends it.
        """
        if self._expired:
            self._focus_before = None
            self.uncover()
        elif self._cover is not None and self.is_covered:
            self._cover.begin(self.hide_mode())
        old, self._screen = self._screen, screen
        if old is screen:
            return
        if self._toasts is not None:
            self._toasts.clear()
            self._toasts.set_place(getattr(screen, "content", None))
        self._column.addWidget(screen)
        screen.show()
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()

    @property
    def screen_shown(self) -> QWidget | None:
        return self._screen

    @property
    def is_covered(self) -> bool:
        return self._cover is not None and not self._cover.isHidden()

    def cover(self) -> None:
        """Hide everything under hills and a clock, then say ``hide_requested``."""
        if self.is_covered:
            return
        self._focus_before = QApplication.focusWidget()
        cover = self._made_cover()
        cover.begin(self.hide_mode())
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        cover.setFocus()
        own = (cover, self._ring)
        self._under = [
            child
            for child in self.children()
            if isinstance(child, QWidget) and child not in own and not child.isHidden()
        ]
        for child in self._under:
            hide_from_tree(child)
            child.hide()
        if self._toasts is not None:
            self._toasts.hold(held=True)
        cover.repaint()
        self.hide_requested.emit()

    def uncover(self) -> None:
        """Show again what was there, with the focus where it was."""
        if self._cover is None or not self.is_covered:
            return
        self._expired = False
        self._cover.end()
        self._close_sheets_over_cover()
        for child in self._under:
            if shiboken6.isValid(child):
                hide_from_tree(child, hidden=False)
                child.show()
        self._under = []
        self._cover.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        if self._toasts is not None:
            self._toasts.hold(held=False)
        self.hide_ended.emit()

    def _close_sheets_over_cover(self) -> None:
        from mbc_companion.ui.sheet import Sheet

        for child in self.children():
            if isinstance(child, Sheet) and child not in self._under:
                child.close()

    def _hide_over(self) -> None:
        self._expired = True
        self.hide_expired.emit()

    def _hide_key(self) -> None:
        if self._cover is not None and self.is_covered:
            self._cover.come_back()
        else:
            self.cover()

    def change_text_size(self, step: int) -> None:
        """One step bigger (1) or smaller (-1), or back to 100 % (0); a toast shows the way back."""
        before = theme().text_percent
        acts = {1: theme().bigger, -1: theme().smaller, 0: theme().reset}
        after = acts[step]()
        words = self.tr("Text {percent} %").format(percent=after)
        if after == before:
            self.toasts.show(words)
            return
        back = self.tr("Back to {percent} %").format(percent=before)
        undo = partial(theme().set_text_percent, before)
        self.toasts.show(words, undo=undo, undo_words=back)

    def warn_locking(self, seconds: int, stay: Callable[[], None]) -> None:
        """The toast of the last minute; silent while hidden, where locking comes sooner."""
        if not self.is_covered:
            words = self.tr("Locking in {seconds} s").format(seconds=seconds)
            self.toasts.show(words, undo=stay, undo_words=self.tr("Stay"), urgent=True)
            self._warning = self.toasts.current

    def end_warning(self) -> None:
        """Somebody stayed; a toast that came since is left alone."""
        if self._warning is not None:
            self.toasts.dismiss(self._warning)
        self._warning = None

    def remember_size(self) -> None:
        """Keep size and place for the next start; called at close, and by whoever locks."""
        self._place.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stage.setGeometry(self.rect())
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        from mbc_companion.ui.frame import fit_frame

        self.painted.emit()
        fit_frame(self, self._first_size)
        self.setWindowIcon(app_icon())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.remember_size()
        self.closing.emit()
        event.accept()
