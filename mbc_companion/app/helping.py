"""The helplines: locked, hidden, in set-up, in trouble and from every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mbc_companion.core.clock import Clock
from mbc_companion.core.paths import resources

if TYPE_CHECKING:
    from mbc_companion.helplines.sheet import HelpSheet
    from mbc_companion.ui.dialogs import Dialogs
    from mbc_companion.ui.window import CompanionWindow


class Helping:
    """One sheet at a time over the window; ``is_locked`` says that nothing personal may show.

    ``breathe`` opens the two-minute tools.
    """

    def __init__(
        self,
        window: CompanionWindow,
        clock: Clock,
        dialogs: Dialogs,
        is_locked: Callable[[], bool],
        breathe: Callable[[], None],
    ) -> None:
        self._window = window
        self._clock = clock
        self._dialogs = dialogs
        self._is_locked = is_locked
        self._breathe = breathe
        self._sheet: HelpSheet | None = None

    def open(self) -> None:
        if self._sheet is not None:
            return
        from mbc_companion.helplines.directory import load_directory
        from mbc_companion.helplines.sheet import HelpSheet

        self._sheet = HelpSheet(
            self._window,
            load_directory(resources() / "helplines" / "directory.json"),
            self._clock,
            self._dialogs,
            locked=self._is_locked() or self._window.is_covered,
        )
        self._sheet.closed.connect(self._closed)
        self._sheet.breathe_requested.connect(self._breathe)
        self._sheet.open()

    def _closed(self) -> None:
        self._sheet = None
