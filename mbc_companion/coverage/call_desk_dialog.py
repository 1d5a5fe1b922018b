"""One call under way: every answer is kept within a second, whatever happens to the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.call_script import Changes, Step, changes, facts_of
from mbc_companion.coverage.call_words_view import summary
from mbc_companion.coverage.domain import Authorization, Benefit, Plan
from mbc_companion.coverage.facts import PLAN_FACTS
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.recorded_facts import RecordedFacts
from mbc_companion.coverage.words_view import date_words

SAVE_AFTER_MS = 1_000


@dataclass(frozen=True)
class Left:
    """A call that is no longer in front.

    ``undo`` takes it out of the log; one whose answers are in the plan stays in the log and
    leaves the plan. It raises a KnownError.
    """

    uid: str
    state: CallState
    undo: Callable[[], None]


class CallDesk(QObject):
    """``changed`` after every answer; ``trouble`` carries a KnownError of an autosave.

    ``left`` is the call that was put down, finished or used last.
    """

    changed = Signal()
    trouble = Signal(object)

    def __init__(self, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.call: Call | None = None
        self.plan: Plan | None = None
        self.benefit: Benefit | None = None
        self.used = 0
        self.left: Left | None = None
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    @property
    def is_open(self) -> bool:
        return self.call is not None

    def begin(self, overview: Overview, plan_uid: str) -> None:
        """A new call about a plan, or about none yet. It is in the log from now on."""
        uid = self._around.calls.new_uid()
        self._take(Call(uid, local_now(self._around.clock), plan_uid), overview)
        self._unsaved = True
        self.save()

    def take_up(self, call: Call, overview: Overview) -> None:
        """Go on where a call stopped."""
        self._take(call, overview)

    def _take(self, call: Call, overview: Overview) -> None:
        self.call = call
        self.plan = overview.record.plan(call.plan_uid)
        found = overview.of_plan(call.plan_uid)
        self.benefit = next(iter(overview.record.benefits_of(call.plan_uid)), None)
        self.used = len(found[0].ledger.used) if found else 0
        self.changed.emit()

    @property
    def step(self) -> Step:
        return Step(self.call.step) if self.call is not None else Step.READY

    def go(self, step: Step) -> None:
        if self.call is not None:
            self._put(replace(self.call, step=int(step)))
            self.save()

    def answer(self, key: str, text: str) -> None:
        if self.call is not None:
            self._put(self.call.answered(key, text))

    def set(self, **fields: Any) -> None:
        """Name, reference and the like."""
        if self.call is not None:
            self._put(replace(self.call, **fields))

    def _put(self, call: Call) -> None:
        self.call = call
        self._unsaved = True
        self._timer.start()
        self.changed.emit()

    def save(self) -> bool:
        """Now; False if it could not be kept, and then it is tried again."""
        self._timer.stop()
        if self.call is None or not self._unsaved:
            return True
        try:
            self._around.calls.save(self.call, quiet=True)
        except KnownError as error:
            self._timer.start()
            self.trouble.emit(error)
            return False
        self._unsaved = False
        return True

    def pending(self) -> Changes:
        """What "Use these in my plan" would change."""
        if self.call is None:
            return Changes((), None)
        known = self._around.plans.authorizations()
        own = [one for one in known if self.plan is not None and one.plan_uid == self.plan.uid]
        return changes(self.call, self.plan, self.benefit, own, self._around.today)

    def use(self) -> bool:
        """Put the answers into the plan, with this call as who said so."""
        call = self.call
        if call is None:
            return False
        pending = self.pending()
        facts = facts_of(call, pending)
        plans = self._around.plans
        plan = self.plan or Plan(plans.new_uid(), self.tr("My plan"))
        benefit = self.benefit or Benefit(plans.new_uid(), plan.uid)
        recorded = RecordedFacts(plans)
        steps_back: list[Callable[[], None]] = [recorded.take_back]

        def write() -> None:
            if self.plan is None:
                plans.save_plan(plan)
                steps_back.append(lambda: plans.remove(plan.uid))
            if self.benefit is None:
                plans.save_benefit(benefit)
                steps_back.append(lambda: plans.remove(benefit.uid))
            recorded.put(plan.uid, [f for f in facts if f.name in PLAN_FACTS])
            recorded.put(benefit.uid, [f for f in facts if f.name not in PLAN_FACTS])
            if pending.authorization is not None:
                steps_back.append(self._authorize(pending.authorization, call, plan))
            over = replace(call, state=CallState.OVER, about=summary(call))
            self._around.calls.save(replace(over, state=CallState.USED, plan_uid=plan.uid))
            steps_back.append(lambda: self._around.calls.save(over))

        if not self._around.attempt(write):
            return False
        self.left = Left(call.uid, CallState.USED, lambda: _each(steps_back))
        self._timer.stop()
        self._unsaved = False
        self.call = None
        self.changed.emit()
        return True

    def _authorize(self, one: Authorization, call: Call, plan: Plan) -> Callable[[], None]:
        """Write it down as new or over the one it renews; returns the way back."""
        plans = self._around.plans
        before = next((b for b in plans.authorizations() if b.uid == one.uid), None)
        uid = one.uid or plans.new_uid()
        source = self._source(call)
        plans.save_authorization(replace(one, uid=uid, plan_uid=plan.uid, source=source))
        if before is None:
            return lambda: plans.remove(uid)
        return lambda: plans.save_authorization(before)

    def _source(self, call: Call) -> str:
        words = self.tr("call of {day}, reference {number}")
        if not call.reference:
            words = self.tr("call of {day}")
        return words.format(day=date_words(call.day), number=call.reference)

    def finish(self) -> None:
        """The call is over; its answers stay in the log."""
        if self.call is not None:
            self.call = replace(self.call, state=CallState.OVER, about=summary(self.call))
            self._unsaved = True
            self.close()

    def close(self) -> None:
        """Leave the call; what is in it stays kept, to be taken up again.

        If it cannot be kept now it stays open.
        """
        if self.call is None or not self.save():
            return
        uid, state, calls = self.call.uid, self.call.state, self._around.calls
        self.left = Left(uid, state, lambda: calls.remove(uid))
        self.call = None
        self._around.calls.changed()
        self.changed.emit()

    def end(self) -> None:
        """The vault closes: nothing may fire after that."""
        self.save()
        self._timer.stop()


def _each(steps: list[Callable[[], None]]) -> None:
    for step in steps:
        step()
