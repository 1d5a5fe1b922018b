"""RedNotebook's folder: a YAML file a month, a day's words and its categories in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from mbc_companion.core.errors import FileNotKnown, FileTooLarge
from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import NOON, within
from mbc_companion.exchange.journals.decoding import safe_yaml, whole_words
from mbc_companion.exchange.journals.plain_words import plain_red_notebook, tags_in
from mbc_companion.exchange.unpacking import Source

_MONTH = re.compile(r"(\d{4})-(\d{2})\.txt")
_MOST = 8_000_000
_TAGS = "tags"


def is_month(name: str) -> bool:
    return _MONTH.fullmatch(PurePosixPath(name).name) is not None


def read(source: Source) -> Iterator[Found]:
    for name in source.names():
        found = _MONTH.fullmatch(PurePosixPath(name).name)
        if found is None:
            continue
        try:
            days = safe_yaml(whole_words(source, name, _MOST))
        except FileNotKnown:
            yield Skipped(name, Why.UNREADABLE)
            continue
        except FileTooLarge as error:
            if error.code != "RECORD":
                raise
            yield Skipped(name, Why.UNREADABLE)
            continue
        if not isinstance(days, dict):
            yield Skipped(name, Why.EMPTY if days is None else Why.UNREADABLE)
            continue
        for number, content in days.items():
            yield _day(f"{name}:{number}"[:60], int(found[1]), int(found[2]), number, content)


def _day(where: str, year: int, month: int, number: Any, content: Any) -> Found:
    if not isinstance(number, int) or not isinstance(content, dict):
        return Skipped(where, Why.UNREADABLE)
    try:
        at = within(datetime.combine(date(year, month, number), NOON))
    except (ValueError, OverflowError):
        at = None
    if at is None:
        return Skipped(where, Why.NO_DATE)
    said = content.get("text")
    text = plain_red_notebook(said) if isinstance(said, str) else ""
    tags = list(tags_in(text))
    lines = []
    for category, under in content.items():
        if category == "text" or not isinstance(category, str):
            continue
        names = _names(under)
        if category.lower() == _TAGS:
            tags += names
        elif names:
            lines += [f"{category}: {name}" for name in names]
        else:
            tags.append(category)
    text = "\n\n".join(filter(None, (text, "\n".join(lines))))
    if not text and not tags:
        return Skipped(where, Why.EMPTY)
    return FoundEntry(at, where, text=text, tags=tuple(dict.fromkeys(tags)))


def _names(under: Any) -> list[str]:
    """A category's entries are the names of an object; older files have a list."""
    found = list(under) if isinstance(under, dict | list) else [under]
    return [str(one) for one in found if isinstance(one, str | int | float)]
