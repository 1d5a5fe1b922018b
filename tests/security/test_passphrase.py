"""One phrase gives one key from any keyboard; its strength is never flattered."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.security import passphrase, recovery

SECOND = 1.0


def _bits(text: str) -> float:
    return passphrase.estimate(text, seconds_per_guess=SECOND).bits


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("  gentle marble\n", "gentle marble"),
        ("caf\u00e9 no\u00ebl", "cafe\u0301 noe\u0308l"),
        ("\u00a0gentle marble\u3000", "gentle marble"),
        ("\ufb01nd me", "find me"),
        ("\uff27entle", "Gentle"),
    ],
)
def test_the_same_phrase_from_another_keyboard_is_the_same(typed: str, same: str) -> None:
    assert passphrase.normalize(typed) == passphrase.normalize(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gentle", "gentle"),
        ("gentle marble", "gentlemarble"),
        ("gentle  marble", "gentle marble"),
        ("resume", "r\u00e9sum\u00e9"),
    ],
)
def test_different_phrases_stay_different(one: str, other: str) -> None:
    assert passphrase.normalize(one) != passphrase.normalize(other)


@given(st.text())
def test_any_text_can_be_a_passphrase(text: str) -> None:
    key = passphrase.normalize(text)
    assert key == passphrase.normalize(f" {text}\t")
    assert passphrase.normalize("\ud800lone") == b"\xed\xa0\x80lone"


def test_five_suggested_words_are_listed_and_shown_as_55_bits() -> None:
    suggestions = {passphrase.suggest() for _ in range(40)}
    assert len(suggestions) == 40
    for suggestion in suggestions:
        words = suggestion.split(" ")
        assert len(words) == 5
        assert all(recovery.is_listed(word) for word in words)
        assert _bits(suggestion) == pytest.approx(55)
        assert passphrase.estimate(suggestion, seconds_per_guess=SECOND).level == 4


def test_suggestions_are_drawn_from_the_whole_list() -> None:
    drawn = {word for _ in range(1200) for word in passphrase.suggest().split()}
    # 6,000 draws of 2,048 words leave about 5 in 100 unseen.
    assert len(drawn) > 1850


def test_the_lower_of_guessing_and_counting_words_counts() -> None:
    random_words = "zygote quixotic flummox brindle"
    assert _bits(random_words) == pytest.approx(44)
    assert _bits("the and for you") < 4 * passphrase.BITS_A_WORD
    assert _bits("correct horse") <= 22


@pytest.mark.parametrize(
    "weak", ["password", "qwerty", "Password1!", "aaaaaaaaaaaaaaaa", "12345678"]
)
def test_what_guessers_try_first_is_very_weak(weak: str) -> None:
    assert passphrase.estimate(weak, seconds_per_guess=SECOND).level == 0


def test_time_is_half_of_all_guesses_on_ten_thousand_machines() -> None:
    strength = passphrase.estimate("zygote quixotic flummox brindle", seconds_per_guess=0.5)
    assert strength.seconds == pytest.approx(2**43 * 0.5 / 10_000)
    twice = passphrase.estimate("zygote quixotic flummox brindle", seconds_per_guess=1.0)
    assert twice.seconds == pytest.approx(2 * strength.seconds)
    assert twice.level == strength.level


def test_nothing_typed_is_no_strength() -> None:
    for empty in ("", "   ", "\n"):
        assert passphrase.estimate(empty, seconds_per_guess=SECOND) == passphrase.Strength(0, 0, 0)


@pytest.mark.parametrize(
    "long", ["x" * 5_000_000, "word " * 1_000_000, "\ud800" * 300_000, "\u00e9 " * 500_000]
)
def test_a_very_long_paste_is_quick_and_finite(long: str) -> None:
    began = time.process_time()
    strength = passphrase.estimate(long, seconds_per_guess=SECOND)
    passphrase.normalize(long)
    assert time.process_time() - began < 2
    assert math.isfinite(strength.seconds)
    assert 0 <= strength.level <= 4
