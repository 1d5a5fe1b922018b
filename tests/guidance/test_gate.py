"""Every topic that is shipped: plain, within its facts, in the voice, in its own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mbc_companion.guidance.catalog import NOT_TOPICS, read_library, read_shared, read_topic
from mbc_companion.guidance.domain import ActionKind, Topic
from mbc_companion.helplines.directory import read_directory
from tests.guidance import gate
from tests.guidance.facts import ARTICLE, FACTS, hashed, runs
from tests.helplines.extract import plain
from tests.helplines.test_written_once import pattern

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "guidance"
DIRECTORY = read_directory(ROOT / "resources" / "helplines" / "directory.json")
NUMBERS = DIRECTORY.shown_numbers()
FILES = sorted(path for path in FOLDER.glob("*.md") if path.name not in NOT_TOPICS)
ALL = {f"T{number:02d}" for number in range(1, 29)}


def read(path: Path) -> Topic:
    return read_topic(path, read_shared(FOLDER, NUMBERS))


every_topic = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_all_28_topics_are_there_and_fit_together() -> None:
    assert {topic.uid for topic in read_library(FOLDER, NUMBERS).topics} == ALL


@every_topic
def test_length_and_plainness(path: Path) -> None:
    topic = read(path)
    assert gate.LEAST_WORDS <= gate.count_words(topic) <= gate.MOST_WORDS
    assert gate.median_words(topic) <= gate.MOST_MEDIAN
    assert gate.grade(topic) <= gate.MOST_GRADE
    assert abs(topic.minutes - gate.count_words(topic) / 140) <= 1.5


@every_topic
def test_a_second_reader_compared_it_with_its_facts(path: Path) -> None:
    topic = read(path)
    assert date.fromisoformat(topic.second_reading) >= topic.checked_on


@every_topic
def test_voice(path: Path) -> None:
    assert not gate.said_badly(read(path))


@every_topic
def test_numbers_and_claims_are_those_of_the_facts(path: Path) -> None:
    topic = read(path)
    assert not list(gate.loose_numbers(topic))
    assert not list(gate.weak_facts(topic))


@every_topic
def test_safety_lines_stand_where_they_fit(path: Path) -> None:
    topic = read(path)
    assert not gate.missing_safety(topic, read_shared(FOLDER, NUMBERS).safety)
    if topic.uid in gate.CRISIS_TOPICS:
        assert topic.crisis
    if topic.uid == "T28":
        assert NUMBERS["lifeline"] in topic.blocks[-1].text


@every_topic
def test_no_run_of_eight_words_is_the_articles(path: Path) -> None:
    topic = read(path)
    texts = [*gate.shown_texts(topic), " ".join(gate.own_texts(topic))]
    assert not [run for text in texts for run in runs(text) if hashed(run) in ARTICLE]


def test_no_run_of_eight_words_is_another_topics() -> None:
    seen: dict[str, str] = {}
    twice = []
    for path in FILES:
        own = {run for text in gate.own_texts(read(path)) for run in runs(text)}
        twice += [(run, seen[run], path.stem) for run in own if run in seen]
        seen.update(dict.fromkeys(own, path.stem))
    assert not twice


@every_topic
def test_links_lead_somewhere(path: Path) -> None:
    topic = read(path)
    targets = [link.target for one in topic.blocks for link in one.links if not link.is_web]
    assert {topic.next, *targets} <= {read(other).uid for other in FILES}


@every_topic
def test_actions_carry_what_they_need(path: Path) -> None:
    topic = read(path)
    services = {service.uid for service in DIRECTORY.services}
    saved = [one.text for one in topic.actions if one.kind is ActionKind.SAVE_HELPLINE]
    assert set(saved) <= services, "the text of save_helpline is an id of the directory"
    asked = [one.text for one in topic.actions if one.kind is ActionKind.QUESTION]
    assert all(text.endswith("?") for text in asked)
    assert topic.actions


@every_topic
def test_no_number_to_call_is_written_out(path: Path) -> None:
    raw = path.read_text("utf-8")
    assert not [number for number in NUMBERS.values() if pattern(plain(number)).search(raw)]


def test_the_gate_itself_hears() -> None:
    assert gate._NEVER.search("You should rest")
    assert gate._NEVER.search("people who live longer")
    assert gate._NEVER.search("Take 5 mg")
    assert not gate._NEVER.search("Scared of the result")
    assert FACTS["T18.4"].is_weak
    assert not FACTS["T19.3"].is_weak
    assert FACTS["T08.2"].numbers >= {"14", "1363"}
