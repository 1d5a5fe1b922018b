"""When somebody else knows the passphrase: new keys for everything, then the old copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_passphrase import PassphraseForm
from mbc_companion.ui.settings_page_sheets import Done, Failed, KeyActs, RecoveryWordsSheet


@dataclass(frozen=True)
class RenewalActs:
    """``renew(passphrase, words, done, failed)`` writes everything anew and proves it; after
    ``done`` the program goes to the lock screen. ``old_copies`` counts what still opens
    with the old passphrase on this computer; ``delete_old_copies`` gives how many stayed.
    """

    renew: Callable[[str, tuple[str, ...], Done, Failed], None]
    old_copies: Callable[[], int]
    delete_old_copies: Callable[[], int]


class RenewSheet(RecoveryWordsSheet):
    """The passphrase of now and a new one, then new words, then everything is written anew."""

    def __init__(
        self, host: QWidget, acts: KeyActs, renewal: RenewalActs, *, dialogs: Dialogs
    ) -> None:
        super().__init__(host, acts, dialogs=dialogs, replaces=True)
        self._renewal = renewal
        self._chosen = ""
        self.set_title(self.tr("Someone knows my passphrase"))
        self._lead.set_words(
            self.tr(
                "Everything is encrypted anew, with a new passphrase and new recovery words. "
                "Copies made before still open with the old ones."
            )
        )
        self.form = PassphraseForm(
            suggest=acts.suggest, estimate=acts.estimate, label=self.tr("New passphrase")
        )
        self.form.agreed.connect(self._next)
        self.form.second.edit.returnPressed.connect(self._next)
        self.form.first.edit.returnPressed.connect(self.form.second.edit.setFocus)
        self.body.insertWidget(2, self.form)
        self.order()

    def may_go_on(self) -> bool:
        chosen = self.form.chosen()
        if chosen is not None and chosen.strip() == self.old.text().strip():
            self.form.first.set_error(self.tr("Choose another one. This one is known."))
            self.form.focus_first()
            return False
        self._chosen = chosen or ""
        if chosen is not None:
            self.form.set_busy(True)
        return chosen is not None

    def failed(self, error: KnownError) -> None:
        self.form.set_busy(False)
        super().failed(error)

    def show_words(self) -> None:
        self.form.hide()
        super().show_words()

    def keep(self, words: tuple[str, ...]) -> None:
        self._renewal.renew(self._chosen, words, self.finish, self.failed)
