"""How many words there are, on request."""

from __future__ import annotations

import re

# Letters and digits with what may stand inside a word: don't, co-pay, 98.6.
_WORD = re.compile(r"\w+(?:['\u2019.,\-\u2010\u2011]\w+)*")


def count_words_in(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
