"""Reading resources/guidance: one file a topic, and shared.toml for what they share.

The English topics lie in the folder itself, those of another language in a folder of
its name; a topic that is not there in that language is read in English. What does not
fit is refused: help that is shown wrong is worse than help that is not shown.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mbc_companion.guidance import front_matter as head
from mbc_companion.guidance.body import Shared, read_body
from mbc_companion.guidance.domain import (
    ENGLISH,
    Action,
    ActionKind,
    Block,
    BlockKind,
    Group,
    Library,
    Mark,
    Safety,
    Source,
    Topic,
)
from mbc_companion.guidance.front_matter import Place, TopicRefused

SHARED = "shared.toml"
NOT_TOPICS = frozenset({"README.md"})
MAX_BYTES = 64 * 1024
MAX_MINUTES = 9
_FIELDS = (
    "id title summary group minutes crisis checked_on second_reading facts synonyms next "
    "sources actions"
)
_log = logging.getLogger(__name__)


def load_library(folder: Path, numbers: Mapping[str, str], language: str = ENGLISH) -> Library:
    """Every topic that can be read; never raises. ``numbers`` are the directory's, by id."""
    try:
        shared = read_shared(folder, numbers, language)
    except TopicRefused as error:
        _log.error("library unreadable: %s", error.code)
        return Library(language, (), whole=False)
    topics: list[Topic] = []
    whole = True
    for path in _files(folder, language):
        try:
            topics.append(read_topic(path, shared))
        except TopicRefused as error:
            _log.error("topic left out: %s", error.code)
            whole = False
    kept = _without_loose_ends(topics)
    return Library(language, _in_order(kept), whole and bool(kept), shared.safety)


def read_library(folder: Path, numbers: Mapping[str, str], language: str = ENGLISH) -> Library:
    """The whole library. Raises TopicRefused at the first thing that does not fit."""
    shared = read_shared(folder, numbers, language)
    topics = [read_topic(path, shared) for path in _files(folder, language)]
    known = {topic.uid for topic in topics}
    if len(known) != len(topics):
        raise TopicRefused("two topics with the same id")
    for topic in topics:
        for target in _targets(topic):
            if target not in known:
                raise TopicRefused(f"{topic.uid}: leads to {target}, which is not there")
    return Library(language, _in_order(topics), safety=shared.safety)


def _files(folder: Path, language: str) -> Iterator[Path]:
    own = folder / language
    for path in sorted(folder.glob("*.md")):
        if path.name in NOT_TOPICS:
            continue
        translated = own / path.name
        yield translated if language != ENGLISH and translated.is_file() else path


def _in_order(topics: list[Topic]) -> tuple[Topic, ...]:
    order = list(Group)
    return tuple(sorted(topics, key=lambda topic: (order.index(topic.group), topic.uid)))


def _targets(topic: Topic) -> Iterator[str]:
    yield topic.next
    for block in topic.blocks:
        yield from (link.target for link in block.links if not link.is_web)


def _without_loose_ends(topics: list[Topic]) -> list[Topic]:
    """Topics whose neighbor could not be read go on to the first one there is."""
    known = {topic.uid for topic in topics}
    kept = []
    for topic in topics:
        blocks = tuple(_without_dead_links(block, known) for block in topic.blocks)
        after = topic.next if topic.next in known else topics[0].uid
        kept.append(replace(topic, next=after, blocks=blocks))
    return kept


def _without_dead_links(block: Block, known: set[str]) -> Block:
    links = tuple(link for link in block.links if link.is_web or link.target in known)
    return block if links == block.links else replace(block, links=links)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            found = stream.read(MAX_BYTES + 1)
        text = found.decode("utf-8")
    except (OSError, ValueError) as error:
        raise TopicRefused(f"{path.name}: {type(error).__name__}") from None
    if len(found) > MAX_BYTES or "\r" in text or "\t" in text:
        raise TopicRefused(f"{path.name}: too long, or with tabs or foreign line ends")
    return text


def read_shared(folder: Path, numbers: Mapping[str, str], language: str = ENGLISH) -> Shared:
    """shared.toml, with its numbers in place. Raises TopicRefused."""
    own = folder / language / SHARED
    path = own if language != ENGLISH and own.is_file() else folder / SHARED
    try:
        loaded = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError:
        raise TopicRefused(f"{path.name}: not TOML") from None
    top = Place(loaded, path.name).fields("crisis safety")
    lines = top["safety"].fields(" ".join(one.value for one in Safety))
    plain = Shared((), {}, numbers)
    safety = {one: plain.said(lines[one.value].fields("text")["text"]) for one in Safety}
    return Shared(tuple(_panel(top["crisis"], plain)), safety, numbers)


def _panel(place: Place, plain: Shared) -> Iterator[str]:
    got = place.fields("title facts blocks")
    for item in got["facts"].items():
        if head.fact(item).mark is Mark.U:
            raise item.refuse("not confirmed")
    yield plain.said(got["title"])
    for item in got["blocks"].items():
        line = item.fields("text", "service")
        if "service" in line and line["service"].words() not in plain.numbers:
            raise item.refuse("no such service")
        yield plain.said(line["text"])


def read_topic(path: Path, shared: Shared) -> Topic:
    """One file. Raises TopicRefused."""
    place, body = head.split(_read(path), path.name)
    got = place.fields(_FIELDS)
    topic = Topic(
        uid=got["id"].matching(head.TOPIC),
        title=shared.said(got["title"]),
        summary=shared.said(got["summary"]),
        group=got["group"].one_of(Group),
        minutes=got["minutes"].typed(int),
        crisis=got["crisis"].typed(bool),
        checked_on=head.day(got["checked_on"]),
        second_reading=got["second_reading"].words() if got["second_reading"].value else "",
        facts=tuple(head.fact(item) for item in got["facts"].items()),
        synonyms=tuple(shared.said(item) for item in got["synonyms"].items()),
        next=got["next"].matching(head.TOPIC),
        sources=tuple(_source(item, shared) for item in got["sources"].items()),
        actions=tuple(_action(item, shared) for item in got["actions"].items()),
        blocks=read_body(place, body, shared),
    )
    _refuse_unsound(place, topic)
    return topic


def _source(place: Place, shared: Shared) -> Source:
    got = place.fields("id title publisher date")
    words = [shared.said(got[key]) for key in ("title", "publisher", "date")]
    return Source(got["id"].matching(head.KEY), *words)


def _action(place: Place, shared: Shared) -> Action:
    got = place.fields("kind label text")
    return Action(
        got["kind"].one_of(ActionKind), shared.said(got["label"]), shared.said(got["text"])
    )


def _refuse_unsound(place: Place, topic: Topic) -> None:
    if not 1 <= topic.minutes <= MAX_MINUTES or topic.next == topic.uid:
        raise place.refuse("minutes, or a next topic that is itself")
    if not topic.sources or len({one.uid for one in topic.sources}) != len(topic.sources):
        raise place.refuse("no sources, or one named twice")
    panels = [at for at, one in enumerate(topic.blocks) if one.kind is BlockKind.CRISIS]
    if len(panels) > 1 or (topic.crisis and panels != [0]):
        raise place.refuse("a crisis topic begins with {{crisis}}, and it stands once")
    _refuse_loose_facts(place, topic)


def _refuse_loose_facts(place: Place, topic: Topic) -> None:
    """Every fact named in the head rests under a block, and the other way round."""
    listed = {fact.uid for fact in topic.facts}
    shared = (BlockKind.SAFETY, BlockKind.CRISIS)
    used = {uid for block in topic.blocks for uid in block.facts}
    spoken = {uid for block in topic.blocks if block.kind not in shared for uid in block.facts}
    if len(listed) != len(topic.facts) or not spoken <= listed or not listed <= used:
        odd = ", ".join(sorted(listed ^ spoken))
        raise place.refuse(f"facts of the head and of the blocks differ: {odd}")
    weak = {fact.uid for fact in topic.facts if fact.mark is Mark.U}
    if weak & spoken:
        raise place.refuse(f"rests on what is not confirmed: {', '.join(sorted(weak & spoken))}")
