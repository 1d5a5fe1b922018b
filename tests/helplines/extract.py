"""What the fact file says, copied by hand, and the tree in which numbers are looked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY = ROOT / "resources" / "helplines" / "directory.json"
_EXTRACT = json.loads((Path(__file__).parent / "facts_extract.json").read_text("utf-8"))


@dataclass(frozen=True)
class FactRow:
    """One row: the value of a fact with its mark; None where the row says nothing."""

    service: str
    check_first: bool
    numbers: dict[str, str]
    web: dict[str, str]
    hours: tuple[Any, str] | None
    languages: tuple[list[str], str] | None
    cost: tuple[str, str] | None


def _row(raw: dict[str, Any], *, check_first: bool) -> FactRow:
    pairs = {key: tuple(raw[key]) if key in raw else None for key in ("hours", "languages", "cost")}
    numbers = {plain(number): mark for number, mark in raw["numbers"].items()}
    return FactRow(raw["service"], check_first, numbers, raw.get("web", {}), **pairs)


def plain(number: str) -> str:
    """Digits without the country code, so that 1-800 and 800 are one number."""
    digits = "".join(c for c in number if c.isdigit())
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


ROWS = tuple(
    _row(raw, check_first=kind == "check_first")
    for kind in ("ready", "check_first")
    for raw in _EXTRACT[kind]
)
ABSENT_NUMBERS: dict[str, str] = {item["what"]: item["number"] for item in _EXTRACT["absent"]}
ABSENT_WORDS: list[str] = _EXTRACT["absent_words"]
