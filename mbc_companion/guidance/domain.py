"""A topic of the library and what it is made of; all of it shipped, none of it a person's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

ENGLISH = "en"
FRESH_DAYS = 365
MAX_NOTE_CHARACTERS = 20_000


def language_of(locale: str) -> str:
    """As in en for en_US; English where nothing is chosen."""
    return locale.replace("-", "_").partition("_")[0] or ENGLISH


class Group(Enum):
    """What a topic is about, in the order shown."""

    CRISIS = "crisis"
    NIGHTS = "nights"
    SCANS = "scans"
    TALKING = "talking"
    SUPPORT = "support"
    GROUPS = "groups"
    PAYING = "paying"
    BODY = "body"
    LIVING = "living"


class Mark(Enum):
    """How well a fact was confirmed.

    A: two independent sources, one official. P: the organization's own page or the study
    itself. B+: several secondary sources. B: one secondary source. U: general knowledge,
    which only the safety lines may rest on.
    """

    A = "A"
    P = "P"
    B_PLUS = "B+"
    B = "B"
    U = "U"


class ActionKind(Enum):
    """What a reader can do with a topic; each is done by another room."""

    QUESTION = "question"
    CALL_INSURER = "call_insurer"
    SAVE_HELPLINE = "save_helpline"
    CHECK_LICENSE = "check_license"
    WRITE = "write"
    SUPPORT_MAP = "support_map"
    BREATHE = "breathe"


class BlockKind(Enum):
    """What a block is to the eye and to a screen reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    STEPS = "steps"
    CRISIS = "crisis"
    SAFETY = "safety"


class Safety(Enum):
    """The shared lines that stand where they fit, whatever else a topic says."""

    MEDICINE = "medicine"
    EXERCISE = "exercise"
    MUSCLES = "muscles"
    URGENT = "urgent"


@dataclass(frozen=True)
class Link:
    """``target`` is the id of another topic or an address that starts with https://."""

    words: str
    target: str

    @property
    def is_web(self) -> bool:
        return self.target.startswith("https://")


@dataclass(frozen=True)
class Block:
    """One piece of a topic; ``items`` are the lines of a list or of numbered steps.

    Of the crisis panel the first is its title; every other block has one.
    ``facts`` are ids such as ``T04.3`` (the third fact of topic 4 in the fact file).
    """

    kind: BlockKind
    items: tuple[str, ...]
    facts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.items)


@dataclass(frozen=True)
class Fact:
    uid: str
    mark: Mark


@dataclass(frozen=True)
class Source:
    """``published`` is as the source gives it: a day, a month, a year, or "undated"."""

    uid: str
    title: str
    publisher: str
    published: str


@dataclass(frozen=True)
class Action:
    """``text`` is what is carried along.

    The question; a helpline's id in the directory; a kind of support; the opening words
    of an entry; an exercise; or for the rest one line that says what opens.
    """

    kind: ActionKind
    label: str
    text: str


@dataclass(frozen=True)
class Topic:
    """``crisis`` topics begin with the crisis panel.

    ``second_reading`` says who compared it with its facts, and when; empty until then.
    """

    uid: str
    title: str
    summary: str
    group: Group
    minutes: int
    crisis: bool
    checked_on: date
    second_reading: str
    facts: tuple[Fact, ...]
    synonyms: tuple[str, ...]
    next: str
    sources: tuple[Source, ...]
    actions: tuple[Action, ...]
    blocks: tuple[Block, ...]

    def is_stale(self, day: date) -> bool:
        """Looked at more than a year before ``day``: it says to check first."""
        return day - self.checked_on > timedelta(days=FRESH_DAYS)

    def words(self) -> str:
        """All the reader sees of the body, shared lines included."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True)
class Library:
    """Every topic that could be read, in the order shown.

    Not ``whole``: some file is missing or not as it was shipped.
    """

    language: str
    topics: tuple[Topic, ...]
    whole: bool = True
    safety: Mapping[Safety, str] = field(default_factory=dict)

    def topic(self, uid: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.uid == uid), None)

    def about(self, group: Group) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics if topic.group is group)


@dataclass(frozen=True)
class Done:
    """What an action has saved, in words to be shown; ``undo`` takes it back if it can be.

    ``still`` tells whether it is there yet: it can also go where it is kept. Both raise a
    KnownError.
    """

    words: str
    undo: Callable[[], None] | None = None
    still: Callable[[], bool] | None = None


Later = Callable[[Done], None]
"""Told when something is saved at the place an action has opened."""


class Acts(Protocol):
    """What the rest of the program does for a reader; each act opens the right place."""

    def offers(self, action: Action) -> bool:
        """Whether the room that does it is there."""

    def about(self, action: Action) -> str:
        """The second line of the action: what it saves or opens."""

    def do(self, action: Action, topic: Topic, later: Later) -> Done | None:
        """Do it. None where a place opened and nothing is saved yet. Raises KnownError."""


class Repository(Protocol):
    """What a person does with the library; kept in the vault, under the topics' ids."""

    def kept(self) -> tuple[str, ...]:
        """Topics with a bookmark, the newest first."""

    def keep(self, topic: str, *, kept: bool) -> None: ...

    def note(self, topic: str) -> str:
        """The person's own words about a topic; empty if there are none."""

    def set_note(self, topic: str, words: str) -> None:
        """Durable on return. Raises TooLong, DiskFull and the like."""

    def place(self, topic: str) -> int:
        """The block that was at the top when the topic was left; 0 for the beginning."""

    def set_place(self, topic: str, block: int) -> None: ...

    def muted(self) -> frozenset[str]:
        """Topics that are not to be shown on Today."""

    def mute(self, topic: str, *, muted: bool) -> None: ...
