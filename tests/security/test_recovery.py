"""Recovery words as people type and paste them; anything else is refused before a key."""

from __future__ import annotations

import contextlib
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.core.errors import MistypedRecoveryWords
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import keys, recovery, vault
from tests.security.vaults import WORDS, lay_out

NUMBERED = "\n".join(f"{place}. {word}" for place, word in enumerate(WORDS, start=1))
COLUMNS = "\n".join(f"{i + 1:2}  {WORDS[i]}\t{i + 7:2}  {WORDS[i + 6]}" for i in range(6))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(WORDS),
        "  " + "\n\n".join(WORDS) + "  ",
        " ".join(WORDS).upper(),
        " ".join(WORDS).title(),
        ", ".join(WORDS) + ".",
        "-".join(WORDS),
        "\u00a0".join(WORDS),
        NUMBERED,
        NUMBERED.replace(". ", ") "),
        NUMBERED.replace(". ", "."),
        NUMBERED.replace("\n", "\r\n"),
        "\u201c" + " ".join(WORDS) + "\u201d",
        "\uff4c\uff45\uff47\uff41\uff4c " + " ".join(WORDS[1:]),
    ],
)
def test_any_case_spacing_and_numbering_is_read(text: str) -> None:
    assert recovery.parse(text) == WORDS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "COUNT"),
        (" ".join(WORDS[:11]), "COUNT"),
        (" ".join(WORDS) + " legal", "COUNT"),
        ("a " * 200_000, "COUNT"),
        (NUMBERED + " " * 5000, "COUNT"),
        (" ".join((*WORDS[:11], "yelow")), "UNKNOWN"),
        (" ".join((*WORDS[:11], "y\u00e9llow")), "UNKNOWN"),
        (" ".join((*WORDS[:11], "year")), "CHECKSUM"),
        (" ".join((WORDS[1], WORDS[0], *WORDS[2:])), "CHECKSUM"),
        (COLUMNS, "CHECKSUM"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(MistypedRecoveryWords) as caught:
        recovery.parse(text)
    assert caught.value.code == code


@given(st.text(max_size=300))
def test_any_text_is_twelve_words_or_mistyped(text: str) -> None:
    with contextlib.suppress(MistypedRecoveryWords):
        assert len(recovery.parse(text)) == 12


def test_a_very_long_paste_is_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(MistypedRecoveryWords):
        recovery.parse("legal " * 2_000_000)
    assert time.process_time() - began < 0.2


def test_mistyped_words_derive_nothing(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(paths)

    def spent(*_: Any) -> bytes:
        return pytest.fail("a key was derived")

    monkeypatch.setattr(keys, "_hkdf", spent)
    with pytest.raises(MistypedRecoveryWords):
        vault.unlock_with_words(paths, (*WORDS[:11], "year"))


def test_new_words_are_new_and_carry_128_bits() -> None:
    made = {recovery.new_words() for _ in range(20)}
    assert len(made) == 20
    for words in made:
        assert recovery.parse(" ".join(words)) == words
        assert len(recovery.entropy(words)) == 16
    assert len({recovery.entropy(words) for words in made}) == 20
    # The vector of the list's own standard.
    assert recovery.entropy(WORDS).hex() == "7f" * 16


def test_words_are_completed_from_any_beginning() -> None:
    assert recovery.completions("gent") == ("gentle",)
    assert recovery.completions(" GENT ") == ("gentle",)
    assert recovery.completions("zo") == ("zone", "zoo")
    assert recovery.completions("xq") == ()
    assert recovery.completions("") == ()
    four = {word[:4] for word in recovery.word_list()}
    assert len(four) == len(recovery.word_list()) == 2048


def test_a_word_is_listed_in_any_case() -> None:
    assert recovery.is_listed(" Gentle ")
    assert not recovery.is_listed("gentl")
    assert not recovery.is_listed("")
