"""What the parts of the Visits page need of the world around it."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_companion.appointments.domain import Claims, Counting, People, Repository
from mbc_companion.core.clock import Clock
from mbc_companion.core.events import Events
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.toast import Toasts


@dataclass(frozen=True)
class Around:
    """``counting`` and ``claims`` are None where nobody keeps plans."""

    repository: Repository
    clock: Clock
    dialogs: Dialogs
    toasts: Toasts
    events: Events
    people: People
    counting: Counting | None = None
    claims: Claims | None = None
