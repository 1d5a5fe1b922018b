"""The library of the unlocked time: its store, its page, and what its actions open."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import (
    ContactsChanged,
    CoverageChanged,
    EntriesChanged,
    SupportChanged,
    VisitsChanged,
)
from mbc_companion.core.paths import resources
from mbc_companion.core.settings import LANGUAGE, OFFERS_TOPICS, READING_FACE
from mbc_companion.coverage.call_desk_dialog import Left
from mbc_companion.guidance.catalog import load_library
from mbc_companion.guidance.domain import (
    Action,
    ActionKind,
    Done,
    Later,
    Library,
    Topic,
    language_of,
)
from mbc_companion.guidance.exercise_sheet import ExerciseSheet
from mbc_companion.guidance.exercises import Exercise
from mbc_companion.guidance.page import LibraryPage
from mbc_companion.guidance.reader_panel import Shelf
from mbc_companion.guidance.repository import GuidanceRepository
from mbc_companion.guidance.search.repository import TopicSearch
from mbc_companion.helplines.directory import load_directory
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.topic_offers import TopicOffers
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.today.page import TodayPage
from mbc_companion.today.topic_card import TopicCard
from mbc_companion.ui import troubles
from mbc_companion.ui.moments import day_words

_log = logging.getLogger(__name__)
_WHERE_ACTS_SAVE = (
    ContactsChanged,
    CoverageChanged,
    EntriesChanged,
    SupportChanged,
    VisitsChanged,
)


@dataclass(frozen=True)
class Offer:
    """How one kind of action is done. ``about`` is its second line."""

    do: Callable[[Action, Topic, Later], Done | None]
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
        for kind in _WHERE_ACTS_SAVE:
            around.events.subscribe(kind, lambda _: self.page.look_again())

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

    # -- on Today --------------------------------------------------------------------

    def join_today(self, page: TodayPage, visits: VisitsRoom, coverage: CoverageRoom) -> None:
        """At most one topic, with its reason; muted here, brought back by the same toast."""
        offers = TopicOffers(
            self._around,
            self.repository,
            lambda: self.library,
            marks=InsightsRepository(self._around.database, self._journal.shelf.scales),
            scan_days=visits.scan_days,
            coverage=coverage.overview,
        )
        card = TopicCard(offers)
        card.wanted.connect(self.open)
        card.muted.connect(lambda uid: self._mute(page, uid))
        card.all_muted.connect(lambda: self._mute_all(page))
        page.add_card(card, side=True)
        for kind in (VisitsChanged, CoverageChanged):
            self._around.events.subscribe(kind, lambda _: page.look_at_cards())

    def _mute(self, page: TodayPage, uid: str) -> None:
        topic = self.library.topic(uid)
        title = topic.title if topic is not None else uid
        said = self.page.tr("Not shown here any more: {title}").format(title=title)
        self._change(page, said, lambda muted: self.repository.mute(uid, muted=muted))

    def _mute_all(self, page: TodayPage) -> None:
        said = self.page.tr("No topics are shown here any more. They are all in the library.")
        preferences = self._around.preferences
        self._change(page, said, lambda muted: preferences.set(OFFERS_TOPICS, not muted))

    def _change(self, page: TodayPage, said: str, mute: Callable[[bool], None]) -> None:
        def do(*, muted: bool) -> bool:
            try:
                mute(muted)
            except KnownError as error:
                self._around.window.toasts.show(troubles.words(error))
                return False
            page.look_at_cards()
            page.focus_first()
            return True

        def undo() -> None:
            do(muted=False)

        if do(muted=True):
            self._around.window.toasts.show(said, undo=undo)

    # -- acts ------------------------------------------------------------------------

    def offers(self, action: Action) -> bool:
        return action.kind in self._offers

    def about(self, action: Action) -> str:
        return self._offers[action.kind].about(action)

    def do(self, action: Action, topic: Topic, later: Later) -> Done | None:
        return self._offers[action.kind].do(action, topic, later)

    def join_visits(self, visits: VisitsRoom) -> None:
        """Questions go to the next visit; without one, the way to book it is offered."""

        def ask(action: Action, _topic: Topic, _later: Later) -> Done | None:
            visit = visits.repository.next_planned(self._around.clock.now())
            if visit is None:
                self._around.window.toasts.show(
                    self.page.tr("No visit is booked yet. Questions are kept with a visit."),
                    undo=visits.add,
                    undo_words=self.page.tr("Add a visit"),
                )
                return None
            if any(one.text == action.text for one in visits.repository.items(visit.uid)):
                said = self.page.tr("This question already stands with {day}")
                return Done(said.format(day=day_words(visit.day)))
            added = visits.repository.add_item(visit.uid, action.text)

            def undo() -> None:
                kept = visits.repository.items(visit.uid)
                visits.repository.put_items(visit.uid, [one for one in kept if one.uid != added])

            def still() -> bool:
                return any(one.uid == added for one in visits.repository.items(visit.uid))

            said = self.page.tr("Question saved for {day}").format(day=day_words(visit.day))
            return Done(said, undo, still)

        self.offer(ActionKind.QUESTION, Offer(ask, lambda action: f"“{action.text}”"))

    def join_coverage(self, coverage: CoverageRoom) -> None:
        """The guided call about the plan that Coverage has in front."""

        def call(_action: Action, _topic: Topic, later: Later) -> None:
            coverage.begin_call(lambda left, said: later(kept(left, said)))

        def kept(left: Left, said: str) -> Done:
            return Done(said, left.undo, lambda: coverage.calls.stands(left.uid, left.state))

        self.offer(ActionKind.CALL_INSURER, Offer(call, lambda action: action.text))

    def _write(self, action: Action, _topic: Topic, later: Later) -> None:
        """``later`` hears of it when the page has more than its first words and is kept."""
        self._journal.begin_with(f"{action.text} ")
        uid = self._journal.page.desk.entry.uid
        repository = self._journal.repository

        def is_kept() -> bool:
            kept = repository.entry(uid)
            return kept is not None and kept.removed_at is None

        def look(event: EntriesChanged) -> None:
            if event.entry_ids and uid not in event.entry_ids:
                return
            try:
                written = is_kept()
            except KnownError as error:
                _log.warning("a page not read again: %s", error.code)
                return
            if written:
                over()
                said = self.page.tr("Written and kept in your journal")
                later(Done(said, lambda: repository.remove(uid), is_kept))

        over = self._around.events.subscribe(EntriesChanged, look)

    def _breathe(self, action: Action, _topic: Topic, _later: Later) -> None:
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
