"""Whether a value is one this program could have written, so that it can be read again.

A file may have been changed by hand, or by somebody who means harm: what is refused here
would otherwise stop a page from opening.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable

Allowed = Mapping[tuple[str, str], frozenset[str]]
_WHOLE = range(-(2**63), 2**63)
_FIRST, _LAST = -62_135_596_800_000_000, 253_402_300_799_000_000
"""The years 1 and 9999 in microseconds, with room for any zone."""

_DAY_WORDS = frozenset(
    (
        *("day", "first_day", "last_day", "until", "proof_due", "said_on", "asked_on"),
        *("notice_dated", "notice_came", "appeal_by", "appealed_on", "answered_on"),
        *("final_dated", "final_came", "external_by", "claim_on", "billed_on", "next_call_on"),
    )
)
_MOST_TEXT = MAX_ENTRY_CHARACTERS + 1_000


def fits(table: str, column: str, kind: str, value: Any, allowed: Allowed) -> bool:
    """``kind`` is INTEGER, TEXT or BLOB; None is judged by the table itself."""
    if value is None:
        return True
    if kind == "INTEGER":
        return _number(column, value)
    if kind == "BLOB":
        return isinstance(value, bytes)
    if not isinstance(value, str) or len(value) > _MOST_TEXT or storable(value) != value:
        return False
    chosen = allowed.get((table, column))
    if chosen is not None:
        return value in chosen
    check = _CHECKS.get((table, column)) or (_day if column in _DAY_WORDS else None)
    return check is None or check(value)


def _number(column: str, value: Any) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    moment = column == "at" or column.endswith(("_at", "_until"))
    return _FIRST < value < _LAST if moment else value in _WHOLE


def _day(value: str) -> bool:
    return len(value) == 10 and _read(date.fromisoformat, value)


def _read(reading: Callable[[str], object], value: str) -> bool:
    try:
        reading(value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return True


def _object(value: str) -> bool:
    return _read(_is_object, value)


def _is_object(value: str) -> None:
    if not isinstance(json.loads(value), dict):
        raise ValueError


def _details(value: str) -> bool:
    """Of a contact: texts by name, one of them a day."""

    def reading(text: str) -> None:
        said = json.loads(text)
        for key, one in said.items():
            if not isinstance(one, str) or key not in CONTACT_DETAILS:
                raise ValueError
            if key == "in_network_on":
                date.fromisoformat(one)
            if key in CONTACT_ANSWERS and one not in {"yes", "no", ""}:
                raise ValueError

    return _read(reading, value)


CONTACT_ANSWERS = frozenset(
    (
        *("psypact", "metastatic", "sliding", "in_person", "video", "in_network"),
        *("mbc_only", "partners"),
    )
)
CONTACT_DETAILS = CONTACT_ANSWERS | frozenset(
    (
        *("pronouns", "email", "address", "hours", "languages", "web", "reach", "notes"),
        *("letters", "license_number", "fee", "in_network_on", "led_by", "how_often"),
        *("claims_address",),
    )
)


def _draft_details(value: str) -> bool:
    def reading(text: str) -> None:
        said = json.loads(text)
        for key, number in said.get("scales", ()):
            if not isinstance(key, str) or number not in range(11):
                raise ValueError
        if not all(isinstance(said.get(name, []), list) for name in ("tags", "photos")):
            raise ValueError

    return _read(reading, value)


def _texts(value: str) -> bool:
    def reading(text: str) -> None:
        if not all(isinstance(one, str) for one in _list(text)):
            raise ValueError

    return _read(reading, value)


def _numbers(value: str) -> bool:
    def reading(text: str) -> None:
        if not all(type(one) is int and 0 <= one < 10**6 for one in _list(text)):
            raise ValueError

    return _read(reading, value)


def _list(text: str) -> list[Any]:
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError
    return found


def _kinds(value: str) -> bool:
    return re.fullmatch(r"[a-z_,]*", value) is not None


def _fact(value: str) -> bool:
    return re.fullmatch(r"yes|no|none|\d{1,10}|\d{1,2}-\d{1,2}", value) is not None


_CHECKS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("contact", "details"): _details,
    ("draft", "details"): _draft_details,
    ("draft", "feelings"): _texts,
    ("entry_version", "details"): _draft_details,
    ("entry_version", "feelings"): _texts,
    ("visit", "techniques"): _texts,
    ("visit", "reminders"): _numbers,
    ("visit", "clock"): lambda value: _read(time.fromisoformat, value),
    ("visit", "slot"): lambda value: not value or _read(datetime.fromisoformat, value),
    ("visit_series", "first"): lambda value: _read(datetime.fromisoformat, value),
    ("insurer_call", "answers"): lambda value: not value or _object(value),
    ("coverage_benefit", "kinds"): _kinds,
    ("coverage_authorization", "kinds"): _kinds,
    ("coverage_fact", "value"): _fact,
    ("preference", "value"): lambda value: _read(json.loads, value),
}
