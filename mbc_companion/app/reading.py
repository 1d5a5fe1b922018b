"""The library and the two-minute tools where no vault is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

# Nothing of the library is loaded before somebody wants to read: the lock screen comes first.
if TYPE_CHECKING:
    from mbc_companion.core.clock import Clock
    from mbc_companion.core.settings import PublicSettings
    from mbc_companion.guidance.domain import Action, Done, Later, Library, Topic
    from mbc_companion.guidance.search.repository import TopicSearch
    from mbc_companion.ui.dialogs import Dialogs
    from mbc_companion.ui.window import CompanionWindow


class Reading(QObject):
    """Keeps only what is shipped; is the ``Acts`` of topics where there is no vault."""

    def __init__(
        self, window: CompanionWindow, dialogs: Dialogs, clock: Clock, public: PublicSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs
        self._clock = clock
        self._public = public

    @cached_property
    def _library(self) -> Library:
        from mbc_companion.core.paths import resources
        from mbc_companion.core.settings import LANGUAGE
        from mbc_companion.guidance.catalog import load_library
        from mbc_companion.guidance.domain import language_of
        from mbc_companion.helplines.directory import load_directory

        numbers = load_directory(resources() / "helplines" / "directory.json").shown_numbers()
        language = language_of(self._public.get(LANGUAGE))
        return load_library(resources() / "guidance", numbers, language)

    @cached_property
    def _search(self) -> TopicSearch:
        from mbc_companion.guidance.search.repository import TopicSearch

        return TopicSearch(self._library)

    def _find(self, typed: str) -> tuple[Topic, ...]:
        return self._search.find(typed)

    def open(self) -> None:
        """The topics, over the lock screen."""
        from mbc_companion.guidance.read_sheet import ReadSheet
        from mbc_companion.guidance.reader_panel import Shelf

        shelf = Shelf(self._library, self._find, self._clock, self._dialogs, acts=self)
        sheet = ReadSheet(self._window, shelf)
        sheet.help_requested.connect(self._window.help_requested)
        sheet.open()

    def breathe(self) -> None:
        """The two-minute tools, without the page of words: there is nowhere to keep it."""
        self._begin("")

    def _begin(self, name: str) -> None:
        from mbc_companion.guidance.exercise_sheet import ExerciseSheet
        from mbc_companion.guidance.exercises import Exercise

        first = Exercise(name) if name else None
        ExerciseSheet(self._window, self._clock, self._library.safety, first=first).open()

    # -- what can be done with a topic without a vault --------------------------------

    def offers(self, action: Action) -> bool:
        from mbc_companion.guidance.domain import ActionKind
        from mbc_companion.guidance.exercises import Exercise

        return action.kind is ActionKind.BREATHE and action.text != Exercise.PAGE.value

    def about(self, action: Action) -> str:
        from mbc_companion.guidance import exercise_words_view as words
        from mbc_companion.guidance.exercises import Exercise

        return words.about(Exercise(action.text))

    def do(self, action: Action, _topic: Topic, _later: Later) -> Done | None:
        self._begin(action.text)
        return None
