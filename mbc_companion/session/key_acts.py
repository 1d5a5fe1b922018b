"""What Settings may do with the keys of the open vault."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.core.settings import RECOVERY
from mbc_companion.security import kdf, passphrase, recovery
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui import tasks
from mbc_companion.ui.settings_page_sheets import KeyActs

_USUAL_DERIVATION_SECONDS = 0.7
Done = Callable[[], None]
Work = Callable[[], None]
Failed = Callable[[KnownError], None]


def key_acts(unlocked: Unlocked, renew: Callable[[], object], troubled: Failed) -> KeyActs:
    """The acts of the passphrase and recovery sheets; derivations run off this thread.

    ``renew`` gives the known backups the header of the new passphrase, ``troubled``
    hears of what went wrong.
    """
    keys = unlocked.keys

    run = _runner(unlocked, troubled)

    def must_open(words: str) -> None:
        if not keys.opens_with(words):
            raise WrongPassphrase("SLOT")

    def change(old: str, new: str, done: Done, failed: Failed) -> None:
        def work() -> None:
            must_open(old)
            keys.change_passphrase(new, kdf.choose_params())
            renew()

        run(work, done, failed)

    def check(words: str, done: Done, failed: Failed) -> None:
        run(lambda: must_open(words), done, failed)

    def keep(words: tuple[str, ...], done: Done, failed: Failed) -> None:
        def work() -> None:
            keys.set_recovery(words)
            unlocked.database.preferences.set(RECOVERY, "confirmed")

        run(work, done, failed)

    return KeyActs(
        suggest=passphrase.suggest,
        estimate=partial(passphrase.estimate, seconds_per_guess=_USUAL_DERIVATION_SECONDS),
        new_words=recovery.new_words,
        change_passphrase=change,
        check_passphrase=check,
        keep_words=keep,
    )


def _runner(unlocked: Unlocked, troubled: Failed) -> Callable[[Work, Done, Failed], None]:
    def run(work: Work, done: Done, failed: Failed) -> None:
        def broke(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            troubled(error)
            failed(error)

        tasks.run(unlocked.pending.holding(work), lambda _: done(), broke)

    return run
