"""Every page and sheet of Coverage at 100, 150 and 200 % text: nothing cut off, small or mute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mbc_companion.core.settings import TEXT_PERCENT, PublicSettings
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.call_script import Step
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.domain import Authorization, ClaimState, Payer, Plan
from mbc_companion.coverage.facts import Fact, Name
from mbc_companion.coverage.money import Payment
from mbc_companion.showroom import driver
from mbc_companion.ui.theme import Theme, install
from tests.accessibility.checks import all_findings
from tests.accessibility.views import SEEN, SIZES, View, wear
from tests.coverage.kit import BENEFIT, NEW_YORK, NUMBER, ORIGIN, PLAN, Kit, Stores, pictured


@pytest.fixture(params=SEEN, ids=str)
def sized(
    request: pytest.FixtureRequest, look: Theme, tmp_path: Path
) -> Iterator[tuple[View, PublicSettings]]:
    view: View = request.param
    public = PublicSettings(tmp_path / "sized.json")
    public.set(TEXT_PERCENT, view.percent)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    install(app, public)
    wear(public, view.looks[0])
    yield view, public
    install(app, PublicSettings(tmp_path / "look.json")).apply()


def _full(stores: Stores) -> None:
    """Everything there can be on the page, and long words in it."""
    pictured(stores)
    plan = stores.plans.plans()[0]
    stores.plans.save_plan(
        replace(plan, name="Blue Harbor Preferred Provider Organization of the Northeast")
    )
    facts = [Fact(Name.COPAY, 2_500, ORIGIN), Fact(Name.VIDEO_COVERED, True, ORIGIN)]
    stores.plans.record_facts(BENEFIT, facts)
    uid = min(stores.visits.visits, key=lambda one: stores.visits.visits[one].day)
    stores.claims.save_payment(
        Payment(uid, Payer.PLAN, PLAN, NUMBER, claim=ClaimState.DENIED, charged=18_000)
    )
    stores.claims.save_denial(
        Denial("d" * 32, PLAN, uid, "March 9", notice_dated=date(2026, 6, 30))
    )
    _disagree(stores)
    stores.plans.save_authorization(
        Authorization("a" * 32, PLAN, "PA-4471-2206-0000-1111-2222", approved=4)
    )
    for store, uid in ((stores.plans, "a" * 32), (stores.calls, stores.calls.calls()[1].uid)):
        store.remove(uid)


def _disagree(stores: Stores) -> None:
    """Two calls with different answers to the same question."""
    at = stores.clock.instant.astimezone(NEW_YORK)
    for number, said in enumerate(("30", "40")):
        answers = {Name.VISITS_A_YEAR.value: said}
        uid = f"{number}c" * 16
        stores.calls.save(Call(uid, at, PLAN, who="Dana", state=CallState.OVER, answers=answers))


def _faults(kit: Kit, place: str) -> list[str]:
    kit.settle()
    return [f"{place}: {found}" for found in all_findings(kit.host)]


def _sheets(kit: Kit, stores: Stores) -> dict[str, Callable[[], object]]:
    """Every sheet the page can open, by what it is."""
    plan, benefit = stores.plans.plans()[0], stores.plans.benefits()[0]
    uid = min(stores.visits.visits, key=lambda one: stores.visits.visits[one].day)
    return {
        "set up": kit.page.plans.set_up,
        "edit": lambda: kit.page.plans.edit(PLAN),
        "facts": lambda: kit.page.plans.facts(plan, benefit),
        "history": lambda: kit.page.plans.history(plan, benefit),
        "new authorization": kit.page._add_authorization,
        "authorization": lambda: kit.page.plans.edit_authorization(NUMBER),
        "pace": kit.page._pace,
        "counted": lambda: kit.page._open_count("", "table"),
        "visits": kit.page.money.visits,
        "payment": lambda: kit.page.money.open(uid),
        "year": kit.page._show_year,
        "denial": lambda: kit.page.denials.edit("d" * 32),
        "call": lambda: kit.page.calls.show(stores.calls.calls()[0]),
        "calls": lambda: kit.page.calls.show_all(lambda _: None),
        "disagreeing calls": kit.page.calls.show_disagreements,
        "removed": lambda: driver.press("Removed", within=kit.page),
    }


def test_the_page_and_its_sheets(
    sized: tuple[View, PublicSettings], stores: Stores, make: Callable[..., Kit]
) -> None:
    view, public = sized
    _full(stores)
    kit = make(SIZES[view.percent], shelled=True)
    found = []
    for name in view.looks:
        wear(public, name)
        found += _faults(kit, f"page, {name}")
    for name, act in _sheets(kit, stores).items():
        act()
        kit.settle()
        found += _faults(kit, name)
        kit.sheet().close()
        kit.settle()
    assert not found, "\n".join(found)


def test_the_guided_call(
    sized: tuple[View, PublicSettings], stores: Stores, make: Callable[..., Kit]
) -> None:
    view, _public = sized
    _full(stores)
    kit = make(SIZES[view.percent], shelled=True)
    kit.page.begin_call(PLAN)
    found = []
    for step in Step:
        kit.page.call.go(step)
        kit.settle()
        found += _faults(kit, f"step {step + 1}")
    kit.page.desk.answer(Name.VISITS_A_YEAR.value, "40")
    kit.page.call._ask()
    found += _faults(kit, "changes")
    assert not found, "\n".join(found)


def test_the_empty_page(
    sized: tuple[View, PublicSettings], stores: Stores, make: Callable[..., Kit]
) -> None:
    view, _public = sized
    kit = make(SIZES[view.percent], shelled=True)
    found = _faults(kit, "empty")
    stores.plans.save_plan(Plan(PLAN, "Blue Harbor PPO"))
    stores.plans.remove(PLAN)
    found += _faults(kit, "empty, with something removed")
    assert driver.find("Removed", within=kit.page.empty)
    assert not found
