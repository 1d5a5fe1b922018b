"""What can be read of a damaged vault, and the way to read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import (
    KnownError,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryWords,
)
from mbc_companion.core.salvaged import Salvaged
from mbc_companion.ui import safe_part_words, troubles
from mbc_companion.ui.act_sheet import ActSheet, Told
from mbc_companion.ui.announce import announce
from mbc_companion.ui.backup_acts import SafePartActs
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class SafePartSheet(ActSheet):
    """Asks for the passphrase, says until when everything is safe, and offers to go on."""

    def __init__(self, host: QWidget, acts: SafePartActs) -> None:
        super().__init__(host, self.tr("Open the safe part"), self.tr("See what is safe"))
        self._acts = acts
        self._found = False
        self.asked.connect(self._go_on)
        self.lead = Text(
            self.tr(
                "Companion reads every part of the file that can be read. "
                "The damaged file itself is not changed."
            ),
            tone="text2",
        )
        self.lead.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lead.setProperty("noRing", True)
        self.body.addWidget(self.lead)
        self.passphrase = PassphraseField(
            self.tr("Passphrase, or your twelve words"),
            show_words=self.tr("Show"),
            conceal_words=self.tr("Conceal"),
        )
        self.passphrase.edit.returnPressed.connect(self._next)
        self.body.addWidget(self.passphrase)
        self.body.addStretch(1)
        self.order()

    def _go_on(self) -> None:
        if self._found:
            self.set_busy(busy=True)
            self._acts.read(self.failed)
        elif not self.passphrase.text().strip():
            self.passphrase.set_error(self.tr("Type the passphrase of this file."))
            self.passphrase.edit.setFocus()
        else:
            self.passphrase.set_error("")
            self.set_busy(busy=True)
            self._acts.look(self.passphrase.text(), self._show, self.failed)

    def failed(self, error: KnownError) -> None:
        if isinstance(error, (WrongPassphrase, WrongRecoveryWords)):
            self.set_busy(busy=False)
            self.passphrase.set_error(troubles.words(error))
            self.passphrase.edit.setFocus()
            self.passphrase.edit.selectAll()
        elif isinstance(error, VaultDamaged):
            self.set_busy(busy=False)
            self.say_trouble(
                self.tr(
                    "Nothing in this file can be read with this key. It was not changed. "
                    "Restore a copy instead."
                )
            )
        else:
            super().failed(error)

    def _show(self, found: Salvaged, folder: str) -> None:
        self.set_busy(busy=False)
        self._found = True
        self.passphrase.hide()
        self.passphrase.edit.clear()
        self.lead.set_words(safe_part_words.safe(found))
        kept = self.tr(
            "It stays as it is. If you save the safe part as a new vault, it is kept in the "
            "folder {name}."
        ).format(name=folder)
        lines = [
            (self.tr("Can be read"), safe_part_words.counted(found)),
            *(
                []
                if found.is_whole
                else [(self.tr("Cannot be read"), safe_part_words.missing(found))]
            ),
            (self.tr("The damaged file"), kept),
        ]
        for place, (title, words) in enumerate(lines, start=1):
            self.body.insertWidget(place, Told(title, words))
        reads = self.tr("It opens to be read and searched. Nothing can be changed in it.")
        self.body.insertWidget(len(lines) + 1, Note(reads, "know"))
        self.set_act(self.tr("Open the safe part"))
        self.order()
        self.lead.setFocus()
        announce(self.lead, " ".join((self.lead.text(), *(words for _, words in lines))))
