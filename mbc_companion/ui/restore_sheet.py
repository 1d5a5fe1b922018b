"""Choose a copy, see what it holds, put it in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.core.backups import Copy, Preview
from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.ui import backup_words, troubles
from mbc_companion.ui.act_sheet import ActSheet, Told
from mbc_companion.ui.announce import announce
from mbc_companion.ui.backup_acts import RestoreActs
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class RestoreSheet(ActSheet):
    """Three steps in one sheet: which copy, its passphrase if it needs one, what is in it.

    ``keeps``: there is something here that is kept when the copy takes its place.
    ``unlocked``: it is open, so that the copy's way in can be told from the one used now.
    """

    def __init__(
        self,
        host: QWidget,
        acts: RestoreActs,
        *,
        dialogs: Dialogs,
        keeps: bool = True,
        unlocked: bool = True,
    ) -> None:
        super().__init__(host, self.tr("Restore a copy"), self.tr("Continue"))
        self.asked.connect(self._go_on)
        self._acts = acts
        self._dialogs = dialogs
        self._keeps = keeps
        self._unlocked = unlocked
        self._path: Path | None = None
        self._preview: Preview | None = None
        self.passphrase: PassphraseField | None = None
        self.lead = Text("", tone="text2")
        self.lead.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lead.setProperty("noRing", True)
        self.body.addWidget(self.lead)
        self.copies: list[Button] = []
        self.file_button = Button(self.tr("Choose a file"), icon="hard-drive")
        self.file_button.clicked.connect(self._choose_file)
        self.other_button.set_words(self.tr("Choose another copy"))
        self.other_button.clicked.connect(self._show_choice)
        self._parts: list[QWidget] = []
        self.body.addWidget(self.file_button)
        self.body.addStretch(1)
        self._show_choice()

    # -- which copy ----------------------------------------------------------------

    def _show_choice(self) -> None:
        self._clear()
        self._path = self._preview = None
        found = self._acts.copies()
        words = self.tr("These are the copies Companion made and checked. The newest is first.")
        if not found:
            words = self.tr("No copy is in the backup folder. Choose a file, perhaps on a drive.")
        self.lead.set_words(words)
        self.copies = [self._copy_button(copy) for copy in found]
        for place, button in enumerate(self.copies, start=1):
            self._add(place, button)
        self.file_button.show()
        self.other_button.hide()
        self.next_button.hide()
        self.order()

    def _copy_button(self, copy: Copy) -> Button:
        at = copy.manifest.made_at.astimezone(self._acts.zone)
        words = backup_words.moment(at)
        if copy.manifest.is_open:
            # Locked, nothing is said of what a copy holds.
            count = backup_words.entries(copy.manifest.entries)
            words = self.tr("{moment}. {count}").format(moment=words, count=count)
        button = Button(words)
        button.set_left()
        button.clicked.connect(partial(self._chosen, copy.path))
        return button

    def _choose_file(self) -> None:
        kinds = self.tr("Companion backups (*.backup)")
        self._dialogs.open_file(self.tr("Choose a copy"), kinds, self._file_chosen)

    def _file_chosen(self, path: Path | None) -> None:
        if path is not None:
            self._chosen(path)

    def _chosen(self, path: Path) -> None:
        if self.next_button.text() == self.tr("One moment…"):
            return
        self._path = path
        self.trouble.hide()
        self.next_button.show()
        self.set_busy(busy=True)
        self._acts.look(path, "", self._show_preview, self.failed)

    # -- its passphrase --------------------------------------------------------------

    def _ask_passphrase(self) -> None:
        self._clear()
        self.lead.set_words(
            self.tr(
                "This copy opens with the passphrase it had when it was made. "
                "Its twelve recovery words work too."
            )
        )
        self.passphrase = PassphraseField(
            self.tr("Passphrase of the copy"),
            show_words=self.tr("Show"),
            conceal_words=self.tr("Conceal"),
        )
        self.passphrase.edit.returnPressed.connect(self._next)
        self._add(1, self.passphrase)
        self.file_button.hide()
        self.other_button.show()
        self.next_button.show()
        self.set_act(self.tr("Open the copy"))
        self.order()
        self.passphrase.edit.setFocus()

    def failed(self, error: KnownError) -> None:
        if not isinstance(error, WrongPassphrase):
            super().failed(error)
            if self.passphrase is None and self._preview is None:
                self.next_button.hide()
            return
        self.set_busy(busy=False)
        if self.passphrase is None:
            self._ask_passphrase()
            return
        self.passphrase.set_error(troubles.words(error))
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    # -- what is in it ---------------------------------------------------------------

    def _show_preview(self, preview: Preview) -> None:
        self.set_busy(busy=False)
        self._clear()
        self._preview = preview
        at = preview.manifest.made_at.astimezone(self._acts.zone)
        self.lead.set_words(self.tr("The copy opens, and every part of it can be read."))
        lines = [
            (self.tr("Made"), backup_words.moment(at)),
            (self.tr("It holds"), backup_words.holds(preview.manifest)),
            (self.tr("It will open with"), self._opens_with(preview)),
        ]
        if self._keeps:
            kept = self.tr("It is kept, not deleted. Settings can put it back.")
            lines.append((self.tr("What is here now"), kept))
        for place, (title, words) in enumerate(lines, start=1):
            self._add(place, Told(title, words))
        locks = self.tr("Companion locks then. Unlock to see the copy.")
        self._add(len(lines) + 1, Note(locks, "know"))
        self.file_button.hide()
        self.other_button.show()
        self.next_button.show()
        self.set_act(self.tr("Put this copy in place"))
        self.order()
        self.lead.setFocus()
        announce(self.lead, " ".join((self.lead.text(), lines[1][1])))

    def _opens_with(self, preview: Preview) -> str:
        if preview.ours:
            return self.tr("The passphrase you use now.")
        if not self._unlocked:
            return self.tr("The passphrase it had when it was made, or its twelve words.")
        return self.tr("The passphrase of the copy. The one you use here now does not open it.")

    def _go_on(self) -> None:
        if self._preview is not None:
            self.set_busy(busy=True)
            self._acts.restore(self.failed)
        elif self._path is not None and self.passphrase is not None:
            if not self.passphrase.text().strip():
                self.passphrase.set_error(self.tr("Type the passphrase of the copy."))
                self.passphrase.edit.setFocus()
                return
            self.passphrase.set_error("")
            self.set_busy(busy=True)
            self._acts.look(self._path, self.passphrase.text(), self._show_preview, self.failed)

    def _add(self, place: int, widget: QWidget) -> None:
        self._parts.append(widget)
        self.body.insertWidget(place, widget)
        widget.show()

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self.copies = []
        self.passphrase = None
        self.trouble.hide()
