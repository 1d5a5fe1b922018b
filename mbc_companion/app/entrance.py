"""From a closed vault to an open one: first run, passphrase, recovery words, trouble."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import (
    KnownError,
    MistypedRecoveryWords,
    NotEnoughMemory,
    WrongPassphrase,
    WrongRecoveryWords,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY, RECOVERY_REMINDED_ON
from mbc_companion.security import vault
from mbc_companion.ui import tasks
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.lock_screen import LockScreen
from mbc_companion.ui.window import CompanionWindow

if TYPE_CHECKING:
    from mbc_companion.security.keys import Keys
    from mbc_companion.security.passphrase import Strength
    from mbc_companion.session.unlocked import Unlocked
    from mbc_companion.storage.database import Database
    from mbc_companion.ui.first_run import FirstRun
    from mbc_companion.ui.recovery_screen import RecoveryScreen


class Entrance(QObject):
    """Shows the right screen for the files found and ends with ``opened``."""

    opened = Signal(object)
    left_words_step = Signal()

    def __init__(
        self,
        window: CompanionWindow,
        dialogs: Dialogs,
        paths: DataPaths,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._dialogs = dialogs
        self._paths = paths
        self._clock = clock
        self._waits = vault.Waits(clock)
        self._seconds_per_guess = 0.5
        self._task: tasks.Task | None = None
        self._unlocked: Unlocked | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(250)
        self._tick.timeout.connect(self._count_down)
        self._lock_screen: LockScreen | None = None
        self._first_run: FirstRun | None = None

    @property
    def unlocked(self) -> Unlocked | None:
        """Open, but still at the recovery words of the set-up."""
        return self._unlocked

    def show(self, reason: str = "") -> None:
        """Look at the files and show the set-up, the lock screen or the trouble."""
        look = vault.look(self._paths)
        if look.trouble is not None:
            self.show_trouble(look.trouble)
        elif look.condition is vault.Condition.NONE:
            self._show_first_run()
        else:
            self._show_lock(reason)

    # -- the lock screen ---------------------------------------------------------

    def _show_lock(self, reason: str = "") -> None:
        screen = LockScreen(reason=reason)
        screen.unlock_requested.connect(self._unlock)
        screen.recovery_requested.connect(self._show_recovery)
        screen.help_requested.connect(self._window.help_requested)
        screen.quit_requested.connect(self._window.close)
        self._lock_screen = screen
        self._window.show_screen(screen)
        self._count_down()

    def _unlock(self, words: str) -> None:
        if self._task is not None or self._waits.seconds_left():
            return
        screen = self._lock_screen
        assert screen is not None
        screen.show_opening(True)
        self._start(lambda: vault.unlock(self._paths, words), self._open, self._not_unlocked)

    def _not_unlocked(self, error: BaseException) -> None:
        screen = self._lock_screen
        assert screen is not None
        screen.show_opening(False)
        if isinstance(error, WrongPassphrase):
            self._waits.wrong()
            screen.show_wrong()
            self._count_down()
        elif isinstance(error, NotEnoughMemory):
            screen.show_trouble(error)
        elif isinstance(error, KnownError):
            self.show_trouble(error)
        else:
            raise error

    def _count_down(self) -> None:
        if self._lock_screen is None:
            self._tick.stop()
            return
        left = self._waits.seconds_left()
        if left:
            self._lock_screen.show_wait(left)
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self._lock_screen.show_wait(0)

    def _open(self, keys: Keys) -> None:
        database = self._database(keys)
        if database is None:
            return
        from mbc_companion.session.unlocked import Unlocked

        self._waits.right()
        self._unlocked = Unlocked(keys, database)
        if database.preferences.get(RECOVERY) == "unset":
            self._show_first_run(at_words=True)
        else:
            self._finish()

    def _database(self, keys: Keys) -> Database | None:
        from mbc_companion.storage.database import Database

        try:
            return Database.open(self._paths.database, keys.database_key, self._clock)
        except KnownError as error:
            keys.forget()
            self.show_trouble(error)
            return None

    # -- set-up ------------------------------------------------------------------

    def _show_first_run(self, *, at_words: bool = False) -> None:
        from mbc_companion.security import passphrase, recovery
        from mbc_companion.ui.first_run import FirstRun

        screen = FirstRun(
            suggest=passphrase.suggest,
            estimate=self._estimate,
            new_words=recovery.new_words,
            completions=recovery.completions,
            dialogs=self._dialogs,
        )
        screen.passphrase_chosen.connect(self._make)
        screen.words_confirmed.connect(self._words_confirmed)
        screen.words_put_off.connect(self._words_put_off)
        screen.help_requested.connect(self._window.help_requested)
        screen.hide_requested.connect(self._window.cover)
        self._first_run = screen
        self._window.show_screen(screen)
        if at_words:
            screen.start_at_words(recovery.new_words())

    def _estimate(self, words: str) -> Strength:
        from mbc_companion.security import passphrase

        return passphrase.estimate(words, seconds_per_guess=self._seconds_per_guess)

    def _make(self, words: str) -> None:
        if self._task is not None:
            return
        from mbc_companion.security import kdf

        if self._unlocked is not None:
            keys = self._unlocked.keys
            self._start(
                lambda: keys.change_passphrase(words, kdf.choose_params()),
                lambda _: self._made(),
                self._not_made,
            )
            return
        self._start(self._maker(words), self._open_made, self._not_made)

    def _maker(self, words: str) -> Callable[[], Keys]:
        from mbc_companion.security import kdf
        from mbc_companion.storage.database import create_database

        def make() -> Keys:
            started = time.perf_counter()
            making = vault.prepare(self._paths, words, kdf.choose_params())
            self._seconds_per_guess = time.perf_counter() - started
            try:
                create_database(making.database, making.keys.database_key, self._clock)
            except BaseException:
                making.abandon()
                raise
            return making.publish()

        return make

    def _open_made(self, keys: Keys) -> None:
        from mbc_companion.session.unlocked import Unlocked

        database = self._database(keys)
        if database is not None:
            self._unlocked = Unlocked(keys, database)
            self._made()

    def _made(self) -> None:
        if self._first_run is not None:
            self._first_run.vault_made()

    def _not_made(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        if self._first_run is not None:
            self._first_run.show_trouble(error)

    def _words_confirmed(self, words: tuple[str, ...]) -> None:
        assert self._unlocked is not None
        try:
            self._unlocked.keys.set_recovery(words)
            self._unlocked.database.preferences.set(RECOVERY, "confirmed")
        except KnownError as error:
            self._not_made(error)
            return
        self._finish()

    def _words_put_off(self) -> None:
        assert self._unlocked is not None
        preferences = self._unlocked.database.preferences
        try:
            preferences.set(RECOVERY, "put_off")
            preferences.set(RECOVERY_REMINDED_ON, today(self._clock).isoformat())
        except KnownError as error:
            self._not_made(error)
            return
        self._finish()

    # -- recovery words ----------------------------------------------------------

    def _show_recovery(self) -> None:
        from mbc_companion.security import passphrase, recovery
        from mbc_companion.ui.recovery_screen import RecoveryScreen

        screen = RecoveryScreen(
            completions=recovery.completions,
            is_listed=recovery.is_listed,
            suggest=passphrase.suggest,
            estimate=self._estimate,
            dialogs=self._dialogs,
        )
        screen.back.connect(self._show_lock)
        screen.help_requested.connect(self._window.help_requested)
        screen.start_fresh_requested.connect(self._start_fresh)
        screen.words_given.connect(lambda words: self._recover(screen, words))
        screen.passphrase_chosen.connect(lambda words: self._new_passphrase(screen, words))
        self._window.show_screen(screen)

    def _recover(self, screen: RecoveryScreen, words: tuple[str, ...]) -> None:
        if self._task is not None:
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, (WrongRecoveryWords, MistypedRecoveryWords)):
                screen.show_wrong(error)
            else:
                self._recovery_trouble(error)

        def opened(keys: Keys) -> None:
            from mbc_companion.session.unlocked import Unlocked

            # The recovered key must open the file before any header is written.
            database = self._database(keys)
            if database is not None:
                self._unlocked = Unlocked(keys, database)
                screen.ask_new_passphrase()

        self._start(lambda: vault.unlock_with_words(self._paths, words), opened, failed)

    def _recovery_trouble(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.show_trouble(error)

    def _new_passphrase(self, screen: RecoveryScreen, words: str) -> None:
        if self._task is not None or self._unlocked is None:
            return
        from mbc_companion.security.kdf import choose_params

        keys = self._unlocked.keys

        def failed(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            screen.show_trouble(error)

        self._start(
            lambda: keys.change_passphrase(words, choose_params()),
            lambda _: self._finish(),
            failed,
        )

    # -- trouble -----------------------------------------------------------------

    def show_trouble(self, error: KnownError) -> None:
        """Say what happened, what is safe and what to do; helplines stay reachable."""
        from mbc_companion.ui.trouble_screen import TroubleScreen

        screen = TroubleScreen(error, dialogs=self._dialogs)
        screen.help_requested.connect(self._window.help_requested)
        screen.try_again_requested.connect(self.show)
        screen.start_fresh_requested.connect(self._start_fresh)
        screen.quit_requested.connect(self._window.close)
        self._lock_screen = None
        self._window.show_screen(screen)

    def _start_fresh(self) -> None:
        try:
            vault.start_fresh(self._paths, today(self._clock))
        except KnownError as error:
            self.show_trouble(error)
            return
        self._lock_screen = None
        self.show()

    # -- shared ------------------------------------------------------------------

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def ended(then: Callable[..., None]) -> Callable[..., None]:
            def run(value: object) -> None:
                self._task = None
                then(value)

            return run

        self._task = tasks.run(work, ended(done), ended(failed))

    def _finish(self) -> None:
        unlocked, self._unlocked = self._unlocked, None
        self._lock_screen = self._first_run = None
        self._tick.stop()
        self.opened.emit(unlocked)
