"""What the desktop and the session management have to say, handed on; imported late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from mbc_companion.app.desktop import DesktopWatch
from mbc_companion.app.system_watch import SystemWatch
from mbc_companion.ui.theme import theme

if TYPE_CHECKING:
    from mbc_companion.session.reading_session import ReadingSession
    from mbc_companion.session.session import Session


class Hearing(QObject):
    """``session`` is asked when something is heard; None while nothing is open."""

    def __init__(
        self, owner: QObject, session: Callable[[], Session | ReadingSession | None]
    ) -> None:
        super().__init__(owner)
        self._session = session

    def woke(self) -> None:
        session = self._session()
        if session is not None:
            session.look_at_clock()

    def leaving(self, _manager: object = None) -> None:
        """The person logs out, which can still be called off: saved, nothing asked or closed."""
        session = self._session()
        if session is not None:
            session.has_unsaved()


def hear(
    owner: QObject,
    lock: Callable[[str], None],
    session: Callable[[], Session | ReadingSession | None],
) -> None:
    """As long as ``owner`` lives."""
    desktop, hearing = DesktopWatch(parent=owner), Hearing(owner, session)
    desktop.lock_needed.connect(lock)
    desktop.woke.connect(hearing.woke)
    SystemWatch(parent=owner).changed.connect(theme().follow_system)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.commitDataRequest.connect(hearing.leaving)
