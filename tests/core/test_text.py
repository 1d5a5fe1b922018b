"""Any pasted text can be kept, and what can be read of it is kept as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.core.text import storable

ANY = st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None))


@given(ANY)
def test_whatever_is_pasted_can_be_stored_and_stays_the_same_the_second_time(text: str) -> None:
    kept = storable(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert "\r" not in kept
    assert storable(kept) == kept


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\u2028\u2029")
    )
)
def test_ordinary_text_in_any_script_is_kept_letter_by_letter(text: str) -> None:
    assert storable(text) == text


def test_a_surrogate_pair_becomes_the_character_it_means() -> None:
    assert storable("a\ud83c\udf3fb\x00") == "a\U0001f33fb"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert storable("a\ud83cb") == "a\ufffdb"


def test_right_to_left_marks_and_joiners_stay() -> None:
    assert storable("\u202eabc\u200d\u202c") == "\u202eabc\u200d\u202c"
