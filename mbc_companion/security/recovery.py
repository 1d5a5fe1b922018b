"""Twelve recovery words: 128 bits and a checksum, BIP-39 English list."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mnemonic import Mnemonic

from mbc_companion.core.errors import MistypedRecoveryWords

WORDS = 12
_BITS = 128
_LONGEST = 4000


@lru_cache(maxsize=1)
def _list() -> Mnemonic:
    return Mnemonic("english")


def word_list() -> tuple[str, ...]:
    """The 2048 words, in the list's order; the first four letters tell them apart."""
    return tuple(_list().wordlist)


def new_words() -> tuple[str, ...]:
    """Twelve words nobody has seen."""
    return tuple(_list().generate(_BITS).split())


def is_listed(word: str) -> bool:
    """Is it one of the 2048, in any case?"""
    return word.strip().lower() in _list().wordlist


def completions(beginning: str) -> tuple[str, ...]:
    """The listed words that begin so, in order."""
    start = beginning.strip().lower()
    return tuple(word for word in _list().wordlist if word.startswith(start)) if start else ()


def parse(text: str) -> tuple[str, ...]:
    """Twelve words from what was typed or pasted: any case, spacing, commas or numbers.

    Raises MistypedRecoveryWords, with the code COUNT, UNKNOWN or CHECKSUM; the checksum
    is looked at before any key is derived.
    """
    # Letters of the Asian keyboards' wide set count as what they look like.
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).lower()
    words = tuple(re.findall(r"[^\W\d_]+", plain))
    if len(words) != WORDS or len(text) > _LONGEST:
        raise MistypedRecoveryWords("COUNT")
    if not all(is_listed(word) for word in words):
        raise MistypedRecoveryWords("UNKNOWN")
    if not _list().check(" ".join(words)):
        raise MistypedRecoveryWords("CHECKSUM")
    return words


def entropy(words: tuple[str, ...]) -> bytes:
    """The 16 bytes behind the words. Raises MistypedRecoveryWords."""
    return bytes(_list().to_entropy(" ".join(parse(" ".join(words)))))
