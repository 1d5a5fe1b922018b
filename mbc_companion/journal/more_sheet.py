"""What else can be done with the open entry."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.domain import Draft
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout


class MoreSheet(Sheet):
    """Each act closes the sheet first, so that the focus is back where it was.

    A sealed letter offers nothing that would show its words.
    """

    change_wanted = Signal()
    feelings_wanted = Signal()
    scales_wanted = Signal()
    tags_wanted = Signal()
    photos_wanted = Signal()
    star_wanted = Signal()
    question_wanted = Signal()
    count_wanted = Signal()
    visit_wanted = Signal()
    letter_wanted = Signal()
    history_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    removed_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, host: QWidget, called: str, draft: Draft, *, visits: bool) -> None:
        title = QCoreApplication.translate("Journal", "This entry")
        super().__init__(host, title, width=760, height=640)
        self.body.addWidget(Text(called, "body", "text2", parent=self))
        acts = QWidget(self)
        self._acts = acts
        self._tiles = TileLayout((2, 1), 8, acts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        self.change = self._act(
            self.tr("Change the mark or the day"), "pencil-simple", self.change_wanted
        )
        if not draft.sealed:
            self._add_writing(draft, visits=visits)
        self.print = self._act(self.tr("Print entries"), "printer", self.print_wanted)
        self.removed = self._act(self.tr("See removed entries"), "notebook", self.removed_wanted)
        self.remove = self._act(self.tr("Remove this entry"), "trash", self.remove_wanted)
        self.remove.set_kind("danger")
        self.body.addWidget(acts)
        self.body.addStretch(1)

    def _add_writing(self, draft: Draft, *, visits: bool) -> None:
        self.question = self._act(self.tr("Offer me a question"), "leaf", self.question_wanted)
        self.feelings = self._act(self.tr("Feelings"), "heart-straight", self.feelings_wanted)
        self.scales = self._act(self.tr("Scales, 0 to 10"), "gauge", self.scales_wanted)
        self.tags = self._act(self.tr("Tags"), "hash", self.tags_wanted)
        self.photos = self._act(self.tr("Photos"), "image", self.photos_wanted)
        star = self.tr("Take the star away") if draft.starred else self.tr("Star this entry")
        self.star = self._act(star, "star-fill" if draft.starred else "star", self.star_wanted)
        self.letter = self._act(
            self.tr("Seal it as a letter"), "envelope-simple", self.letter_wanted
        )
        if visits:
            self.visit = self._act(self.tr("Bring to a visit"), "calendar-check", self.visit_wanted)
        self.history = self._act(
            self.tr("Earlier versions"), "clock-counter-clockwise", self.history_wanted
        )
        self.count = self._act(self.tr("Count the words"), "text-aa", self.count_wanted)
        self.copy = self._act(self.tr("Copy the words"), "copy", self.copy_wanted)

    def _act(self, words: str, icon: str, wanted: SignalInstance) -> Button:
        button = Button(words, "quiet", icon=icon, parent=self._acts)
        button.set_left()
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._do(wanted))
        self._tiles.addWidget(button)
        return button

    def _do(self, wanted: SignalInstance) -> None:
        self.close()
        wanted.emit()
