"""Toasts that keep still while the window is hidden."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mbc_companion.ui.toast import Offer, Toasts


class WindowToasts(Toasts):
    """Keeps still while the window is hidden; the last sentence waits for the return."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._held = False
        self._waiting: Callable[[], None] | None = None

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
        if self._held:
            self._waiting = lambda: self.show(
                words, undo=undo, undo_words=undo_words, undo_icon=undo_icon, offer=offer
            )
        else:
            super().show(
                words,
                undo=undo,
                undo_words=undo_words,
                undo_icon=undo_icon,
                urgent=urgent,
                offer=offer,
            )

    def clear(self) -> None:
        self._waiting = None
        super().clear()

    def hold(self, *, held: bool) -> None:
        self._held = held
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not held:
            waiting()
