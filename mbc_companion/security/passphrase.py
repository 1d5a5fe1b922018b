"""Passphrases: one spelling for one phrase, suggestions, and an honest estimate."""

from __future__ import annotations

import math
import secrets
import unicodedata
from dataclasses import dataclass

from mbc_companion.security import recovery

SUGGESTED_WORDS = 5
BITS_A_WORD = 11.0
# The estimate assumes somebody with the copied file and this many machines like this one.
MACHINES = 10_000
_ZXCVBN_CHARACTERS = 72
_BEGINNING = 24
_SETTLED_BITS = 66.0
_LEVEL_BITS = (20.0, 32.0, 42.0, 52.0)


def normalize(text: str) -> bytes:
    """Trimmed, NFKD, UTF-8: the same phrase from any keyboard gives the same key."""
    return unicodedata.normalize("NFKD", text.strip()).encode("utf-8", "surrogatepass")


def suggest() -> str:
    """Five words of the BIP-39 English list (55 bits)."""
    return " ".join(secrets.choice(recovery.word_list()) for _ in range(SUGGESTED_WORDS))


@dataclass(frozen=True)
class Strength:
    """``level`` 0 (very weak) to 4 (strong); ``seconds`` to try half of all guesses."""

    level: int
    bits: float
    seconds: float


def estimate(text: str, *, seconds_per_guess: float) -> Strength:
    """How long guessing would take at the measured cost of one derivation.

    The lower of zxcvbn's guesses on the first 72 characters and 11 bits a word.
    """
    phrase = text.strip()
    if not phrase:
        return Strength(0, 0.0, 0.0)
    bits = _guess_bits(phrase)
    words = phrase.split(maxsplit=_ZXCVBN_CHARACTERS)
    if len(words) > 1:
        bits = min(bits, BITS_A_WORD * len(words))
    level = sum(bits >= limit for limit in _LEVEL_BITS)
    seconds = 2 ** (bits - 1) * seconds_per_guess / MACHINES
    return Strength(level, bits, seconds)


def _guess_bits(phrase: str) -> float:
    """zxcvbn's guesses, in bits, for the first 72 characters.

    A beginning that is strong already settles it: the rest only adds, and on a long run of
    symbols zxcvbn takes seconds, in the window's thread, at every key.
    """
    from zxcvbn import zxcvbn

    for length in (_BEGINNING, _ZXCVBN_CHARACTERS):
        bits = math.log2(max(1.0, float(zxcvbn(phrase[:length])["guesses"])))
        if len(phrase) <= length or bits >= _SETTLED_BITS:
            break
    return bits
