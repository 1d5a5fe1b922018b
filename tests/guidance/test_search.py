"""Everyday questions find the topic that answers them, whatever is mistyped."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.guidance.catalog import read_library
from mbc_companion.guidance.domain import Library
from mbc_companion.guidance.search import wording
from mbc_companion.guidance.search.repository import TopicSearch
from mbc_companion.helplines.directory import read_directory

ROOT = Path(__file__).resolve().parents[2]
QUERIES = sorted((Path(__file__).parent).glob("queries_*.toml"))
NEEDED = 0.9


@pytest.fixture(scope="module")
def library() -> Library:
    directory = read_directory(ROOT / "resources" / "helplines" / "directory.json")
    return read_library(ROOT / "resources" / "guidance", directory.shown_numbers())


@pytest.fixture(scope="module")
def search(library: Library) -> TopicSearch:
    return TopicSearch(library)


def first_three(search: TopicSearch, words: str) -> set[str]:
    return {topic.uid for topic in search.find(words)[:3]}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_nine_in_ten_everyday_questions_are_answered(path: Path, search: TopicSearch) -> None:
    queries = tomllib.loads(path.read_text("utf-8"))["queries"]
    lost = [words for words, right in queries.items() if not first_three(search, words) & {*right}]
    assert len(lost) <= (1 - NEEDED) * len(queries), lost


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("scared of scan", "T04"),
        ("can't sleep", "T08"),
        ("can’t sleep", "T08"),
        ("how do I pay", "T21"),
        ("insomina", "T08"),
        ("deprression", "T06"),
        ("medicar", "T22"),
        ("PSYPACK", "T17"),
        ("insu", "T19"),
    ],
)
def test_plain_words_and_slips(words: str, topic: str, search: TopicSearch) -> None:
    assert topic in first_three(search, words)


def test_a_short_word_is_taken_as_it_is() -> None:
    assert wording.neighbors("scan", ["scam", "scans"]) == []
    assert wording.neighbors("sleeep", ["sleep", "sheep"]) == ["sleep"]
    assert wording.neighbors("isnurance", ["insurance", "endurance"]) == ["insurance"]


def test_what_is_nowhere_finds_nothing(search: TopicSearch) -> None:
    assert search.find("xylophone quartz") == ()
    assert search.find("") == ()
    assert search.find('"') == ()


@given(st.text(max_size=80))
def test_no_question_breaks_it(search: TopicSearch, words: str) -> None:
    assert len(search.find(words)) <= 28


def test_every_topic_is_found_by_its_title(library: Library, search: TopicSearch) -> None:
    for topic in library.topics:
        assert topic.uid in first_three(search, topic.title)
        assert topic.uid in {found.uid for found in search.find(topic.summary)[:3]}


def test_words_of_another_language_are_found_as_they_are(library: Library) -> None:
    other = Library("es", library.topics)
    assert TopicSearch(other).find("insomnia")
