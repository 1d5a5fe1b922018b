"""The events of a calendar file one by one, so that a broken one spoils no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mbc_companion.exchange.address_cards.content_lines import text_of

_MOST_EVENT_LINES = 20_000


@dataclass
class Block:
    """Lines of one event with its ends; ``whole``: its end was there."""

    number: int
    lines: list[str] = field(default_factory=list)
    whole: bool = False


@dataclass
class Blocks:
    """``zones`` are the time zones the file describes itself."""

    events: list[Block]
    zones: list[str]
    is_calendar: bool


def is_calendar(head: bytes) -> bool:
    """Whether a file begins as one of calendars does."""
    return text_of(head[:400]).lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCALENDAR")


def blocks(content: bytes) -> Blocks:
    found = Blocks([], [], is_calendar=False)
    zone: list[str] = []
    event: Block | None = None
    for line in _lines(content):
        said = line[:40].strip().upper()
        if said == "BEGIN:VCALENDAR":
            found.is_calendar = True
        elif said == "BEGIN:VEVENT":
            event = Block(len(found.events) + 1)
            found.events.append(event)
            event.lines.append(line)
        elif said == "BEGIN:VTIMEZONE" and event is None:
            zone = [line]
        elif event is not None:
            if len(event.lines) < _MOST_EVENT_LINES:
                event.lines.append(line)
            if said == "END:VEVENT":
                event.whole, event = True, None
        elif zone:
            zone.append(line)
            if said == "END:VTIMEZONE":
                found.zones.append("\r\n".join(zone))
                zone = []
    return found


def _lines(content: bytes) -> Iterator[str]:
    yield from text_of(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
