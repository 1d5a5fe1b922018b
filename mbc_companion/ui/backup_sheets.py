"""Sheets of Settings: can I get back in, moving to a new computer, deleting everything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.core.backups import Copy, Preview
from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.ui import backup_words, troubles
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.announce import announce
from mbc_companion.ui.backup_acts import BackupActs
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.widgets.fields import Field, PassphraseField
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


def _lead(words: str) -> Text:
    made = Text(words, tone="text2")
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.setProperty("noRing", True)
    return made


class CheckSheet(ActSheet):
    """The newest copy is opened as it would be on another computer, then put away again."""

    def __init__(self, host: QWidget, acts: BackupActs) -> None:
        super().__init__(host, self.tr("Check that I can get back in"), self.tr("Check now"))
        self.asked.connect(self._go_on)
        self._acts = acts
        self._found = False
        self.lead = _lead(
            self.tr(
                "Type your passphrase, or the twelve recovery words from your page. "
                "Companion opens the newest copy with it in a place of its own, reads all "
                "of it, and removes that place again. Nothing of yours is changed."
            )
        )
        self.secret = PassphraseField(
            self.tr("Passphrase or recovery words"),
            show_words=self.tr("Show"),
            conceal_words=self.tr("Conceal"),
        )
        self.secret.edit.returnPressed.connect(self._next)
        self.result = Note("", "calm")
        self.result.hide()
        for part in (self.lead, self.secret, self.result):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.order()

    def _go_on(self) -> None:
        if self._found:
            self.close()
        elif not self.secret.text().strip():
            self.secret.set_error(self.tr("Type what you would use on another computer."))
            self.secret.edit.setFocus()
        else:
            self.secret.set_error("")
            self.set_busy(busy=True)
            self._acts.check(self.secret.text(), self._show, self.failed)

    def _show(self, preview: Preview) -> None:
        self.set_busy(busy=False)
        self._found = True
        at = preview.manifest.made_at.astimezone(self._acts.restoring.zone)
        words = self.tr("You can get back in. The copy of {moment} opens. It holds {holds}.")
        said = words.format(
            moment=backup_words.moment(at), holds=backup_words.holds(preview.manifest)
        )
        self.secret.set_text("")
        self.secret.hide()
        self.lead.hide()
        self.result.set_words(said)
        self.result.show()
        self.set_act(self.tr("Done"))
        self.next_button.setFocus()
        announce(self.result, said)

    def failed(self, error: KnownError) -> None:
        if isinstance(error, WrongPassphrase):
            self.set_busy(busy=False)
            self.secret.set_error(troubles.words(error))
            self.secret.edit.setFocus()
            self.secret.edit.selectAll()
        else:
            super().failed(error)


class MoveSheet(ActSheet):
    """Moving to a new computer, one step at a time: the copy, the check, the other side."""

    def __init__(self, host: QWidget, acts: BackupActs, *, dialogs: Dialogs) -> None:
        title = self.tr("Move to a new computer")
        super().__init__(host, title, self.tr("Choose the drive"))
        self.asked.connect(self._go_on)
        self._acts = acts
        self._dialogs = dialogs
        self._step = 1
        self.number = Text("", "label", heading=2)
        self.lead = _lead("")
        self.note = Note("", "know")
        for part in (self.number, self.lead, self.note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._show(
            self.tr("Step 1 of 3: a copy on a drive"),
            self.tr(
                "Plug in a USB drive. A new copy of everything is made, checked, and put "
                "there. It is encrypted with your passphrase."
            ),
            self.tr("Nothing is removed from this computer."),
        )
        self.order()

    def _show(self, number: str, lead: str, note: str) -> None:
        self.number.set_words(number)
        self.lead.set_words(lead)
        self.note.set_words(note)
        self.lead.setFocus()
        announce(self.lead, " ".join((number, lead, note)))

    def _go_on(self) -> None:
        if self._step == 1:
            self._dialogs.choose_folder(self.tr("Choose the drive"), self._chosen)
        elif self._step == 2:
            self._last()
        else:
            self.finish()

    def _chosen(self, folder: Path | None) -> None:
        if folder is not None:
            self.set_busy(busy=True)
            self._acts.copy_to(folder, self._copied, self.failed)

    def _copied(self, copy: Copy) -> None:
        self.set_busy(busy=False)
        self._step = 2
        self._show(
            self.tr("Step 2 of 3: what you will need"),
            self.tr(
                "The copy is on the drive and was read back. It is the file {name}. "
                "On the new computer it opens with your passphrase or the twelve words."
            ).format(name=copy.path.name),
            backup_words.holds(copy.manifest),
        )
        self.set_act(self.tr("Continue"))

    def _last(self) -> None:
        self._step = 3
        self._show(
            self.tr("Step 3 of 3: on the new computer"),
            self.tr(
                "Install Companion there and start it. On the first page choose "
                "“I have a backup to restore”, then the file on the drive."
            ),
            self.tr("Look that everything is there before you delete anything here."),
        )
        self.set_act(self.tr("Done"))


class DeleteSheet(ActSheet):
    """Everything the program ever wrote on this computer, after the words were typed."""

    def __init__(self, host: QWidget, acts: BackupActs) -> None:
        super().__init__(host, self.tr("Delete everything"), self.tr("Delete everything"))
        self.asked.connect(self._go_on)
        self._acts = acts
        self.next_button.set_kind("danger")
        self.next_button.set_icon("trash")
        self.lead = _lead(
            self.tr(
                "This removes your journal and everything else you kept here, the keys, the "
                "settings and the copies in the backup folder. Known copies in the second "
                "place go too if it is connected. It cannot be undone."
            )
        )
        self.reach = Note(
            self.tr(
                "Companion cannot reach copies you put on other drives or in a cloud folder, "
                "printed pages, exported files, or what a disk may still hold of deleted files."
            ),
            "know",
        )
        self.word = self.tr("delete everything")
        label = self.tr("Type “{word}” to go on").format(word=self.word)
        self.typed = Field(label)
        self.typed.edit.returnPressed.connect(self._next)
        for part in (self.lead, self.reach, self.typed):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.other_button.set_words(self.tr("Keep everything"))
        self.other_button.set_kind("secondary")
        self.other_button.clicked.connect(self.close)
        self.other_button.show()
        self.order()

    def focus_first(self) -> None:
        self.other_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        if " ".join(self.typed.text().split()).casefold() != self.word.casefold():
            self.typed.set_error(self.tr("The words are not there yet. Nothing was deleted."))
            self.typed.edit.setFocus()
            return
        self.close()
        self._acts.delete_everything()
