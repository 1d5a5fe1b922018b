"""The first run: make the vault at the end of step 2, the words in step 3."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from mbc_companion.app.work import OneAtATime
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY, RECOVERY_REMINDED_ON
from mbc_companion.security import kdf, passphrase, recovery, vault
from mbc_companion.security.keys import Keys
from mbc_companion.session.pending import PendingWork
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.database import create_database
from mbc_companion.ui import keys as declared
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run import FirstRun
from mbc_companion.ui.window import CompanionWindow

# Assumed until the first derivation on this computer was timed.
_USUAL_DERIVATION_SECONDS = 0.7


class SettingUp(QObject):
    """Ends with ``finished(Unlocked)``; closed early, the next unlocking goes on at step 3."""

    finished = Signal(object)

    def __init__(
        self, window: CompanionWindow, dialogs: Dialogs, paths: DataPaths, clock: Clock
    ) -> None:
        super().__init__(window)
        self._paths = paths
        self._clock = clock
        self._work = OneAtATime()
        self._making = PendingWork()
        self._seconds_per_guess = _USUAL_DERIVATION_SECONDS
        self.unlocked: Unlocked | None = None
        self.screen = FirstRun(
            suggest=passphrase.suggest,
            estimate=self._estimate,
            new_words=recovery.new_words,
            dialogs=dialogs,
            hide_key=window.keys.words(declared.HIDE),
        )
        self.screen.passphrase_chosen.connect(self._passphrase_chosen)
        self.screen.words_confirmed.connect(self._words_confirmed)
        self.screen.words_put_off.connect(self._words_put_off)
        self.screen.help_requested.connect(window.help_requested)
        self.screen.hide_requested.connect(window.cover)

    @property
    def busy(self) -> bool:
        """A key is being derived."""
        return self._work.busy

    def go_on_at_words(self, unlocked: Unlocked) -> None:
        """The passphrase works, the words were never confirmed: new ones."""
        self.unlocked = unlocked
        self.screen.start_at_words(recovery.new_words())

    def _estimate(self, words: str) -> passphrase.Strength:
        return passphrase.estimate(words, seconds_per_guess=self._seconds_per_guess)

    def _passphrase_chosen(self, words: str) -> None:
        if self._work.busy:
            return
        if self.unlocked is None:
            make = self._making.holding(lambda: self._make(words))
            self._work.start(make, self._made, self.screen.show_trouble)
            return
        keys = self.unlocked.keys
        self._work.start(
            self.unlocked.pending.holding(
                lambda: keys.change_passphrase(words, kdf.choose_params())
            ),
            lambda _: self.screen.vault_made(),
            self.screen.show_trouble,
        )

    def _make(self, words: str) -> Unlocked:
        started = time.perf_counter()
        making = vault.prepare(self._paths, words, kdf.choose_params())
        self._seconds_per_guess = time.perf_counter() - started
        try:
            create_database(making.database, making.keys.database_key, self._clock)
            keys: Keys = making.publish()
        except BaseException:
            making.abandon()
            raise
        # Known at once, from this thread: a lock may not leave the window time for ``_made``.
        self.unlocked = Unlocked.open(self._paths, keys, self._clock)
        return self.unlocked

    def end(self) -> None:
        """Let the vault that is being made become whole; ``unlocked`` is then open."""
        self._making.finish()
        self._work.drop()

    def _made(self, _unlocked: Unlocked) -> None:
        self.screen.vault_made()

    def _words_confirmed(self, words: tuple[str, ...]) -> None:
        if self.unlocked is None:
            return
        try:
            self.unlocked.keys.set_recovery(words)
            self.unlocked.database.preferences.set(RECOVERY, "confirmed")
        except KnownError as error:
            self.screen.show_trouble(error)
            return
        self._finish()

    def _words_put_off(self) -> None:
        if self.unlocked is None:
            return
        preferences = self.unlocked.database.preferences
        try:
            preferences.set(RECOVERY, "put_off")
            preferences.set(RECOVERY_REMINDED_ON, today(self._clock).isoformat())
        except KnownError as error:
            self.screen.show_trouble(error)
            return
        self._finish()

    def _finish(self) -> None:
        unlocked, self.unlocked = self.unlocked, None
        self.finished.emit(unlocked)
