"""The photos of an entry: add some, look at one, take one off. Everything counts at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.photos.domain import Photos
from mbc_companion.journal.photos.photo_view import LargePhoto, ThumbnailsView
from mbc_companion.journal.photos.table_model import PhotosModel
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class PhotosSheet(Sheet):
    """``chosen`` carries the photos left, by uid, after one was taken off.

    ``add_wanted`` carries the files a person chose; ``show_added`` what became of them.
    """

    chosen = Signal(object)
    add_wanted = Signal(object)

    def __init__(
        self, host: QWidget, photos: Photos, dialogs: Dialogs, chosen: tuple[str, ...]
    ) -> None:
        title = QCoreApplication.translate("Journal", "Photos")
        super().__init__(host, title, width=900, height=708, scrolls=False)
        self._photos = photos
        self._dialogs = dialogs
        self._chosen = list(chosen)
        self._row = 0
        self.model = PhotosModel(photos, self)
        self.view = ThumbnailsView(self.model, self)
        self.view.opened.connect(self.look_at)
        self.large = LargePhoto(self)
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self.told = Text("", "body", "text2", parent=self)
        self.add = Button(self.tr("Add photos"), "primary", icon="plus", parent=self)
        self.add.clicked.connect(self._ask)
        self.back = Button(self.tr("All photos"), icon="arrow-left", parent=self)
        self.before = Button(self.tr("Before"), icon="caret-left", parent=self)
        self.after = Button(self.tr("Next"), icon="caret-right", parent=self)
        self.off = Button(self.tr("Take it off this entry"), "danger", icon="trash", parent=self)
        self.back.clicked.connect(self.show_all)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.off.clicked.connect(self._take_off)
        self._fill_body()
        self._show()

    def _fill_body(self) -> None:
        self._stack = QStackedWidget(self)
        for part in (self.view, self.large):
            self._stack.addWidget(part)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.told)
        self.body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        for button in (self.back, self.before, self.after, self.off):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.add)
        nest(self._column, foot)

    def focus_first(self) -> None:
        (self.view if self._chosen else self.add).setFocus()

    def _show(self) -> None:
        self.model.show(tuple(self._chosen))
        self.show_all()

    def show_all(self) -> None:
        """The grid, with the photo that was looked at chosen in it."""
        self._stack.setCurrentWidget(self.view)
        for button in (self.back, self.before, self.after, self.off):
            button.hide()
        self.add.show()
        none = self.tr("No photo yet. They are kept encrypted, without the place they were taken.")
        self.told.set_words("" if self._chosen else none)
        self.told.setVisible(not self._chosen)
        if self._chosen:
            self.view.choose(min(self._row, len(self._chosen) - 1))
            if self.is_open:
                self.view.setFocus()

    def look_at(self, row: int) -> None:
        """One photo, large."""
        self._row = row
        try:
            data = self._photos.image(self._chosen[row])
        except KnownError as error:
            self.say(troubles.words(error))
            return
        words = self.tr("Photo {number} of {count}")
        name = words.format(number=row + 1, count=len(self._chosen))
        self.large.show_photo(data, name)
        self.told.set_words(name if data else self.tr("This photo is not there any more."))
        self.told.show()
        self._stack.setCurrentWidget(self.large)
        self.add.hide()
        for button in (self.back, self.off):
            button.show()
        self.before.setVisible(row > 0)
        self.after.setVisible(row + 1 < len(self._chosen))
        announce(self, name)
        if not self.focusWidget() or not self.focusWidget().isVisible():
            self.back.setFocus()

    def _step(self, by: int) -> None:
        self.look_at(self._row + by)
        beside = self.after if by > 0 else self.before
        (beside if beside.isVisible() else self.back).setFocus()

    def _take_off(self) -> None:
        self._chosen.pop(self._row)
        self.chosen.emit(tuple(self._chosen))
        self._show()
        if not self._chosen:
            self.add.setFocus()

    def _ask(self) -> None:
        self.say("")
        self._dialogs.open_files(
            self.tr("Add photos"), self.tr("Pictures (*.jpg *.jpeg *.png *.webp)"), self._take
        )

    def _take(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.show_busy(busy=True)
            self.add_wanted.emit(paths)

    def show_busy(self, *, busy: bool) -> None:
        """Pictures are being made smaller."""
        self.add.set_not_yet(busy)
        self.add.set_words(self.tr("Adding…") if busy else self.tr("Add photos"))

    def show_added(self, uid: str) -> None:
        """One more, as the last."""
        self._chosen.append(uid)
        self._row = len(self._chosen) - 1
        self._show()

    def say(self, words: str) -> None:
        """A sentence about a picture that could not be added; empty takes it away."""
        self.trouble.set_words(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words)
