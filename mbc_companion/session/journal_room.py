"""The journal of the unlocked time: its store and its page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import ON_THIS_DAY, SPELLING
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.checkins import CheckIns
from mbc_companion.journal.looking_back import LookingBack
from mbc_companion.journal.own.domain import SCALES
from mbc_companion.journal.own.names_widget import given_scale_word
from mbc_companion.journal.own.naming import MOST_FEELINGS, MOST_SCALES
from mbc_companion.journal.own.repository import (
    KnownWordsRepository,
    NamesRepository,
    TagsRepository,
    feelings,
    scales,
)
from mbc_companion.journal.page import JournalPage
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.settings_rows import JournalSection
from mbc_companion.journal.shelf import Shelf, Visits
from mbc_companion.journal.versions.repository import VersionsRepository
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.storage.database import Database
from mbc_companion.today.earlier_card import EarlierCard
from mbc_companion.today.page import TodayPage
from mbc_companion.ui import keys as declared
from mbc_companion.ui.settings_page_rows import Section
from mbc_companion.ui.widgets.marks import FEELINGS, given_feeling_word, set_feelings

_log = logging.getLogger(__name__)


def make_shelf(database: Database, clock: Clock) -> Shelf:
    """Names, tags, photos and versions on ``database``."""
    return Shelf(
        scales=NamesRepository(database, scales, SCALES, given_scale_word, MOST_SCALES),
        feelings=NamesRepository(database, feelings, FEELINGS, given_feeling_word, MOST_FEELINGS),
        tags=TagsRepository(database),
        known=KnownWordsRepository(database, clock),
        photos=PhotosRepository(database, clock),
        versions=VersionsRepository(database),
    )


class JournalRoom:
    """``repository`` is there from the start; the page only once the file is tidied."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.repository = JournalRepository(around.database, around.clock, around.events)
        self.check_ins = CheckIns(self.repository, around.clock)
        self.shelf = make_shelf(around.database, around.clock)
        self._look_today: Callable[[], None] = lambda: None

    def build(self, visits: Visits | None = None) -> None:
        """``visits`` is where words can be brought to."""
        around = self._around
        self.shelf = replace(self.shelf, visits=visits)
        self.page = JournalPage(
            Around(
                self.repository,
                self.shelf,
                around.clock,
                around.dialogs,
                around.window.toasts,
                around.events,
                around.sharing,
            ),
            checks_spelling=partial(around.preferences.get, SPELLING),
            keys=around.window.keys,
            clipboard=around.clipboard,
        )
        around.shell.bind(declared.NEW_ENTRY, self.new_entry)
        self._name_feelings()

    def _name_feelings(self) -> None:
        """What the person calls feelings, wherever they are shown."""
        try:
            names = self.shelf.feelings.all()
        except KnownError as error:
            _log.warning("names of feelings not read: %s", error.code)
            return
        offered = [one.key for one in names if not one.hidden]
        set_feelings(offered, {one.key: one.words for one in names if one.words})

    def section(self) -> Section:
        """The journal's part of Settings."""
        around = self._around
        card = JournalSection(self.shelf, around.preferences, around.window.toasts.show)
        card.names_changed.connect(self._name_feelings)
        card.names_changed.connect(self.page.names_changed)
        card.setting_changed.connect(lambda _name: self._look_today())
        card.setting_changed.connect(lambda _name: self.page.spelling.refresh())
        words = QCoreApplication.translate("Settings", "Journal")
        return Section("journal", words, "notebook", card)

    def join_today(self, page: TodayPage) -> None:
        """Words of other years, if they are wanted."""
        preferences = self._around.preferences
        wanted = partial(preferences.get, ON_THIS_DAY)
        card = EarlierCard(LookingBack(self.repository, self._around.clock, wanted))
        card.opened.connect(self.open)
        page.add_card(card, side=True)
        self._look_today = page.refresh

    def open(self, uid: str) -> None:
        """Go to the journal and show an entry there."""
        self._around.shell.show_page(self.page.key)
        self.page.open_entry(uid)

    def new_entry(self) -> None:
        self._around.shell.show_page(self.page.key)
        self.page.new_entry()

    def begin_with(self, opening: str) -> None:
        """An entry that has its first words already; they alone are not kept."""
        self._around.shell.show_page(self.page.key)
        self.page.begin_with(opening)

    def write(self, uid: str) -> None:
        """Words for the entry ``uid``, or an entry of their own."""
        self._around.shell.show_page(self.page.key)
        if uid:
            self.page.add_words_to(uid)
        else:
            self.page.new_entry()
