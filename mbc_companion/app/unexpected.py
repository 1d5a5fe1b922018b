"""Our own mistakes: one plain sentence, and a report the person can read before copying."""

from __future__ import annotations

import logging
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, qVersion

from mbc_companion.ui.window import CompanionWindow

_log = logging.getLogger(__name__)


class Unexpected(QObject):
    """``hook`` is what Python calls with an error nobody caught; the same one is said once."""

    def __init__(self, window: CompanionWindow, interrupted: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._interrupted = interrupted
        self._last = ""

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._interrupted()
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        from mbc_companion.core.report import report

        words = report(error, qt=qVersion())
        if words == self._last:
            return
        self._last = words
        self._window.toasts.show(
            self.tr("Something unexpected happened. What was saved is safe. You can go on."),
            undo=lambda: self._show(words),
            undo_words=self.tr("Report"),
            undo_icon="info",
        )

    def _show(self, words: str) -> None:
        from mbc_companion.ui.report_sheet import ReportSheet

        ReportSheet(self._window, words).open()
