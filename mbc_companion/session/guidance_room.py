"""The library of the unlocked time: its store, its page, and what its actions open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import resources
from mbc_companion.core.settings import LANGUAGE, READING_FACE
from mbc_companion.guidance.catalog import load_library
from mbc_companion.guidance.domain import Action, ActionKind, Done, Library, Topic, language_of
from mbc_companion.guidance.exercise_sheet import ExerciseSheet
from mbc_companion.guidance.exercises import Exercise
from mbc_companion.guidance.page import LibraryPage
from mbc_companion.guidance.reader_panel import Shelf
from mbc_companion.guidance.repository import GuidanceRepository
from mbc_companion.guidance.search.repository import TopicSearch
from mbc_companion.helplines.directory import load_directory
from mbc_companion.journal.domain import Draft
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.surroundings import Surroundings


@dataclass(frozen=True)
class Offer:
    """How one kind of action is done. ``about`` is its second line."""

    do: Callable[[Action, Topic], Done | None]
    about: Callable[[Action], str]


class GuidanceRoom:
    """``offer`` is called once for each kind of action a room can do; others do not appear."""

    def __init__(self, around: Surroundings, journal: JournalRoom) -> None:
        self._around = around
        self._journal = journal
        self._offers: dict[ActionKind, Offer] = {}
        self.repository = GuidanceRepository(around.database, around.clock)
        self.page = LibraryPage(
            self._shelf,
            around.window.toasts,
            face=lambda: around.preferences.get(READING_FACE),
            choose_face=self._choose_face,
            keys=around.window.keys,
        )
        self.offer(ActionKind.WRITE, Offer(self._write, lambda action: f"“{action.text} …”"))
        self.offer(ActionKind.BREATHE, Offer(self._breathe, self._about_breathing))

    def offer(self, kind: ActionKind, offer: Offer) -> None:
        self._offers[kind] = offer

    def open(self, uid: str) -> None:
        """Go to the library and read a topic there."""
        self.page.open(uid)
        self._around.shell.show_page(self.page.key)

    @cached_property
    def library(self) -> Library:
        """Read when it is first asked for."""
        numbers = load_directory(resources() / "helplines" / "directory.json").shown_numbers()
        language = language_of(self._around.public.get(LANGUAGE))
        return load_library(resources() / "guidance", numbers, language)

    @cached_property
    def search(self) -> TopicSearch:
        return TopicSearch(self.library)

    def _shelf(self) -> Shelf:
        return Shelf(
            self.library,
            self._find,
            self._around.clock,
            self._around.dialogs,
            acts=self,
            repository=self.repository,
        )

    def _find(self, words: str) -> tuple[Topic, ...]:
        return self.search.find(words)

    # -- acts ------------------------------------------------------------------------

    def offers(self, action: Action) -> bool:
        return action.kind in self._offers

    def about(self, action: Action) -> str:
        return self._offers[action.kind].about(action)

    def do(self, action: Action, topic: Topic) -> Done | None:
        return self._offers[action.kind].do(action, topic)

    def _write(self, action: Action, _topic: Topic) -> None:
        self._journal.begin_with(f"{action.text} ")

    def _breathe(self, action: Action, _topic: Topic) -> None:
        self.open_exercise(Exercise(action.text))

    @staticmethod
    def _about_breathing(action: Action) -> str:
        from mbc_companion.guidance import exercise_words_view as words

        return words.about(Exercise(action.text))

    def open_exercise(self, first: Exercise | None = None) -> None:
        """The two-minute tools, the page of words among them."""
        sheet = ExerciseSheet(
            self._around.window,
            self._around.clock,
            self.library.safety,
            first=first,
            can_write=True,
        )
        sheet.write_requested.connect(self._journal.new_entry)
        sheet.open()

    def _choose_face(self, name: str) -> bool:
        try:
            self._around.preferences.set(READING_FACE, name)
        except KnownError:
            return False
        return True

    # -- closing ---------------------------------------------------------------------

    def unsaved(self) -> tuple[Draft, ...]:
        """Notes that could not be written, as entries: no word is lost for want of a place."""
        at = local_now(self._around.clock)
        new_uid = self._journal.repository.new_uid
        return tuple(
            Draft(at=at, text=f"{title}\n\n{said}", uid=new_uid())
            for title, said in self.page.unsaved().items()
            if said.strip()
        )
