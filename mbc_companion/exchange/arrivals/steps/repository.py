"""Records brought in some at a time, and taken back: the same for contacts and for visits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mbc_companion.core.clock import Clock
from mbc_companion.exchange.arrivals.domain import Done, Kind, Pause, Tell
from mbc_companion.exchange.arrivals.repository import Batch
from mbc_companion.storage.database import Database

_AT_ONCE = 50
R = TypeVar("R")


@dataclass(frozen=True)
class Step(Generic[R]):
    """``record`` as it is to be; ``before`` is how it stands here, None if it is new."""

    record: R
    mark: bytes
    before: R | None = None


@dataclass(frozen=True)
class Keep(Generic[R]):
    """What the room of the records does with them."""

    uid: Callable[[R], str]
    save_many: Callable[[Iterable[R]], object]
    save: Callable[[R], object]
    is_here: Callable[[str], bool]


class Stepwise(Generic[R]):
    """One time of bringing in; ``arrivals.domain.Arrival`` says what both acts promise."""

    def __init__(
        self, database: Database, clock: Clock, kind: Kind, source: str, keep: Keep[R]
    ) -> None:
        self._database, self._clock = database, clock
        self._kind, self._source, self._keep = kind, source, keep
        self._changed: list[tuple[str, R]] = []
        self._batch: Batch | None = None

    def bring(
        self,
        steps: Sequence[Step[R]],
        pause: Pause,
        tell: Tell,
        first: Callable[[], None] = lambda: None,
    ) -> Done:
        """``first`` writes what the records lean on; it is not taken back."""
        keep = self._keep
        batch = self._batch = Batch(self._database, self._clock, self._kind, self._source)
        self._changed = []
        new = 0
        try:
            first()
            for at in range(0, len(steps), _AT_ONCE):
                pause()
                some = steps[at : at + _AT_ONCE]
                fresh = [step for step in some if step.before is None]
                with self._database.write():
                    batch.note((step.mark, keep.uid(step.record)) for step in fresh)
                    keep.save_many(step.record for step in some)
                self._changed += [
                    (keep.uid(one.record), one.before) for one in some if one.before is not None
                ]
                new += len(fresh)
                tell(at + len(some), len(steps))
            batch.publish(new)
        except BaseException:
            self.take_back()
            raise
        return Done(batch.uid, self._kind, new, len(self._changed))

    def take_back(self) -> None:
        if self._batch is not None:
            self._batch.take_back()
        earlier: dict[str, R] = {}
        for uid, before in self._changed:
            # A file may tell two things of one record: the first knew how it was.
            earlier.setdefault(uid, before)
        with self._database.write():
            for uid, before in earlier.items():
                if self._keep.is_here(uid):
                    self._keep.save(before)
        self._batch, self._changed = None, []
