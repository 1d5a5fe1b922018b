"""What is typed into the search field."""

from __future__ import annotations

import sqlcipher3.dbapi2 as sqlite
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal import words

_INDEX = sqlite.connect(":memory:")
_INDEX.execute(
    "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_INDEX.execute("INSERT INTO t VALUES ('Tired in the café. Don''t ask, naïve AND near')")


def _finds(typed: str) -> bool:
    expression = words.query(typed).expression
    sql = "SELECT count(*) FROM t WHERE t MATCH ?"
    return bool(_INDEX.execute(sql, (expression,)).fetchone()[0])


@given(st.text(max_size=80))
def test_no_text_breaks_the_expression(typed: str) -> None:
    if words.query(typed).expression:
        _finds(typed)


def test_hostile_text_is_only_text() -> None:
    for typed in ('"', "NEAR(a b)", "x*", "a OR", "NOT", "(", "x:y", "-a", "^a", "{", "a\x00b"):
        if words.query(typed).expression:
            _finds(typed)
    assert words.query("... !? --").expression == ""
    assert words.query("\ud800").empty
    assert words.query('"""').empty


def test_all_words_from_their_first_letters_diacritics_folded() -> None:
    assert _finds("tir caf")
    assert _finds("CAFÉ naive")
    assert _finds("don't")
    assert _finds("near and")
    assert not _finds("tired soup")
    assert not _finds("ired")


def test_an_emoji_is_looked_for_as_it_is() -> None:
    found = words.query("🙂 tea")
    assert found.literals == ("🙂",)
    assert words.holds("Tea 🙂 again", found)
    assert not words.holds("Tea again", found)


def test_what_is_underlined() -> None:
    text = "Café in the cafeteria, Zoe\u0308 said"
    marked = [
        text[start : start + length]
        for start, length in words.matches(text, words.query("cafe zoe"))
    ]
    assert marked == ["Café", "cafe", "Zoe\u0308"]


@given(st.text(max_size=200), st.text(max_size=20))
def test_underlined_places_lie_in_the_text(text: str, typed: str) -> None:
    line, places = words.preview_around(text, words.query(typed))
    for start, length in places:
        assert 0 <= start < start + length <= len(line)


@given(st.text("aAbBkK_ 1.-\n", max_size=60), st.text("abAk1 .", max_size=6))
def test_plain_words_are_found_where_the_pattern_finds_them(text: str, typed: str) -> None:
    wanted = words.query(typed)
    found = wanted.matches.search(text) if wanted.matches else None
    assert words._first_match(text, wanted) == (-1 if found is None else found.start())
    every = wanted.matches.finditer(text) if wanted.matches else ()
    spans = tuple((one.start(), len(one.group())) for one in every)
    assert words.matches(text, wanted) == spans


def test_a_preview_far_into_the_text_begins_near_the_match() -> None:
    text = "word " * 400 + "heron flew " + "after " * 50
    line, places = words.preview_around(text, words.query("heron"))
    assert line.startswith("… ")
    assert places
    assert places[0][0] < 80
