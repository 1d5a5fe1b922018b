"""Reading resources/helplines/directory.json, whole or not at all.

Every number is written once: in the file's ``numbers`` table or, for the two that
must be there without the file, in ``domain``. Texts name numbers as ``{id}``.
A file with anything unknown, missing, unused or unconfirmed in it is refused:
a helpline shown wrong is worse than one not shown.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.domain import (
    EMERGENCY,
    LIFELINE,
    Directory,
    Mark,
    Number,
    Route,
    RouteKind,
    Service,
    Topic,
)
from mbc_companion.helplines.hours import Always, Hours, Span, Week

SCHEMA = 1
LANGUAGE = "en-US"
MAX_BYTES = 256 * 1024
MAX_WORDS = 240
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ID = re.compile(r"[a-z][a-z_]{0,39}")
_NUMBER = re.compile(r"1-\d{3}-\d{3}-\d{4}|\d{3}|\d{5,6}|\d{3}-\d{3}")
_WEB = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_SOURCE_DATE = re.compile(r"(c\. )?\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOUR = re.compile(r"[0-2]\d:[0-5]\d")
_log = logging.getLogger(__name__)
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class DirectoryDamaged(KnownError):
    """The shipped list is missing or not as it was shipped; ``code`` names the place in it."""


def load_directory(path: Path) -> Directory:
    """The directory, or one that is empty and not ``whole``; never raises.

    Help now then still has the two numbers of ``domain``.
    """
    try:
        return read_directory(path)
    except DirectoryDamaged as error:
        _log.error("helpline directory unreadable: %s", error.code)
        return Directory(services=(), featured=(), whole=False)


def read_directory(path: Path) -> Directory:
    """Read strictly. Raises DirectoryDamaged."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise DirectoryDamaged("size")
        loaded = json.loads(content.decode("utf-8"), object_pairs_hook=_no_twins)
        return _directory(_Place(loaded, "file"))
    except (OSError, ValueError, RecursionError) as error:
        raise DirectoryDamaged(type(error).__name__) from None


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise DirectoryDamaged("twice the same key")
    return dict(pairs)


class _Place:
    """A JSON value and where it stands, so that a refusal can name the place."""

    def __init__(self, value: Any, name: str) -> None:
        self.value = value
        self.name = name

    def refuse(self) -> DirectoryDamaged:
        return DirectoryDamaged(self.name)

    def typed(self, kind: type[T]) -> T:
        if type(self.value) is not kind:
            raise self.refuse()
        return self.value

    def fields(self, needed: str, optional: str = "") -> dict[str, _Place]:
        value = self.typed(dict)
        required = set(needed.split())
        if not required <= set(value) <= required | set(optional.split()):
            raise self.refuse()
        return {key: _Place(item, f"{self.name}.{key}") for key, item in value.items()}

    def items(self) -> list[_Place]:
        value = self.typed(list)
        return [_Place(item, f"{self.name}[{at}]") for at, item in enumerate(value)]

    def words(self) -> str:
        value = self.typed(str)
        if not 0 < len(value) <= MAX_WORDS or not value.isprintable() or value != value.strip():
            raise self.refuse()
        return value

    def matching(self, pattern: re.Pattern[str]) -> str:
        value = self.words()
        if not pattern.fullmatch(value):
            raise self.refuse()
        return value

    def one_of(self, kind: type[E]) -> E:
        try:
            return kind(self.typed(str))
        except ValueError:
            raise self.refuse() from None

    def day(self) -> date:
        try:
            return date.fromisoformat(self.matching(_DAY))
        except ValueError:
            raise self.refuse() from None


class _Numbers:
    """The numbers table; remembers which were named, so that none lies about unused."""

    def __init__(self, place: _Place) -> None:
        self.table = {"lifeline": LIFELINE, "emergency": EMERGENCY}
        self._unused: set[str] = set()
        for key, value in place.typed(dict).items():
            item = _Place(value, f"{place.name}.{key}")
            number = Number(item.matching(_NUMBER))
            taken = {known.digits for known in self.table.values()}
            if not _ID.fullmatch(key) or key in self.table or number.digits in taken:
                raise item.refuse()
            self.table[key] = number
            self._unused.add(key)

    def get(self, place: _Place) -> Number:
        key = place.words()
        if key not in self.table:
            raise place.refuse()
        self._unused.discard(key)
        return self.table[key]

    def filled(self, place: _Place) -> str:
        """The text with every ``{id}`` replaced by its number."""

        def shown(match: re.Match[str]) -> str:
            return self.get(_Place(match.group(1), place.name)).shown

        text = _PLACEHOLDER.sub(shown, place.words())
        if "{" in text or "}" in text:
            raise place.refuse()
        return text

    def refuse_unused(self, place: _Place) -> None:
        if self._unused:
            raise place.refuse()


def _directory(place: _Place) -> Directory:
    top = place.fields("schema language numbers featured services")
    if top["schema"].typed(int) != SCHEMA or top["language"].typed(str) != LANGUAGE:
        raise place.refuse()
    numbers = _Numbers(top["numbers"])
    services = tuple(_service(item, numbers) for item in top["services"].items())
    by_id = {service.uid: service for service in services}
    names = {service.name for service in services}
    if not services or len(by_id) != len(services) or len(names) != len(services):
        raise top["services"].refuse()
    numbers.refuse_unused(top["numbers"])
    featured = [item.words() for item in top["featured"].items()]
    if not set(featured) <= set(by_id) or len(set(featured)) != len(featured):
        raise top["featured"].refuse()
    if any(by_id[uid].check_first for uid in featured):
        raise top["featured"].refuse()
    return Directory(
        services,
        tuple(by_id[uid] for uid in featured),
        numbers=tuple(numbers.table.items()),
    )


def _service(place: _Place, numbers: _Numbers) -> Service:
    got = place.fields(
        "id name for not topics routes mark check_first checked_on source",
        "hours hours_words expect languages cost web source_date",
    )

    def optional(key: str, read: Callable[[_Place], str]) -> str:
        return read(got[key]) if key in got else ""

    routes = tuple(_route(item, numbers) for item in got["routes"].items())
    number = routes[0].number if routes else None
    if number is None:
        raise got["routes"].refuse()
    service = Service(
        uid=got["id"].matching(_ID),
        name=numbers.filled(got["name"]),
        what_for=numbers.filled(got["for"]),
        not_for=numbers.filled(got["not"]),
        topics=tuple(item.one_of(Topic) for item in got["topics"].items()),
        number=number,
        routes=routes,
        mark=got["mark"].one_of(Mark),
        check_first=got["check_first"].typed(bool),
        checked_on=got["checked_on"].day(),
        source=got["source"].words(),
        source_date=optional("source_date", lambda p: p.matching(_SOURCE_DATE)),
        hours=_hours(got["hours"]) if "hours" in got else None,
        hours_words=optional("hours_words", numbers.filled),
        expect=optional("expect", numbers.filled),
        languages=optional("languages", _confirmed_words),
        cost=optional("cost", _confirmed_words),
        web=optional("web", lambda p: p.matching(_WEB)),
    )
    _refuse_unsound(service, place)
    return service


def _refuse_unsound(service: Service, place: _Place) -> None:
    unsure = not service.mark.confirmed and not service.check_first
    topics = set(service.topics)
    if any(not route.how for route in service.routes[1:]):
        raise place.refuse()
    if unsure or not topics or len(topics) != len(service.topics):
        raise place.refuse()
    if service.hours is not None and service.hours_words:
        raise place.refuse()


def _route(place: _Place, numbers: _Numbers) -> Route:
    got = place.fields("kind mark", "how number web")
    number = numbers.get(got["number"]) if "number" in got else None
    web = got["web"].matching(_WEB) if "web" in got else ""
    if (number is None) == (not web):
        raise place.refuse()
    return Route(
        kind=got["kind"].one_of(RouteKind),
        how=numbers.filled(got["how"]) if "how" in got else "",
        mark=got["mark"].one_of(Mark),
        number=number,
        web=web,
    )


def _confirmed_words(place: _Place) -> str:
    got = place.fields("words mark")
    _refuse_unconfirmed(got["mark"])
    return got["words"].words()


def _refuse_unconfirmed(mark: _Place) -> None:
    if not mark.one_of(Mark).confirmed:
        raise mark.refuse()


def _hours(place: _Place) -> Hours:
    if "always" in place.typed(dict):
        got = place.fields("always mark")
        _refuse_unconfirmed(got["mark"])
        if got["always"].typed(bool):
            return Always()
        raise place.refuse()
    got = place.fields("zone week mark")
    _refuse_unconfirmed(got["mark"])
    days = got["week"].fields("", " ".join(WEEKDAYS))
    if not days:
        raise got["week"].refuse()
    return Week(
        _zone(got["zone"]),
        tuple(_spans(days[name]) if name in days else () for name in WEEKDAYS),
    )


def _zone(place: _Place) -> ZoneInfo:
    try:
        return ZoneInfo(place.words())
    except (OSError, ValueError, LookupError):
        raise place.refuse() from None


def _spans(place: _Place) -> tuple[Span, ...]:
    spans: list[Span] = []
    for pair in place.items():
        ends = [_clock_time(end) for end in pair.items()]
        if len(ends) != 2 or ends[0] >= ends[1]:
            raise pair.refuse()
        if spans and spans[-1].closes >= ends[0]:
            raise pair.refuse()
        spans.append(Span(*ends))
    if not spans:
        raise place.refuse()
    return tuple(spans)


def _clock_time(place: _Place) -> time:
    try:
        return time.fromisoformat(place.matching(_HOUR))
    except ValueError:
        raise place.refuse() from None
