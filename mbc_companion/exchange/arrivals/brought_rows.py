"""In Settings: bringing a journal in, and taking out again what came in at one time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.arrivals.brought_sheet import BroughtSheet
from mbc_companion.exchange.arrivals.brought_view import question, undone_words
from mbc_companion.exchange.domain import Brought
from mbc_companion.exchange.journals.acts import BringActs
from mbc_companion.exchange.journals.bring_sheet import BringSheet
from mbc_companion.ui import troubles
from mbc_companion.ui.backup_words import entries
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.buttons import Button


class BroughtRows(QObject):
    """``changed`` carries what came or went."""

    changed = Signal(object)

    def __init__(self, acts: BringActs, dialogs: Dialogs, toasts: Toasts) -> None:
        super().__init__()
        self._acts = acts
        self._dialogs = dialogs
        self._toasts = toasts

    def bring_row(self, host: QWidget) -> SettingRow:
        """For Settings."""
        bring = Button(self._title(), icon="notebook")
        bring.clicked.connect(lambda: self.open(host))
        help = self.tr("From another program or from files. You see what is found first")
        return SettingRow(self._title(), help, bring)

    def see_row(self, host: QWidget) -> SettingRow:
        """For Settings, below every way of bringing something in."""
        see = Button(self.tr("See it"))
        see.clicked.connect(lambda: self._see(host))
        undo = self.tr("What came in at one time can be taken out again as one")
        return SettingRow(self.tr("What was brought in"), undo, see)

    def _title(self) -> str:
        return QCoreApplication.translate("BringIn", "Bring a journal in")

    def open(self, host: QWidget) -> None:
        """The sheet over the window of ``host``."""
        sheet = BringSheet(host, self._acts, self._dialogs)
        sheet.kept.connect(self._kept)
        sheet.open()

    def _kept(self, brought: Brought, unread_photos: int) -> None:
        self.changed.emit(brought)
        words = self.tr("{count} came into your journal.").format(count=entries(brought.records))
        if unread_photos:
            photos = self.tr("Photos that could not be read: {count}.")
            words = f"{words} {photos.format(count=f'{unread_photos:,}')}"
        self._toasts.show(words, undo=partial(self._undo, brought))

    def _see(self, host: QWidget) -> None:
        try:
            brought = self._acts.brought()
        except KnownError as error:
            self._failed(error)
            return
        if not brought:
            words = self.tr("Nothing from elsewhere is here.")
            self._dialogs.tell(self.tr("Nothing was brought in"), words)
            return
        sheet = BroughtSheet(host, brought)
        sheet.out_wanted.connect(self._ask_undo)
        sheet.open()

    def _ask_undo(self, brought: Brought) -> None:
        asked, words = question(brought)
        self._dialogs.confirm(
            asked,
            words,
            yes=self.tr("Take it out"),
            no=self.tr("Keep it"),
            then=lambda agreed: self._undo(brought) if agreed else None,
            removes=True,
        )

    def _undo(self, brought: Brought) -> None:
        self._acts.undo(brought, partial(self._undone, brought), self._failed)

    def _undone(self, brought: Brought, kept: int) -> None:
        self.changed.emit(brought)
        self._toasts.show(undone_words(brought, kept))

    def _failed(self, error: KnownError) -> None:
        self._dialogs.tell(troubles.title(error), troubles.words(error))
