"""One window over one data folder: help, hide, lock and exit in every state."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from mbc_companion.app.entrance import Entrance
from mbc_companion.app.folder_trouble import show_folder_trouble, show_in_use
from mbc_companion.app.handed_over import reminders_of
from mbc_companion.app.helping import Helping
from mbc_companion.app.lock_words import lock_words, sample_words
from mbc_companion.app.reading import Reading
from mbc_companion.app.unexpected import Unexpected
from mbc_companion.core import successor
from mbc_companion.core.clock import Clock, SystemClock
from mbc_companion.core.errors import FileInUse, KnownError
from mbc_companion.core.instance import InstanceLock
from mbc_companion.core.launch import Launch
from mbc_companion.core.settings import LANGUAGE, PublicSettings
from mbc_companion.ui import language
from mbc_companion.ui import theme as themes
from mbc_companion.ui.dialogs import SheetDialogs
from mbc_companion.ui.window import CompanionWindow

if TYPE_CHECKING:
    from mbc_companion.app.locked_reminders import LockedReminders
    from mbc_companion.app.signals import Endings
    from mbc_companion.session.reading_session import ReadingSession
    from mbc_companion.session.session import Session
    from mbc_companion.session.unlocked import Unlocked
    from mbc_companion.ui.clipboard import ClipboardGuard

_log = logging.getLogger(__name__)
# The module for local sockets alone takes 30 ms to load.
_LATER_MS = 300


class Program(QObject):
    """Owns what outlives an unlocking; everything private is in ``Session``."""

    def __init__(
        self, launch: Launch, clock: Clock | None = None, endings: Endings | None = None
    ) -> None:
        super().__init__()
        self._endings = endings
        self._settled = False
        self._launch = launch
        self.clock = clock or SystemClock()
        self._lock: InstanceLock | None = None
        self._session: Session | ReadingSession | None = None
        self._entrance: Entrance | None = None
        self._sealed = b""
        self._reminders: LockedReminders | None = None
        self._clipboard: ClipboardGuard | None = None
        self._leaving = self._close_anyway = False
        self.paths = launch.paths
        self.public = PublicSettings(launch.paths.public_settings)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        themes.install(application, self.public)
        language.install(application, self.public.get(LANGUAGE))
        self.window = CompanionWindow(self.public, self.clock)
        self.dialogs = SheetDialogs(self.window)
        self._reading = Reading(self.window, self.dialogs, self.clock, self.public)
        self.window.hide_mode = self._hide_mode
        self.window.may_close = self._may_close
        self._helping = Helping(
            self.window,
            self.clock,
            self.dialogs,
            self.public,
            session=lambda: self._session,
            breathe=self._reading.breathe,
        )
        self.window.help_requested.connect(self._helping.open)
        self._unexpected = Unexpected(self.window, self._ending)
        self.window.lock_requested.connect(lambda: self.lock("asked"))
        self.window.hide_requested.connect(self._hidden)
        self.window.hide_expired.connect(lambda: self.lock("hidden"))
        self.window.closing.connect(self.end)

    def _hide_mode(self) -> str:
        from mbc_companion.ui.hide_cover import FREE

        return FREE if self._session is None else self._session.hide_mode()

    def _may_close(self) -> bool:
        """Words that cannot be saved are only left behind if the person says so."""
        if self._close_anyway or self._session is None or not self._session.has_unsaved():
            return True
        from mbc_companion.app.closing import ask_to_leave_words

        ask_to_leave_words(self.dialogs, self._ending)
        return False

    def _hidden(self) -> None:
        if self._session is not None:
            self._session.hidden()

    # -- coming and going --------------------------------------------------------

    def start(self) -> bool:
        """Show the first screen. False if another window has the folder and was raised."""
        from mbc_companion.core.atomic import make_private_folder

        sys.excepthook = self._unexpected.hook
        self.window.painted.connect(self._settle)
        QTimer.singleShot(_LATER_MS, self, self._settle)
        try:
            make_private_folder(self._launch.paths.root)
            self._lock = self._take_lock()
        except FileInUse as error:
            return show_in_use(self, error)
        except KnownError as error:
            show_folder_trouble(self, error)
            return True
        if self._launch.sealed_descriptor is not None:
            self._sealed = successor.take_over(self._launch.sealed_descriptor)
        self._entrance = Entrance(
            self.window,
            self.dialogs,
            self._launch.paths,
            self.clock,
            extra=lock_words(demo=self._launch.demo, sealed=bool(self._sealed)),
        )
        self._reminders = reminders_of(self._launch, self.window, self.clock)
        self._entrance.opened.connect(self._opened)
        self._entrance.read.connect(self._read)
        self._entrance.read_requested.connect(self._reading.open)
        self._entrance.show_first(self._launch.reason)
        self.window.show()
        QTimer.singleShot(_LATER_MS, self._listen)
        return True

    def _take_lock(self) -> InstanceLock:
        path, handed = self._launch.paths.lock, self._launch.lock_descriptor
        return InstanceLock.take(path) if handed is None else InstanceLock.adopt(handed, path)

    def _guard(self) -> ClipboardGuard:
        """Watches from the first screen on: a passphrase can be copied in the set-up too."""
        from mbc_companion.ui.clipboard import ClipboardGuard

        if self._clipboard is None:
            self._clipboard = ClipboardGuard(self)
        return self._clipboard

    def _settle(self) -> None:
        """What the first screen did not need, right after it is there.

        Nothing made until then is garbage, so its collection was put off.
        """
        if self._settled:
            return
        self._settled = True
        from mbc_companion.app.signals import Endings

        gc.freeze()
        gc.enable()
        self._endings = self._endings or Endings()
        self._endings.tell(self._ending, self)
        if self._entrance is not None:
            self._entrance.look_closely()

    def _listen(self) -> None:
        if self._leaving:
            return
        from mbc_companion.app.hearing import hear

        # First what locks; a second start that raises nothing would be the smaller harm.
        self._guard()
        hear(self, self.lock, lambda: self._session)
        from mbc_companion.app.single_window import Doorbell, come_forward

        doorbell = Doorbell(self._launch.paths.root, self)
        doorbell.rung.connect(lambda: come_forward(self.window))

    def _ending(self) -> None:
        """The system wants the program gone: nobody is there to answer a question."""
        self._close_anyway = True
        self.window.close()

    def end(self) -> None:
        """Save, close and leave; safe to call twice."""
        if self._leaving:
            return
        self._leaving = True
        self._close_vault()
        sys.excepthook = sys.__excepthook__
        if self._launch.demo:
            shutil.rmtree(self._launch.paths.root, ignore_errors=True)
        QCoreApplication.quit()

    # -- unlocked ----------------------------------------------------------------

    def _opened(self, unlocked: Unlocked) -> None:
        if self._leaving:
            unlocked.close()
            return
        sealed, self._sealed = self._sealed, b""
        try:
            self._begin(unlocked, sealed)
        except Exception:
            # Our mistake. The vault is closed, and what waited waits on; nobody is stuck.
            self._session, self._sealed = None, sealed
            unlocked.close()
            assert self._entrance is not None
            self._entrance.show_lock()
            raise

    def _begin(self, unlocked: Unlocked, sealed: bytes) -> None:
        from mbc_companion.app import beginning
        from mbc_companion.app.data_acts import connect_data

        banner = sample_words() if self._launch.demo else ""
        session = beginning.to_use(unlocked, beginning.given(self, self._guard()), banner)
        connect_data(session, self, self._close_vault)
        self._show(session, sealed)
        if self._reminders is not None:
            session.reminders.merge(self._reminders.said, self._reminders.snoozes)
            self._reminders.end()

    def _show(self, session: Session | ReadingSession, sealed: bytes) -> None:
        self._session = session
        session.lock_requested.connect(self.lock)
        session.help_requested.connect(self._helping.open)
        session.show(sealed)

    def _read(self, unlocked: Unlocked, kept: Path) -> None:
        """The safe part of a damaged vault, until it is locked or saved as a new one."""
        from mbc_companion.app import beginning
        from mbc_companion.app.data_acts import connect_safe_part

        session = beginning.to_read(unlocked, beginning.given(self, self._guard()), kept)
        connect_safe_part(session, self, kept)
        self._show(session, self._sealed)

    def lock(self, reason: str = "asked", *, closed: Callable[[], str] | None = None) -> None:
        """Hide at once, save, close, and call ``closed``, become a fresh process.

        Locked already, only what was typed is cleared; an unlocking on its way is cut off.
        """
        if self._leaving or self._entrance is None:
            return
        if self._session is None and not self._entrance.holds_secrets:
            self._entrance.clear_typed()
            return
        self._leaving = True
        from mbc_companion.app.curtain import draw_curtain
        from mbc_companion.app.locked_reminders import pack

        draw_curtain(self.window)
        self.window.remember_size()
        waiting = (self._session and self._session.reminders) or self._reminders
        pairs = () if waiting is None else waiting.pairs()
        told = reason if self._session is None else self._session.lock_reason(reason)
        sealed = self._close_vault(reason)
        reason = closed() if closed is not None else told
        descriptor = successor.hand_over(sealed) if sealed else None
        assert self._lock is not None
        command = self._launch.successor(
            reason=reason,
            lock=self._lock.hand_over(),
            sealed=descriptor,
            reminders=successor.hand_over(pack(pairs)) if pairs else None,
        )
        try:
            successor.replace(command)
        except OSError:
            _log.exception("the lock screen did not start")
            QCoreApplication.exit(1)

    def _close_vault(self, reason: str = "") -> bytes:
        sealed = b""
        if self._session is not None:
            sealed = self._session.close(reason)
            self._session = None
        elif self._entrance is not None:
            self._entrance.end()
        if self._clipboard is not None:
            self._clipboard.end()
            self._clipboard = None
        return sealed
