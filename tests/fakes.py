"""Stand-ins that behave: a clock that moves when told, dialogs that answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


class FrozenClock:
    """Stands at the moment of the pictures until ``advance`` is called."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 7, 14, 23, 42, tzinfo=UTC)
        self.local_zone = ZoneInfo("America/New_York")
        self.boot = 1000.0

    def now(self) -> datetime:
        return self.instant

    def zone(self) -> ZoneInfo:
        return self.local_zone

    def boot_seconds(self) -> float:
        return self.boot

    def advance(self, *, seconds: float = 0, days: int = 0) -> None:
        self.instant += timedelta(seconds=seconds, days=days)
        self.boot += seconds + days * 86400


@dataclass
class Asked:
    """One question a page put, with the words a person would have read."""

    title: str
    words: str
    yes: str
    no: str
    removes: bool


class FakeDialogs:
    """Answers every question with ``answer`` (or the next of ``answers``) and remembers it.

    ``save_to`` is where a person would have saved, ``chosen`` the file or folder they would
    have opened; None means they changed their mind.
    """

    def __init__(self, *, answer: bool = True, save_to: Path | None = None) -> None:
        self.answer = answer
        self.answers: list[bool] = []
        self.save_to = save_to
        self.chosen: Path | None = None
        self.asked: list[Asked] = []
        self.told: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.suggested: list[str] = []
        self.opened: list[Path] = []

    def confirm(
        self,
        title: str,
        words: str,
        *,
        yes: str,
        no: str,
        then: Callable[[bool], None],
        removes: bool = False,
    ) -> None:
        self.asked.append(Asked(title, words, yes, no, removes))
        then(self.answers.pop(0) if self.answers else self.answer)

    def tell(self, title: str, words: str, then: Callable[[], None] | None = None) -> None:
        self.told.append((title, words))
        if then is not None:
            then()

    def save_file(
        self, title: str, suggested: str, filter: str, then: Callable[[Path | None], None]
    ) -> None:
        self.suggested.append(suggested)
        then(self.save_to)

    def open_file(self, title: str, filter: str, then: Callable[[Path | None], None]) -> None:
        self.suggested.append(filter)
        then(self.chosen)

    def choose_folder(self, title: str, then: Callable[[Path | None], None]) -> None:
        self.suggested.append(title)
        then(self.chosen)

    def open_files(self, title: str, filter: str, then: Callable[[tuple[Path, ...]], None]) -> None:
        then(tuple(self.opened))

    def open_link(self, url: str) -> None:
        self.links.append(url)
