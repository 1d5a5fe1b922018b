"""The view for a day when anything more is too much, and what its five acts do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.code_view import CodeView
from mbc_companion.helplines.parts_widget import Code
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.journal.domain import NewEntry
from mbc_companion.session.find_deeds import Rooms
from mbc_companion.session.find_names import Deed
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui import troubles
from mbc_companion.ui.quiet_sheet import QuietSheet
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button


class ComfortRoom:
    """``open`` from Find, from Settings and after the hardest mark."""

    def __init__(self, around: Surroundings, rooms: Rooms, help: Callable[[], object]) -> None:
        self._around = around
        self._journal, self._contacts = rooms.journal, rooms.contacts
        self._library = rooms.library
        self._help = help
        self._sheet: QuietSheet | None = None

    def join_settings(self, settings: SettingsPage) -> None:
        words = QCoreApplication.translate("Settings", "Only what helps")
        about = QCoreApplication.translate("Settings", "Five large acts and nothing else")
        button = Button(QCoreApplication.translate("Settings", "Show it"), icon="heart-straight")
        button.clicked.connect(self.open)
        settings.reading.add_row(SettingRow(words, about, button))

    def deed(self) -> Deed:
        """For Find."""
        return Deed(
            QCoreApplication.translate("Find", "Only what helps"),
            QCoreApplication.translate("Find", "Five large acts and nothing else"),
            "heart-straight",
            self.open,
            "",
            QCoreApplication.translate("Find", "hard bad day quiet view tired overwhelmed"),
        )

    def open(self) -> None:
        """Over the whole window, until Esc."""
        if self._sheet is not None:
            return
        people = self._contacts.yours().trusted
        sheet = self._sheet = QuietSheet(self._around.window, people[0].name if people else "")
        sheet.person_wanted.connect(self._call)
        sheet.helplines_wanted.connect(self._help)
        sheet.breathe_wanted.connect(self._library.open_exercise)
        sheet.word_typed.connect(self._keep)
        sheet.not_today.connect(self._around.window.lock_requested)
        sheet.closed.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self._sheet = None

    def _call(self) -> None:
        people = self._contacts.yours().trusted
        if people:
            number = look_at(people[0].number)
            code = Code(people[0].name, number.shown, number.tel)
            large = Sheet(self._around.window, code.name, width=620, height=640)
            large.body.addWidget(CodeView(code, large, private=True))
            large.open()
        elif self._sheet is not None:
            self._sheet.close()
            self._contacts.new_contact()

    def _keep(self, words: str) -> None:
        """An entry of its own; what cannot be kept stays in the field."""
        if self._sheet is None:
            return
        try:
            self._journal.repository.add(NewEntry(local_now(self._around.clock), text=words))
        except KnownError as error:
            self._sheet.say_kept(troubles.words(error), kept=False)
        else:
            said = QCoreApplication.translate("Find", "Saved and encrypted. That is enough.")
            self._sheet.say_kept(said, kept=True)
