"""The acts on plans, facts and authorizations: each asked for in a sheet, each with Undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.authorization_sheet import AuthorizationSheet
from mbc_companion.coverage.dates_ahead import Reminder
from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    Kind,
    Plan,
    PlanType,
    Trouble,
    authorization_troubles,
    plan_troubles,
)
from mbc_companion.coverage.facts import Facts
from mbc_companion.coverage.facts_sheet import FactsSheet, HistorySheet
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.names_view import trouble_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.pace_sheet import PaceSheet
from mbc_companion.coverage.plan_sheet import PlanDraft, PlanSheet
from mbc_companion.coverage.recorded_facts import RecordedFacts
from mbc_companion.coverage.reopen_dialog import NEW, key_of
from mbc_companion.coverage.words_view import date_words


class PlanDialog(QObject):
    """``call_wanted`` carries the uid of the plan a call is to be about."""

    call_wanted = Signal(str)

    def __init__(self, host: QWidget, around: Around, overview: Callable[[], Overview]) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._overview = overview

    # -- plans ---------------------------------------------------------------------

    def set_up(self) -> None:
        """A new plan with one benefit: mental health visits."""
        plan = Plan(self._around.plans.new_uid(), "", type=PlanType.NOT_KNOWN)
        insurers = self._around.insurers()
        today = self._around.today
        sheet = PlanSheet(self._host, plan, None, today, new=True, insurers=insurers)
        sheet.done.connect(self._make)
        sheet.call_wanted.connect(self._make_and_call)
        self._around.started.follow(sheet, key_of("plan", NEW))
        sheet.open()

    def _make_and_call(self, draft: PlanDraft) -> None:
        if self._make(draft):
            self.call_wanted.emit(draft.plan.uid)

    def _make(self, draft: PlanDraft) -> bool:
        plans = self._around.plans
        benefit = Benefit(plans.new_uid(), draft.plan.uid)

        def write() -> None:
            plans.save_plan(draft.plan)
            plans.save_benefit(benefit)
            plans.record_facts(draft.plan.uid, draft.plan_facts)
            plans.record_facts(benefit.uid, draft.benefit_facts)
            if draft.authorization is not None:
                uid = plans.new_uid()
                plans.save_authorization(replace(draft.authorization, uid=uid))

        others = self._overview().record.plans
        if not self._around.attempt(write):
            return False
        self._around.started.forget(key_of("plan", NEW))
        words = self.tr("{plan} is set up.").format(plan=draft.plan.name)
        if Trouble.OVERLAPS in plan_troubles(draft.plan, others):
            words = f"{words} {trouble_words(Trouble.OVERLAPS)}"
        self._around.done(words, lambda: plans.remove(draft.plan.uid))
        return True

    def edit(self, plan_uid: str) -> None:
        record = self._overview().record
        plan = record.plan(plan_uid)
        if plan is None:
            return
        benefit = next(iter(record.benefits_of(plan_uid)), None)
        limit = benefit.limit if benefit is not None else None
        insurers = self._around.insurers()
        today = self._around.today
        sheet = PlanSheet(self._host, plan, limit, today, new=False, insurers=insurers)
        sheet.done.connect(lambda draft: self._change(plan, benefit, draft))
        sheet.call_wanted.connect(lambda draft: self._change_and_call(plan, benefit, draft))
        sheet.remove_wanted.connect(lambda: self._remove(plan))
        self._around.started.follow(sheet, key_of("plan", plan.uid))
        sheet.open()

    def _change_and_call(self, plan: Plan, benefit: Benefit | None, draft: PlanDraft) -> None:
        if self._change(plan, benefit, draft):
            self.call_wanted.emit(plan.uid)

    def _change(self, before: Plan, benefit: Benefit | None, draft: PlanDraft) -> bool:
        plans = self._around.plans
        subject = benefit or Benefit(plans.new_uid(), before.uid)
        recorded = RecordedFacts(plans)

        def write() -> None:
            plans.save_plan(draft.plan)
            if benefit is None:
                plans.save_benefit(subject)
            recorded.put(before.uid, draft.plan_facts)
            recorded.put(subject.uid, draft.benefit_facts)

        def undo() -> None:
            plans.save_plan(before)
            recorded.take_back()

        others = self._overview().record.plans
        if not self._around.attempt(write):
            return False
        self._around.started.forget(key_of("plan", before.uid))
        words = self.tr("{plan} is changed.").format(plan=draft.plan.name)
        if Trouble.OVERLAPS in plan_troubles(draft.plan, others):
            words = f"{words} {trouble_words(Trouble.OVERLAPS)}"
        self._around.done(words, undo)
        return True

    def _remove(self, plan: Plan) -> None:
        plans = self._around.plans
        visits = [v for v in self._overview().record.visits if v.plan_uid == plan.uid]
        if not self._around.attempt(lambda: plans.remove(plan.uid)):
            return
        words = self.tr("{plan} is removed.").format(plan=plan.name)
        if visits:
            kept = self.tr("Its {n} visits are kept; they count nowhere meanwhile.")
            words = f"{words} {kept.format(n=len(visits))}"
        self._around.done(words, lambda: plans.bring_back(plan.uid))

    def pace(self, forecast: Forecast) -> None:
        """The person's own pace, or the one visits have had."""
        plan = forecast.ledger.plan
        plans = self._around.plans
        sheet = PaceSheet(self._host, forecast)

        def keep(weeks: int | None) -> None:
            if self._around.attempt(lambda: plans.save_plan(replace(plan, pace_weeks=weeks))):
                said = self.tr("The pace is changed.")
                self._around.done(said, lambda: plans.save_plan(plan))

        sheet.chosen.connect(keep)
        sheet.open()

    # -- facts ---------------------------------------------------------------------

    def facts(self, plan: Plan, benefit: Benefit) -> None:
        sheet = FactsSheet(self._host, plan, benefit, self._around.today)
        sheet.done.connect(
            lambda of_plan, of_benefit, kinds: self._record(
                plan, benefit, (of_plan, of_benefit), kinds
            )
        )
        self._around.started.follow(sheet, key_of("facts", benefit.uid))
        sheet.open()

    def facts_of(self, benefit_uid: str) -> None:
        """Of a benefit by its uid; nothing if it is gone."""
        record = self._overview().record
        for benefit in record.benefits:
            plan = record.plan(benefit.plan_uid)
            if benefit.uid == benefit_uid and plan is not None:
                self.facts(plan, benefit)

    def _record(
        self, plan: Plan, benefit: Benefit, new: tuple[Facts, Facts], kinds: frozenset[Kind]
    ) -> None:
        plans = self._around.plans
        others = self._overview().record.benefits_of(plan.uid)
        taken = {k for one in others if one.uid != benefit.uid for k in one.kinds}
        moved = kinds - taken
        recorded = RecordedFacts(plans)

        def write() -> None:
            if moved != benefit.kinds:
                plans.save_benefit(replace(benefit, kinds=moved))
            recorded.put(plan.uid, new[0])
            recorded.put(benefit.uid, new[1])

        def undo() -> None:
            plans.save_benefit(benefit)
            recorded.take_back()

        if not (new[0] or new[1] or moved != benefit.kinds):
            self._around.started.forget(key_of("facts", benefit.uid))
        elif self._around.attempt(write):
            self._around.started.forget(key_of("facts", benefit.uid))
            words = self.tr("Written down.")
            if kinds & taken:
                words = f"{words} {trouble_words(Trouble.KIND_TAKEN)}"
            self._around.done(words, undo)

    def history(self, plan: Plan, benefit: Benefit) -> None:
        plans = self._around.plans
        sheet = HistorySheet(
            self._host,
            lambda name: plans.history(plan.uid, name) or plans.history(benefit.uid, name),
            self._around.today,
        )
        sheet.open()

    # -- authorizations --------------------------------------------------------------

    def add_authorization(self, plan_uid: str, renews: Authorization | None) -> None:
        one = Authorization(self._around.plans.new_uid(), plan_uid)
        self._authorization(one, new=True, renews=renews)

    def add_authorization_again(self, plan_uid: str, renews_uid: str) -> None:
        """The same, with the one it renews by its uid; nothing if the plan is gone."""
        record = self._overview().record
        renews = next((one for one in record.authorizations if one.uid == renews_uid), None)
        if record.plan(plan_uid) is not None:
            self.add_authorization(plan_uid, renews)

    def edit_authorization(self, uid: str) -> None:
        found = [one for one in self._overview().record.authorizations if one.uid == uid]
        if found:
            self._authorization(found[0], new=False, renews=None)

    def _authorization(
        self, one: Authorization, *, new: bool, renews: Authorization | None
    ) -> None:
        sheet = AuthorizationSheet(self._host, one, self._around.today, new=new, renews=renews)
        before = renews.uid if renews is not None else ""
        key = key_of("authorization", *((NEW, one.plan_uid, before) if new else (one.uid,)))
        sheet.done.connect(lambda made: self._keep(one, made, key, new=new))
        sheet.remove_wanted.connect(self._remove_authorization)
        self._around.started.follow(sheet, key)
        sheet.open()

    def _keep(self, before: Authorization, made: Authorization, key: str, *, new: bool) -> None:
        plans = self._around.plans
        if not self._around.attempt(lambda: plans.save_authorization(made)):
            return
        self._around.started.forget(key)
        words = self.tr("Authorization kept.")
        if Trouble.MORE_APPROVED_THAN_REQUESTED in authorization_troubles(made):
            words = f"{words} {trouble_words(Trouble.MORE_APPROVED_THAN_REQUESTED)}"
        back = (
            (lambda: plans.remove(made.uid)) if new else (lambda: plans.save_authorization(before))
        )
        self._around.done(words, back)

    def _remove_authorization(self, uid: str) -> None:
        plans = self._around.plans
        if self._around.attempt(lambda: plans.remove(uid)):
            words = self.tr("The authorization is removed. Its visits are kept.")
            self._around.done(words, lambda: plans.bring_back(uid))

    def remind(self, uid: str, day: date) -> None:
        """A reminder on the day to ask, or away with the one there is."""
        claims, overview = self._around.claims, self._overview()
        known = [one for one in overview.reminders if one.subject_uid == uid]
        if known:
            if self._around.attempt(lambda: claims.forget_reminder(known[0].uid)):
                words = self.tr("The reminder is taken away.")
                self._around.done(words, lambda: claims.save_reminder(known[0]))
            return
        number = next((a.number for a in overview.record.authorizations if a.uid == uid), "")
        made = Reminder(claims.new_uid(), day, uid, number)
        if self._around.attempt(lambda: claims.save_reminder(made)):
            words = self.tr("Today will remind you on {day}.")
            said = words.format(day=date_words(made.day, overview.today))
            self._around.done(said, lambda: claims.forget_reminder(made.uid))
