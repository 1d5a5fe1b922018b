"""What can be asked about an entry beside mark and feelings: values, tags, letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.counting import count_words_in
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.feelings_row import Detail
from mbc_companion.journal.letter_sheet import LetterSheet
from mbc_companion.journal.more_sheet import MoreSheet
from mbc_companion.journal.open_entry_model import OpenEntry
from mbc_companion.journal.own.domain import Named, Names
from mbc_companion.journal.own.names_sheet import NamesSheet
from mbc_companion.journal.own.names_widget import given_scale_word, scale_word
from mbc_companion.journal.own.naming import MOST_SCALES
from mbc_companion.journal.photos.adding_model import Adding
from mbc_companion.journal.photos.photos_sheet import PhotosSheet
from mbc_companion.journal.prompts import Prompts, load
from mbc_companion.journal.scales_sheet import ScalesSheet
from mbc_companion.journal.tags_sheet import TagsSheet
from mbc_companion.ui import troubles

SCALES, TAGS, PHOTOS, STAR, LETTER = "scales", "tags", "photos", "star", "letter"


class ScaleWords:
    """What scales are called, read when it is first needed."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words: dict[str, str] | None = None

    def forget(self) -> None:
        self._words = None

    def word(self, key: str) -> str:
        if self._words is None:
            try:
                self._words = {one.key: scale_word(one) for one in self._names.all()}
            except KnownError:
                return given_scale_word(key)
        return self._words.get(key) or given_scale_word(key)


def details_of(scales: ScaleWords, draft: Draft) -> tuple[Detail, ...]:
    """What ``draft`` has, as chips."""
    found = [Detail(SCALES, f"{scales.word(key)} {value}") for key, value in draft.scales]
    found += [Detail(TAGS, tag, "hash") for tag in draft.tags]
    if count := len(draft.photos):
        words = QCoreApplication.translate("Journal", "{count} photos").format(count=count)
        one = QCoreApplication.translate("Journal", "1 photo")
        found.append(Detail(PHOTOS, one if count == 1 else words, "image"))
    if draft.starred:
        found.append(Detail(STAR, QCoreApplication.translate("Journal", "Starred"), "star-fill"))
    if draft.letter and not draft.sealed:
        letter = QCoreApplication.translate("Journal", "Letter, open")
        found.append(Detail(LETTER, letter, "envelope-simple"))
    return tuple(found)


class DetailsDialog(QObject):
    """``names_changed`` after scales got other names, ``sealed`` when a letter was closed.

    ``change`` takes changed fields of the draft, and can take them back.
    """

    names_changed = Signal()
    sealed = Signal()

    def __init__(
        self,
        host: QWidget,
        around: Around,
        editor: EntryEditor,
        entry: OpenEntry,
        change: Callable[..., None],
    ) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._editor = editor
        self._entry = entry
        self._change = change
        self._prompts: Prompts | None = None
        self._photos_sheet: PhotosSheet | None = None
        self.adding = Adding(around.shelf.photos, self)
        self.adding.added.connect(self._photo_added)
        self.adding.refused.connect(self._photo_refused)
        self.adding.ended.connect(self._photos_ended)
        acts = {
            SCALES: self.ask_scales,
            TAGS: self.ask_tags,
            PHOTOS: self.ask_photos,
            STAR: self.star,
            LETTER: self.ask_letter,
        }
        editor.feelings.detail_wanted.connect(lambda key: acts[key]())
        editor.feelings.question_wanted.connect(self.offer_question)
        editor.prompt.another.connect(self.offer_question)
        editor.letter.opened.connect(self.open_letter)

    def answer(self, sheet: MoreSheet) -> None:
        """Do what is chosen there."""
        sheet.scales_wanted.connect(self.ask_scales)
        sheet.tags_wanted.connect(self.ask_tags)
        sheet.photos_wanted.connect(self.ask_photos)
        sheet.star_wanted.connect(self.star)
        sheet.question_wanted.connect(self.offer_question)
        sheet.count_wanted.connect(self.count)
        sheet.letter_wanted.connect(self.ask_letter)

    def ask_scales(self) -> None:
        values = self._editor.heading().scales
        shown = [one for one in self._scales() if not one.hidden or one.key in dict(values)]
        # Values of a vault from elsewhere, whose scale nobody knows here.
        shown += [Named(key, key) for key, _ in values if key not in {one.key for one in shown}]
        sheet = ScalesSheet(self._host, tuple(shown), values)
        sheet.chosen.connect(lambda chosen: self._change(scales=chosen))
        sheet.names_wanted.connect(sheet.close)
        sheet.names_wanted.connect(self.ask_names)
        sheet.open()

    def ask_names(self) -> None:
        """Names of scales; back to the values after it."""
        title = self.tr("Names of scales")
        names = self._around.shelf.scales
        sheet = NamesSheet(self._host, title, names, given_scale_word, MOST_SCALES)
        sheet.changed.connect(self.names_changed)
        sheet.closed.connect(self.ask_scales)
        sheet.open()

    def ask_tags(self) -> None:
        sheet = TagsSheet(self._host, self._around.shelf.tags, self._editor.heading().tags)
        sheet.chosen.connect(lambda tags: self._change(tags=tags))
        sheet.open()

    def ask_photos(self) -> None:
        around, heading = self._around, self._editor.heading()
        sheet = PhotosSheet(self._host, around.shelf.photos, around.dialogs, heading.photos)
        sheet.chosen.connect(lambda photos: self._change(photos=photos))
        sheet.add_wanted.connect(lambda paths: self.adding.add(heading.uid, paths))
        self._photos_sheet = sheet
        sheet.closed.connect(self._photos_closed)
        sheet.show_busy(busy=self.adding.is_busy)
        sheet.open()

    def _photos_closed(self) -> None:
        self._photos_sheet = None

    def _photo_added(self, entry_uid: str, photo_uid: str) -> None:
        """To the entry it was chosen for, also when another one is open by now."""
        if self._entry.uid == entry_uid:
            photos = (*self._editor.heading().photos, photo_uid)
            self._change(photos=photos)
            if self._photos_sheet is not None:
                self._photos_sheet.show_added(photo_uid)
            return
        try:
            draft = self._around.repository.draft(entry_uid)
            if draft is not None:
                self._around.repository.save(replace(draft, photos=(*draft.photos, photo_uid)))
        except KnownError as error:
            self._photo_refused(troubles.words(error))

    def _photo_refused(self, words: str) -> None:
        if self._photos_sheet is not None:
            self._photos_sheet.say(words)
        else:
            self._around.toasts.show(words)

    def _photos_ended(self) -> None:
        if self._photos_sheet is not None:
            self._photos_sheet.show_busy(busy=False)

    def star(self) -> None:
        """On or off."""
        self._change(starred=not self._editor.heading().starred)

    def offer_question(self) -> None:
        """A question, or another one; none where the words are sealed."""
        if self._prompts is None:
            self._prompts = Prompts(load())
        if not self._editor.heading().sealed:
            self._editor.ask(self._prompts.next())

    def count(self) -> None:
        text = self._editor.text.words()
        words = self.tr("1 word") if (count := count_words_in(text)) == 1 else self.tr("{n} words")
        letters = self.tr("{n} characters").format(n=f"{len(text):,}")
        said = words.format(n=f"{count:,}")
        self._around.toasts.show(self.tr("{words}, {letters}.").format(words=said, letters=letters))

    def ask_letter(self) -> None:
        sheet = LetterSheet(self._host, self._editor.heading().letter)
        sheet.sealed.connect(self._seal)
        sheet.open()

    def _seal(self, when: str) -> None:
        if self._editor.draft().blank:
            self._around.toasts.show(self.tr("A letter needs at least one word first."))
            return
        self._change(letter=when, sealed=True)
        self.sealed.emit()
        self._around.toasts.show(self.tr("Sealed. It stays closed until you open it."))

    def open_letter(self) -> None:
        self._change(sealed=False)
        self._editor.focus_words()

    def _scales(self) -> tuple[Named, ...]:
        try:
            return self._around.shelf.scales.all()
        except KnownError as error:
            self._around.toasts.show(troubles.words(error))
            return ()
