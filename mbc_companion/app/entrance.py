"""From a closed vault to an open one: set-up, passphrase, recovery words, trouble."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.app.work import OneAtATime
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError, NotEnoughMemory, VaultDamaged, WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.security.waits import Waits
from mbc_companion.ui import keys as declared
from mbc_companion.ui.lock_screen import LockScreen
from mbc_companion.ui.window import CompanionWindow

# What the lock screen does not need is imported when it is: it has to be there at once.
if TYPE_CHECKING:
    from mbc_companion.app.recovering import Recovering
    from mbc_companion.app.setting_up import SettingUp
    from mbc_companion.session.unlocked import Unlocked
    from mbc_companion.ui.dialogs import Dialogs


class Entrance(QObject):
    """Shows the screen for the files found; ``opened(Unlocked)`` when the vault is open,
    ``read(Unlocked, Path)`` when the safe part of a damaged one is, with its folder to be."""

    opened = Signal(object)
    read = Signal(object, object)
    read_requested = Signal()

    def __init__(
        self,
        window: CompanionWindow,
        dialogs: Dialogs,
        paths: DataPaths,
        clock: Clock,
        *,
        extra: str = "",
    ) -> None:
        super().__init__(window)
        self._window, self._dialogs = window, dialogs
        self._paths, self._clock, self._extra = paths, clock, extra
        self._around = (window, dialogs, paths, clock)
        self._waits = Waits(clock)
        self._work = OneAtATime()
        self._looked = True
        self._lock_screen: LockScreen | None = None
        self._setting_up: SettingUp | None = None
        self._recovering: Recovering | None = None
        self._tick = QTimer(self, interval=250)
        self._tick.timeout.connect(self._count_down)

    @property
    def unlocked(self) -> Unlocked | None:
        """Open already, but the person is not through the set-up or the recovery yet."""
        ways = (self._setting_up, self._recovering)
        return next((way.unlocked for way in ways if way is not None and way.unlocked), None)

    @property
    def holds_secrets(self) -> bool:
        """Something is open, is being opened, or secrets may stand in their fields."""
        from mbc_companion.ui.act_sheet import ActSheet

        # A copy or the safe part of a damaged vault is looked at: a passphrase, then counts.
        if any(sheet.isVisible() for sheet in self._window.findChildren(ActSheet)):
            return True
        setting_up = self._setting_up is not None and self._setting_up.busy
        opening = self._work.busy or setting_up or self._recovering is not None
        return opening or self.unlocked is not None

    def end(self) -> None:
        """Close what is open, after a change of its keys that runs has come to its end."""
        for way in (self._setting_up, self._recovering):
            if way is not None:
                way.end()
        if self.unlocked is not None:
            self.unlocked.close()

    def clear_typed(self) -> None:
        """Leave no half-typed passphrase on the lock screen."""
        if self._lock_screen is not None:
            self._lock_screen.clear_typed()

    def show_first(self, reason: str = "") -> None:
        """The first screen of a start: where a vault seems to lie, the lock screen at once.

        The files are then looked at by ``look_closely``, when it has been painted.
        """
        if reason == "damaged":
            # Met while the vault was open; a look from outside would not see it.
            self.show_trouble(VaultDamaged("PAGES"))
        elif self._paths.seem_whole():
            self._looked = False
            self.show_lock(reason)
        else:
            self.show(reason)

    def look_closely(self) -> None:
        """Show the trouble with the files, if there is any, in place of the lock screen.

        Not while an unlocking runs, which looks for itself: closing a file that is looked
        at would drop the locks on it.
        """
        if self._looked or self._lock_screen is None or self._work.busy:
            return
        self._looked = True

        from mbc_companion.security import vault

        trouble = vault.look(self._paths).trouble
        if trouble is not None:
            self.show_trouble(trouble)
        else:
            self._offer_keyring()

    def show(self, reason: str = "") -> None:
        """Look at the files and show the set-up, the lock screen or the trouble."""
        from mbc_companion.security import vault

        self._looked = True
        look = vault.look(self._paths)
        if look.trouble is not None:
            self.show_trouble(look.trouble)
        elif look.condition is vault.Condition.NONE:
            self._window.show_screen(self._new_set_up().screen)
        else:
            self.show_lock(reason)

    def show_lock(self, reason: str = "") -> None:
        """``reason`` as in ``Launch``; an idle lock says after how many minutes."""
        kind, _, minutes = reason.partition("-")
        counted = minutes.isdecimal()
        screen = LockScreen(
            kind if counted else reason,
            extra=self._extra,
            idle_minutes=int(minutes) if counted else 0,
            help_key=self._window.keys.words(declared.HELP),
        )
        screen.unlock_requested.connect(self._unlock)
        screen.typing.connect(self._make_ready)
        screen.recovery_requested.connect(self._show_recovery)
        screen.keyring_requested.connect(self._unlock_by_keyring)
        screen.help_requested.connect(self._window.help_requested)
        screen.text_size_requested.connect(self._window.change_text_size)
        screen.read_requested.connect(self.read_requested)
        screen.quit_requested.connect(self._window.close)
        self._lock_screen = screen
        self._recovering = None
        self._window.show_screen(screen)
        self._count_down()
        if self._looked:
            self._offer_keyring()

    @staticmethod
    def _make_ready() -> None:
        from mbc_companion.app.readying import make_ready

        make_ready()

    def _offer_keyring(self) -> None:
        from mbc_companion.app import by_keyring

        by_keyring.offer(self._lock_screen, self._paths)

    def _unlock_by_keyring(self) -> None:
        from mbc_companion.app import by_keyring

        if self._lock_screen is not None and not self._work.busy:
            self._lock_screen.show_opening(True)
            opened = partial(by_keyring.opened, self._paths, self._clock)
            self._work.start(opened, self._through, self._keyring_did_not)

    def _keyring_did_not(self, error: KnownError) -> None:
        if isinstance(error, WrongPassphrase) and self._lock_screen is not None:
            self._lock_screen.show_no_keyring()
        else:
            self._not_unlocked(error)

    def _unlock(self, words: str) -> None:
        screen = self._lock_screen
        if screen is None or self._work.busy or self._waits.seconds_left():
            return
        screen.show_opening(True)
        self._work.start(lambda: self._opened(words), self._through, self._not_unlocked)

    def _opened(self, words: str) -> Unlocked:
        from mbc_companion.security import vault
        from mbc_companion.session.unlocked import Unlocked

        return Unlocked.open(self._paths, vault.unlock(self._paths, words), self._clock)

    def _not_unlocked(self, error: KnownError) -> None:
        screen = self._lock_screen
        if screen is None:
            return
        screen.show_opening(False)
        if isinstance(error, WrongPassphrase):
            self._waits.wrong()
            screen.show_wrong()
            self._count_down()
        elif isinstance(error, NotEnoughMemory):
            screen.show_trouble(error)
        else:
            self.show_trouble(error)

    def _count_down(self) -> None:
        left = self._waits.seconds_left()
        if self._lock_screen is None:
            self._tick.stop()
        elif left:
            self._lock_screen.show_wait(left)
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self._lock_screen.show_wait(0)

    def _through(self, unlocked: Unlocked) -> None:
        """Open: to the pages, or on with a set-up that was closed before its last step."""
        self._waits.right()
        if unlocked.database.preferences.get(RECOVERY) == "unset":
            set_up = self._new_set_up()
            set_up.go_on_at_words(unlocked)
            self._window.show_screen(set_up.screen)
            self._lock_screen = None
        else:
            self._finish(unlocked)

    def _new_set_up(self) -> SettingUp:
        from mbc_companion.app.restoring import offer_restore
        from mbc_companion.app.setting_up import SettingUp

        self._setting_up = SettingUp(self._window, self._dialogs, self._paths, self._clock)
        self._setting_up.finished.connect(self._finish)
        offer_restore(self._setting_up.screen.restore_requested, self._around, self.show)
        return self._setting_up

    def _show_recovery(self) -> None:
        from mbc_companion.app.recovering import Recovering

        recovering = Recovering(self._window, self._dialogs, self._paths, self._clock)
        recovering.finished.connect(self._finish)
        recovering.back.connect(self.show_lock)
        recovering.trouble.connect(self.show_trouble)
        recovering.start_fresh.connect(self._start_fresh)
        self._recovering = recovering
        self._lock_screen = None
        self._window.show_screen(recovering.screen)

    def show_trouble(self, error: KnownError) -> None:
        """Say what happened, what is safe and what to do; helplines stay reachable."""
        from mbc_companion.app.troubled import trouble_screen

        screen = trouble_screen(error, self._around, self.show, self.read.emit)
        screen.start_fresh_requested.connect(self._start_fresh)
        self._lock_screen = None
        self._window.show_screen(screen)

    def _start_fresh(self) -> None:
        from mbc_companion.security import vault

        try:
            vault.start_fresh(self._paths, today(self._clock))
        except KnownError as error:
            self.show_trouble(error)
            return
        self._lock_screen = None
        self.show()

    def _finish(self, unlocked: Unlocked) -> None:
        self._lock_screen = self._setting_up = self._recovering = None
        self._tick.stop()
        self.opened.emit(unlocked)
