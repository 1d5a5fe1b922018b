"""What was removed from Coverage: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.overview import VisitFacts
from mbc_companion.coverage.removed import Removed, What
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.removed_sheet import RemovedSheet, RemovedThing


def removed_coverage(host: QWidget, around: Around) -> RemovedSheet:
    """Plans, authorizations, calls, denials and money of visits; the last removed first."""
    heading = QCoreApplication.translate("Coverage", "Removed from Coverage")

    def read(most: int) -> tuple[RemovedThing, ...]:
        found = around.removed()
        plans = {plan.uid: plan.name for plan in around.plans.plans()}
        gone = {other.uid: other.name for other in found if other.what is What.PLAN}
        visits = _visits(around, found[:most])
        return tuple(_thing(one, plans, gone, visits, around) for one in found[:most])

    return RemovedSheet(host, heading, around.dialogs, read)


def _visits(around: Around, found: tuple[Removed, ...]) -> Mapping[str, VisitFacts]:
    """Those whose money is among what was removed; read only if there are any."""
    wanted = {one.name for one in found if one.what is What.PAYMENT}
    if not wanted:
        return {}
    return {v.uid: v for v in around.visits.between(date.min, date.max) if v.uid in wanted}


def _thing(
    one: Removed,
    plans: Mapping[str, str],
    gone: Mapping[str, str],
    visits: Mapping[str, VisitFacts],
    around: Around,
) -> RemovedThing:
    goes_too = QCoreApplication.translate(
        "Coverage",
        "Its authorizations and what was said about it go with it; visits are kept.",
    )
    store = around.store_of(one.what)
    return RemovedThing(
        _called(one, visits, around.today),
        _lines(one, plans, gone, around),
        lambda: store.bring_back(one.uid),
        lambda: store.remove_for_good(one.uid),
        back=QCoreApplication.translate("Coverage", "It is back in Coverage."),
        ask=QCoreApplication.translate("Coverage", "Remove this for good?"),
        goes_too=goes_too if one.what is What.PLAN else "",
    )


def _lines(
    one: Removed, plans: Mapping[str, str], gone: Mapping[str, str], around: Around
) -> tuple[str, ...]:
    """What it was, whether its plan is here too, and when it was removed."""
    lines = [one.about]
    if one.plan_uid in plans:
        words = QCoreApplication.translate("Coverage", "Of {plan}")
        lines.append(words.format(plan=plans[one.plan_uid]))
    elif one.plan_uid in gone:
        words = QCoreApplication.translate("Coverage", "Of {plan}, which is removed too")
        if one.what is What.AUTHORIZATION:
            words = QCoreApplication.translate(
                "Coverage", "Of {plan}, which is removed too. It shows again with its plan."
            )
        lines.append(words.format(plan=gone[one.plan_uid]))
    day = one.at.astimezone(around.clock.zone()).date()
    words = QCoreApplication.translate("Coverage", "Removed {day}")
    return (*lines, words.format(day=date_words(day, around.today)))


def _called(one: Removed, visits: Mapping[str, VisitFacts], today: date) -> str:
    if one.what is What.PAYMENT:
        return _called_money(visits.get(one.name), today)
    if one.what is What.CALL and one.day is not None:
        words = (
            QCoreApplication.translate("Coverage", "Call of {day}, {name}")
            if one.name
            else QCoreApplication.translate("Coverage", "Call of {day}")
        )
        return words.format(day=date_words(one.day, today), name=one.name)
    named = {
        What.PLAN: (
            QCoreApplication.translate("Coverage", "Plan: {name}"),
            QCoreApplication.translate("Coverage", "A plan without a name"),
        ),
        What.AUTHORIZATION: (
            QCoreApplication.translate("Coverage", "Authorization: {name}"),
            QCoreApplication.translate("Coverage", "An authorization without a number"),
        ),
        What.DENIAL: (
            QCoreApplication.translate("Coverage", "Denial: {name}"),
            QCoreApplication.translate("Coverage", "A denial"),
        ),
        What.CALL: (
            QCoreApplication.translate("Coverage", "Call: {name}"),
            QCoreApplication.translate("Coverage", "A call"),
        ),
    }
    words, without = named[one.what]
    return words.format(name=one.name) if one.name.strip() else without


def _called_money(visit: VisitFacts | None, today: date) -> str:
    if visit is None:
        return QCoreApplication.translate("Coverage", "Money for a visit")
    words = QCoreApplication.translate("Coverage", "Money for the visit of {day}, {who}")
    return words.format(day=date_words(visit.day, today), who=visit.called).rstrip(", ")
