"""The helplines: locked, hidden, in set-up, in trouble and from every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mbc_companion.core.clock import Clock
from mbc_companion.core.paths import resources

if TYPE_CHECKING:
    from mbc_companion.core.settings import PublicSettings
    from mbc_companion.helplines.own import OwnHelpline
    from mbc_companion.helplines.sheet import HelpSheet
    from mbc_companion.session.reading_session import ReadingSession
    from mbc_companion.session.session import Session
    from mbc_companion.ui.dialogs import Dialogs
    from mbc_companion.ui.window import CompanionWindow


class Helping:
    """One sheet at a time over the window; ``breathe`` opens the two-minute tools.

    Without a session, and while hidden, of a person's own only what was marked public.
    """

    def __init__(
        self,
        window: CompanionWindow,
        clock: Clock,
        dialogs: Dialogs,
        public: PublicSettings,
        *,
        session: Callable[[], Session | ReadingSession | None],
        breathe: Callable[[], None],
    ) -> None:
        self._window = window
        self._clock = clock
        self._dialogs = dialogs
        self._session = session
        self._settings = public
        self._breathe = breathe
        self._sheet: HelpSheet | None = None

    def open(self) -> None:
        if self._sheet is not None:
            return
        from mbc_companion.helplines.directory import load_directory
        from mbc_companion.helplines.own import Yours
        from mbc_companion.helplines.sheet import HelpSheet

        session = None if self._window.is_covered else self._session()
        self._sheet = HelpSheet(
            self._window,
            load_directory(resources() / "helplines" / "directory.json"),
            self._clock,
            self._dialogs,
            locked=session is None,
            yours=Yours(helplines=self._public()) if session is None else session.yours(),
        )
        self._sheet.closed.connect(self._closed)
        self._sheet.breathe_requested.connect(self._breathe)
        self._sheet.open()

    def _public(self) -> tuple[OwnHelpline, ...]:
        from mbc_companion.core.settings import PUBLIC_HELPLINES
        from mbc_companion.helplines.own import unpack_public

        packed: list[str] = self._settings.get(PUBLIC_HELPLINES)
        return unpack_public(packed)

    def _closed(self) -> None:
        self._sheet = None
