"""The pauses after wrong passphrases; an own file, so that the lock screen loads nothing else."""

from __future__ import annotations

from mbc_companion.core.clock import Clock


class Waits:
    """After five wrong passphrases a wait of 5 s, doubling to 30 s; a new start forgets it."""

    FREE_TRIES = 5
    FIRST_SECONDS = 5
    LONGEST_SECONDS = 30

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    def wrong(self) -> None:
        """A passphrase did not open the vault."""
        self._wrong += 1
        past = self._wrong - self.FREE_TRIES
        if past >= 0:
            wait = min(self.FIRST_SECONDS * 2**past, self.LONGEST_SECONDS)
            self._until = self._clock.boot_seconds() + wait

    def right(self) -> None:
        self._wrong, self._until = 0, 0.0

    def seconds_left(self) -> int:
        """Whole seconds until the next try, rounded up; 0 when it may be made."""
        return max(0, -int(-(self._until - self._clock.boot_seconds()) // 1))
