"""Rows under Privacy and lock for the rarer acts on keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_renew import RenewalActs, RenewSheet
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.settings_page_sheets import Done, Failed, KeyActs
from mbc_companion.ui.widgets.buttons import Button


@dataclass(frozen=True)
class KeyringActs:
    """``turn_on`` fails with the code KEYRING where no keyring that encrypts answers."""

    is_on: Callable[[], bool]
    turn_on: Callable[[Done, Failed], None]
    turn_off: Callable[[Done, Failed], None]


class KeyRows(QObject):
    """Someone knows the passphrase; this computer's keyring; old copies while there are any."""

    def __init__(
        self,
        page: SettingsPage,
        acts: KeyActs,
        renewal: RenewalActs,
        keyring: KeyringActs,
        *,
        dialogs: Dialogs,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._acts = acts
        self._renewal = renewal
        self._keyring = keyring
        self._dialogs = dialogs
        self._say = say
        self._busy = False
        self.renew_button = Button(self.tr("Make everything new"))
        self.renew_button.clicked.connect(self.open_renewal)
        self.keyring_button = Button("")
        self.keyring_button.clicked.connect(self._keyring_asked)
        self.old_button = Button(self.tr("Delete the old copies"))
        self.old_button.clicked.connect(self.offer_old_copies)
        self._add_rows()
        self.refresh()

    def _add_rows(self) -> None:
        card = self._page.privacy
        card.add_row(
            SettingRow(
                self.tr("Someone knows my passphrase"),
                self.tr("Encrypts everything anew, with other words and another passphrase"),
                self.renew_button,
            )
        )
        card.add_row(
            SettingRow(
                self.tr("This computer's keyring"),
                self.tr("Can open Companion without the passphrase. Off unless you turn it on"),
                self.keyring_button,
            )
        )
        self._old_row = SettingRow(
            self.tr("Old copies"),
            self.tr("They still open with the passphrase from before"),
            self.old_button,
        )
        self._card = card
        card.add_row(self._old_row)

    def refresh(self) -> None:
        on = self._keyring.is_on()
        self.keyring_button.set_words(self.tr("Turn off") if on else self.tr("Turn on"))
        self._card.show_row(self._old_row, shown=self._renewal.old_copies() > 0)

    # -- everything anew -----------------------------------------------------------

    def open_renewal(self) -> None:
        RenewSheet(self._page, self._acts, self._renewal, dialogs=self._dialogs).open()

    def offer_old_copies(self) -> None:
        """Ask whether what opens with the passphrase from before shall go."""
        count = self._renewal.old_copies()
        if not count:
            return
        opens = self.tr("One copy here still opens with the passphrase from before.")
        if count > 1:
            opens = self.tr("{count} copies here still open with the passphrase from before.")
            opens = opens.format(count=count)
        elsewhere = self.tr(
            "Copies on other drives or in a cloud folder stay readable too, and only you can "
            "delete those."
        )
        self._dialogs.confirm(
            self.tr("Delete the old copies?"),
            f"{opens} {elsewhere}",
            yes=self.tr("Delete them"),
            no=self.tr("Keep them"),
            then=self._delete_old,
            removes=True,
        )

    def _delete_old(self, agreed: bool) -> None:  # noqa: FBT001
        if not agreed:
            return
        left = self._renewal.delete_old_copies()
        self.refresh()
        if left:
            self._say(self.tr("Not all could be deleted. What is left still opens as before."))
        else:
            self._say(self.tr("The old copies are deleted."))

    # -- the system's keyring --------------------------------------------------------

    def _keyring_asked(self) -> None:
        if self._busy:
            return
        if self._keyring.is_on():
            self._start(self._keyring.turn_off, self.tr("The keyring no longer opens Companion."))
            return
        self._dialogs.confirm(
            self.tr("Let the keyring open Companion?"),
            self.tr(
                "Whoever can use your account on this computer can then read everything here. "
                "Your passphrase and your recovery words work as before."
            ),
            yes=self.tr("Turn it on"),
            no=self.tr("Leave it off"),
            then=self._keyring_answered,
        )

    def _keyring_answered(self, agreed: bool) -> None:  # noqa: FBT001
        if agreed:
            said = self.tr("The keyring can open Companion from the next lock on.")
            self._start(self._keyring.turn_on, said)

    def _start(self, act: Callable[[Done, Failed], None], said: str) -> None:
        def done() -> None:
            self._busy = False
            self.refresh()
            self._say(said)

        def failed(error: KnownError) -> None:
            self._busy = False
            self.refresh()
            no_keyring = self.tr("No keyring that encrypts answers here. Nothing was changed.")
            self._say(no_keyring if error.code == "KEYRING" else troubles.words(error))

        self._busy = True
        act(done, failed)
