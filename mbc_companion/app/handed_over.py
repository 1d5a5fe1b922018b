"""What the predecessor handed over at its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mbc_companion.app.locked_reminders import LockedReminders
    from mbc_companion.core.clock import Clock
    from mbc_companion.core.launch import Launch
    from mbc_companion.ui.window import CompanionWindow


def reminders_of(launch: Launch, window: CompanionWindow, clock: Clock) -> LockedReminders | None:
    """None after a cold start, which then does not load what they need either."""
    if launch.reminders_descriptor is None:
        return None
    from mbc_companion.app.locked_reminders import LockedReminders

    return LockedReminders.taken_over(launch.reminders_descriptor, window, clock)
