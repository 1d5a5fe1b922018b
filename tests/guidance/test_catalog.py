"""Topics are read whole and strictly; one that does not fit costs only itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mbc_companion.guidance.catalog import load_library, read_library
from mbc_companion.guidance.domain import BlockKind, Group
from mbc_companion.guidance.front_matter import TopicRefused
from tests.guidance.topics import BODY, HEAD, NUMBERS, OTHER, SHARED, write


def test_everything_of_a_topic_arrives(tmp_path: Path) -> None:
    library = read_library(write(tmp_path), NUMBERS)
    topic = library.topic("T08")
    assert topic is not None
    assert [block.kind.value for block in topic.blocks] == [
        "paragraph",
        "heading",
        "list",
        "steps",
        "safety",
    ]
    said, heading, items, steps, safety = topic.blocks
    assert said.text == (
        "Many people lie awake. Call 1-800-555-0100 at any hour, or read what to do when you "
        "are worn out."
    )
    assert [(link.words, link.target) for link in said.links] == [
        ("what to do when you are worn out", "T09")
    ]
    assert heading.text == "What helps"
    assert items.items == ("One habit at a time", "A dark room, and a quiet one")
    assert steps.items == ("Breathe in.", "Breathe out.")
    assert safety.text == "Ask before you change a medicine."
    assert said.facts == ("T08.1",)
    assert topic.checked_on == date(2026, 3, 2)
    assert [one.uid for one in library.about(Group.NIGHTS)] == ["T08"]


def test_older_than_a_year_is_stale(tmp_path: Path) -> None:
    topic = read_library(write(tmp_path), NUMBERS).topics[0]
    assert not topic.is_stale(topic.checked_on + timedelta(days=365))
    assert topic.is_stale(topic.checked_on + timedelta(days=366))


SPOILED = {
    "no head": ("+++\n", "++\n"),
    "an unknown key": ("minutes = 2", "minutes = 2\nmood = 1"),
    "a missing key": ('summary = "What helps, and whom to ask."\n', ""),
    "an unknown group": ('"nights"', '"evenings"'),
    "an unknown action": ('"question"', '"shout"'),
    "an unknown mark": ('"T08.2 A"', '"T08.2 W"'),
    "a fact that no block names": ('"T08.2 A"', '"T08.2 A", "T08.3 P"'),
    "a fact that the head does not name": (', "T08.2 A"', ""),
    "words resting on what is not confirmed": ('"T08.2 A"', '"T08.2 U"'),
    "a block without its facts": ("<!-- T08.1 -->\n", ""),
    "a comment that is none": ("<!-- T08.1 -->", "<!-- sleep -->"),
    "an unknown number": ("{acs}", "{aunt}"),
    "an unknown safety line": ("safety medicine", "safety first"),
    "markup": ("Many people", "Many *people*"),
    "an address that is not shown": ("(T09)", "(http://example.org)"),
    "a heading of another level": ("## What", "### What"),
    "steps counted wrong": ("2. Breathe out.", "3. Breathe out."),
    "a list glued to a paragraph": ("at any hour,\n", "at any hour,\n- or\n"),
    "a crisis topic without its panel": ("crisis = false", "crisis = true"),
    "a next topic that is itself": ('next = "T09"', 'next = "T08"'),
    "a next topic that is not there": ('next = "T09"', 'next = "T10"'),
    "a tab": ("Many people", "Many\tpeople"),
    "no sources": ("[[sources]]", "[[springs]]"),
}


@pytest.mark.parametrize(("old", "new"), SPOILED.values(), ids=SPOILED.keys())
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert (HEAD + BODY).count(old) >= 1
    spoiled = (HEAD + BODY).replace(old, new)
    with pytest.raises(TopicRefused):
        read_library(write(tmp_path, head=spoiled, body=""), NUMBERS)


@pytest.mark.parametrize(
    "shared",
    ["", SHARED.replace("[safety.urgent]", "[safety.other]"), SHARED.replace("T01.1 A", "T01.1 U")],
    ids=["empty", "a safety line missing", "a panel that is not confirmed"],
)
def test_shared_lines_are_read_as_strictly(tmp_path: Path, shared: str) -> None:
    with pytest.raises(TopicRefused):
        read_library(write(tmp_path, shared=shared), NUMBERS)


def test_a_spoiled_topic_costs_only_itself_and_leaves_no_dead_link(tmp_path: Path) -> None:
    folder = write(tmp_path, head=HEAD.replace("minutes = 2", 'minutes = "two"'))
    library = load_library(folder, NUMBERS)
    assert [topic.uid for topic in library.topics] == ["T09"]
    assert not library.whole
    left = library.topics[0]
    assert not [link for block in left.blocks for link in block.links]


def test_without_its_files_the_library_is_empty_and_says_so(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere", NUMBERS)
    assert not library.topics
    assert not library.whole


def test_another_language_is_read_where_it_is_there(tmp_path: Path) -> None:
    folder = write(tmp_path)
    own = folder / "es"
    own.mkdir()
    (own / "sleep.md").write_text(HEAD.replace("When sleep will", "Cuando el") + BODY, "utf-8")
    spanish = read_library(folder, NUMBERS, "es")
    titles = {topic.uid: topic.title for topic in spanish.topics}
    assert titles == {"T08": "Cuando el not come", "T09": "Worn out"}
    assert read_library(folder, NUMBERS).topic("T08") != spanish.topic("T08")


def test_a_crisis_topic_begins_with_the_panel(tmp_path: Path) -> None:
    head = OTHER.replace("crisis = false", "crisis = true").replace('"T09"', '"T08"', 1)
    head = head.replace('next = "T08"', 'next = "T09"')
    topic = read_library(write(tmp_path, head=head, body="{{crisis}}\n" + BODY), NUMBERS).topic(
        "T08"
    )
    assert topic is not None
    assert topic.blocks[0].kind is BlockKind.CRISIS
    assert topic.blocks[0].items == ("If tonight is too much", "Call or text 988.")
