"""What the sheet for bringing a journal in can do; session does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.domain import Answers, Brought, Columns, Plan
from mbc_companion.exchange.journals.bringing import Progress
from mbc_companion.exchange.journals.reading import Kind

Failed = Callable[[KnownError], None]


@dataclass(frozen=True)
class Chosen:
    """A file on its way; ``columns`` only for a table."""

    path: Path
    kind: Kind
    columns: Columns | None = None


class BringActs(Protocol):
    """One at a time, off the window's thread; answers come on it."""

    @property
    def zone(self) -> str:
        """The IANA name of where this computer is."""

    @property
    def busy(self) -> bool:
        """Something runs, or is still being put away after ``stop``."""

    def look(self, path: Path, done: Callable[[Chosen], None], failed: Failed) -> None:
        """What kind of file it is."""

    def plan(
        self, chosen: Chosen, progress: Progress, done: Callable[[Plan], None], failed: Failed
    ) -> None:
        """A dry run."""

    def bring(
        self,
        chosen: Chosen,
        answers: Answers,
        progress: Progress,
        done: Callable[[Brought | None], None],
        failed: Failed,
    ) -> None:
        """All of it or nothing."""

    def stop(self) -> None:
        """End what runs; it fails with Stopped once nothing of it is left."""

    def brought(self) -> tuple[Brought, ...]:
        """What was brought in of any kind and not taken back, the newest first."""

    def undo(self, brought: Brought, done: Callable[[int], None], failed: Failed) -> None:
        """Take it out again; gives how many were changed since: entries of a journal stay,
        contacts and visits go to Removed."""
