"""Twelve words instead of the passphrase, then a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mbc_companion.app.work import OneAtATime
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError, MistypedRecoveryWords, WrongRecoveryWords
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.security import kdf, passphrase, recovery, vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.recovery_screen import RecoveryScreen
from mbc_companion.ui.window import CompanionWindow

_USUAL_DERIVATION_SECONDS = 0.7


class Recovering(QObject):
    """Ends with ``finished(Unlocked)``; the old passphrase counts until the new one is set."""

    finished = Signal(object)
    back = Signal()
    trouble = Signal(object)
    start_fresh = Signal()

    def __init__(
        self, window: CompanionWindow, dialogs: Dialogs, paths: DataPaths, clock: Clock
    ) -> None:
        super().__init__(window)
        self._paths = paths
        self._clock = clock
        self._work = OneAtATime()
        self.unlocked: Unlocked | None = None
        self.screen = RecoveryScreen(
            completions=recovery.completions,
            is_listed=recovery.is_listed,
            suggest=passphrase.suggest,
            estimate=lambda words: passphrase.estimate(
                words, seconds_per_guess=_USUAL_DERIVATION_SECONDS
            ),
            dialogs=dialogs,
        )
        self.screen.back.connect(self._go_back)
        self.screen.help_requested.connect(window.help_requested)
        self.screen.start_fresh_requested.connect(self.start_fresh)
        self.screen.words_given.connect(self._words_given)
        self.screen.passphrase_chosen.connect(self._passphrase_chosen)

    def _words_given(self, words: tuple[str, ...]) -> None:
        self._work.start(lambda: self._open(words), self._opened, self._not_opened)

    def _open(self, words: tuple[str, ...]) -> Unlocked:
        # The recovered key must open the file before any header is written.
        keys = vault.unlock_with_words(self._paths, words)
        return Unlocked.open(self._paths, keys, self._clock)

    def _opened(self, unlocked: Unlocked) -> None:
        self.unlocked = unlocked
        self.screen.ask_new_passphrase()

    def _not_opened(self, error: KnownError) -> None:
        if isinstance(error, (WrongRecoveryWords, MistypedRecoveryWords)):
            self.screen.show_wrong(error)
        else:
            self.trouble.emit(error)

    def _passphrase_chosen(self, words: str) -> None:
        if self.unlocked is None or self._work.busy:
            return
        keys = self.unlocked.keys
        self._work.start(
            self.unlocked.pending.holding(
                lambda: keys.change_passphrase(words, kdf.choose_params())
            ),
            lambda _: self._finish(),
            self.screen.show_trouble,
        )

    def _finish(self) -> None:
        unlocked, self.unlocked = self.unlocked, None
        if unlocked is None:
            return
        if unlocked.database.preferences.get(RECOVERY) == "unset":
            unlocked.database.preferences.set(RECOVERY, "confirmed")
        self.finished.emit(unlocked)

    def end(self) -> None:
        """The window is going; closing ``unlocked`` lets a change that runs come to its end."""
        self._work.drop()

    def _go_back(self) -> None:
        if self.unlocked is not None:
            self.unlocked.close()
            self.unlocked = None
        self.back.emit()
