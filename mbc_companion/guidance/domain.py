"""A topic of the library and what it is made of; all of it shipped, none of it a person's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

ENGLISH = "en"
FRESH_DAYS = 365


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

    def topic(self, uid: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.uid == uid), None)

    def about(self, group: Group) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics if topic.group is group)
