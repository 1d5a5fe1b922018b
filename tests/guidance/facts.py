"""What the fact file says of its topics: ids, marks and numbers, and the seed article's hashes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_SHINGLES = json.loads((_HERE / "source_article_shingles.json").read_text("utf-8"))
_WORD = re.compile(_SHINGLES["pattern"])
_TO_CALL = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}")
ARTICLE: frozenset[str] = frozenset(_SHINGLES["hashes"])
RUN: int = _SHINGLES["words"]


@dataclass(frozen=True)
class FactRow:
    """One fact of the file. ``marks`` of its parts; one part weak does not spoil the rest."""

    marks: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def is_weak(self) -> bool:
        """Every part of it is unverified (U) or seen only in weak places (W)."""
        return bool(self.marks) and set(self.marks) <= {"U", "W"}


FACTS: dict[str, FactRow] = {
    uid: FactRow(tuple(row["marks"]), frozenset(row["numbers"]))
    for uid, row in json.loads((_HERE / "facts_extract.json").read_text("utf-8"))["facts"].items()
}


def runs(text: str) -> Iterator[str]:
    """Every run of eight words, as the article's hashes were made.

    None goes across a number to call: those are shared, and stand here by reference.
    """
    for part in _TO_CALL.split(text.lower().replace("’", "'")):
        words = _WORD.findall(part)
        for at in range(len(words) - RUN + 1):
            yield " ".join(words[at : at + RUN])


def hashed(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]
