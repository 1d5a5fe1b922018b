"""Settings: backup and recovery, and what becomes of all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.backups import Copy
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import backup_words, troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.backup_acts import BackupActs, Standing
from mbc_companion.ui.backup_sheets import CheckSheet, DeleteSheet, MoveSheet
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.restore_sheet import RestoreSheet
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented

BACKUP, DATA = "backup", "data"


class BackupSection(SectionCard):
    """Every line is true at the moment the section is shown."""

    def __init__(self, acts: BackupActs, *, dialogs: Dialogs) -> None:
        super().__init__()
        self._acts = acts
        self._dialogs = dialogs
        self._busy = False
        self._add_backup()
        self._add_place()
        self._add_restore()
        self._add_room()
        self.refresh()

    def _add_backup(self) -> None:
        self.now_button = Button(self.tr("Back up now"))
        self.now_button.clicked.connect(self._back_up)
        self.last_row = SettingRow(self.tr("Last backup"), " ", self.now_button)
        self.add_row(self.last_row)
        self.copy_button = Button(self.tr("Copy to a drive"))
        self.copy_button.clicked.connect(self._ask_drive)
        self.add_row(
            SettingRow(
                self.tr("A copy elsewhere"),
                self.tr("A new copy on a drive, encrypted with your passphrase"),
                self.copy_button,
            )
        )

    def _add_place(self) -> None:
        self.place_button = Button("")
        self.place_button.clicked.connect(self._ask_place)
        self.no_place_button = Button(self.tr("Stop"))
        self.no_place_button.clicked.connect(lambda: self._set_place(None))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self.place_button)
        row.addWidget(self.no_place_button)
        self.place_row = SettingRow(self.tr("Second place"), " ", both)
        self.add_row(self.place_row)

    def _add_restore(self) -> None:
        self.restore_button = Button(self.tr("Choose a copy"))
        self.restore_button.clicked.connect(self.open_restore)
        self.add_row(
            SettingRow(
                self.tr("Restore"),
                self.tr("Go back to a copy. What is here now is kept"),
                self.restore_button,
            )
        )
        self.undo_button = Button(self.tr("Put it back"), icon="arrow-counter-clockwise")
        self.undo_button.clicked.connect(self.ask_undo)
        self.undo_row = SettingRow(
            self.tr("Before the restore"),
            self.tr("What was here before is kept and can come back"),
            self.undo_button,
        )
        self.add_row(self.undo_row)
        self.check_button = Button(self.tr("Check"))
        self.check_button.clicked.connect(self.open_check)
        self.add_row(
            SettingRow(
                self.tr("Check that I can get back in"),
                self.tr("Opens the newest copy with your passphrase or words, to be sure"),
                self.check_button,
            )
        )

    def _add_room(self) -> None:
        choices = [("500", self.tr("0.5 GB")), ("1000", self.tr("1 GB"))]
        choices += [("2000", self.tr("2 GB")), ("5000", self.tr("5 GB"))]
        self.budget = Segmented(self.tr("Room for backups"), choices)
        self.budget.chosen.connect(self._set_budget)
        self.add_row(
            SettingRow(
                self.tr("Room for backups"),
                self.tr("Older copies make room. The last three always stay"),
                self.budget,
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_kept(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        standing = self._acts.standing()
        self.last_row.set_help(self._last_words(standing.last))
        self.place_button.set_words(
            self.tr("Another folder") if standing.place else self.tr("Choose a folder")
        )
        self.place_row.set_help(self._place_words(standing))
        self.place_button.setAccessibleDescription(self._place_words(standing))
        self.no_place_button.setVisible(bool(standing.place))
        self.show_row(self.undo_row, shown=standing.undo)
        self.budget.set_value(str(standing.budget_mb))

    def _last_words(self, last: Copy | None) -> str:
        if last is None:
            return self.tr("None yet. One is made by itself after half an hour of changes")
        at = last.manifest.made_at.astimezone(self._acts.restoring.zone)
        words = self.tr("Last backup verified on {moment}. {count}")
        return words.format(
            moment=backup_words.moment(at), count=backup_words.entries(last.manifest.entries)
        )

    def _place_words(self, standing: Standing) -> str:
        if not standing.place:
            return self.tr("A USB drive or a synced folder gets every copy as well")
        if not standing.place_is_there:
            return self.tr("The drive is not connected. Nothing was lost.")
        return self.tr("Every copy goes to {folder} as well").format(folder=standing.place)

    # -- acts --------------------------------------------------------------------

    def _set_busy(self, button: Button | None) -> None:
        self._busy = button is not None
        self.now_button.set_words(self.tr("Back up now"))
        self.copy_button.set_words(self.tr("Copy to a drive"))
        if button is not None:
            button.set_words(self.tr("One moment…"))
            announce(button, button.text())

    def _back_up(self) -> None:
        if not self._busy:
            self._set_busy(self.now_button)
            self._acts.back_up(self._made, self._failed)

    def _made(self, _copy: Copy) -> None:
        self._set_busy(None)
        self.refresh()
        announce(self.last_row, self.last_row.control.accessibleDescription())

    def _failed(self, error: KnownError) -> None:
        self._set_busy(None)
        self._dialogs.tell(troubles.title(error), troubles.words(error))

    def _ask_drive(self) -> None:
        if not self._busy:
            self._dialogs.choose_folder(self.tr("Choose the drive"), self._copy_to)

    def _copy_to(self, folder: Path | None) -> None:
        if folder is not None:
            self._set_busy(self.copy_button)
            self._acts.copy_to(folder, self._copied, self._failed)

    def _copied(self, copy: Copy) -> None:
        self._set_busy(None)
        self.refresh()
        words = self.tr("The file {name} is there and was read back. {holds}.")
        self._dialogs.tell(
            self.tr("The copy is made"),
            words.format(name=copy.path.name, holds=backup_words.holds(copy.manifest)),
        )

    def _ask_place(self) -> None:
        self._dialogs.choose_folder(self.tr("Choose the second place"), self._place_chosen)

    def _place_chosen(self, place: Path | None) -> None:
        if place is not None:
            self._set_place(place)

    def _set_place(self, place: Path | None) -> None:
        try:
            self._acts.set_place(place)
        except KnownError as error:
            self._failed(error)
        self.refresh()
        if place is None:
            self.place_button.setFocus()

    def _set_budget(self, megabytes: str) -> None:
        try:
            self._acts.set_budget(int(megabytes))
        except KnownError as error:
            self._failed(error)
            self.refresh()

    def open_restore(self) -> None:
        RestoreSheet(self, self._acts.restoring, dialogs=self._dialogs).open()

    def open_check(self) -> None:
        if self._acts.standing().last is not None:
            CheckSheet(self, self._acts).open()
            return
        self._dialogs.tell(
            self.tr("No copy yet"),
            self.tr("Make a backup first. Then it can be opened to see that it works."),
        )

    def ask_undo(self) -> None:
        self._dialogs.confirm(
            self.tr("Put back what was here before the restore?"),
            self.tr("What is here now is kept too. Companion locks, and you unlock again."),
            yes=self.tr("Put it back"),
            no=self.tr("Stay here"),
            then=lambda agreed: self._acts.undo(self._failed) if agreed else None,
        )


class DataSection(SectionCard):
    """``rows`` of other rooms, then moving away, and deleting everything, far from each
    other's hand."""

    def __init__(self, acts: BackupActs, *, dialogs: Dialogs, rows: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._acts = acts
        self._dialogs = dialogs
        for row in rows:
            self.add_row(row)
        self.move_button = Button(self.tr("Show me how"))
        self.move_button.clicked.connect(self.open_move)
        self.add_row(
            SettingRow(
                self.tr("Move to a new computer"),
                self.tr("Three steps, with everything you kept"),
                self.move_button,
            )
        )
        self.delete_button = Button(self.tr("Delete everything"), "danger", icon="trash")
        self.delete_button.clicked.connect(self.open_delete)
        self.add_row(
            SettingRow(
                self.tr("Delete everything"),
                self.tr("Asks first. Lists what it removed and what it cannot reach"),
                self.delete_button,
            )
        )

    def open_move(self) -> None:
        MoveSheet(self, self._acts, dialogs=self._dialogs).open()

    def open_delete(self) -> None:
        DeleteSheet(self, self._acts).open()
