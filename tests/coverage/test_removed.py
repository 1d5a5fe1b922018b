"""Removed: what is in it, how it comes back, and that nothing of a deleted plan stays behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton
from sqlalchemy import func, select

from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.repository import authorizations, benefits, facts, plans
from mbc_companion.showroom import driver
from mbc_companion.ui.removed_sheet import RemovedSheet
from tests.coverage.kit import NUMBER, PLAN, Kit, Stores, pictured

DENIAL = "d" * 32


def _open(kit: Kit) -> RemovedSheet:
    driver.press("Removed", within=kit.page)
    kit.settle()
    sheet = kit.sheet()
    assert isinstance(sheet, RemovedSheet)
    return sheet


def _named(sheet: RemovedSheet) -> list[str]:
    return [card.back_button.accessibleName() for card in sheet.cards]


def _offered(kit: Kit) -> bool:
    found = kit.page.findChildren(QPushButton)
    return any(one.isVisible() and one.text() == "Removed" for one in found)


def test_removed_is_offered_only_where_something_is_in_it(
    make: Callable[..., Kit], stores: Stores
) -> None:
    kit = make(shelled=True)
    assert not _offered(kit)
    pictured(stores)
    kit.settle()
    assert not _offered(kit), "everything is there"
    stores.calls.remove(stores.calls.calls()[0].uid)
    kit.settle()
    assert _offered(kit)


def test_the_empty_page_brings_a_plan_back(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    for call in stores.calls.calls():
        stores.calls.remove(call.uid)
    stores.plans.remove(PLAN)
    kit = make(shelled=True)
    assert kit.page.empty.isVisible()
    sheet = _open(kit)
    driver.press("Bring back: Plan: Blue Harbor PPO", within=sheet)
    kit.settle()
    assert kit.page.board.hero.lead.text() == "Visits on record as authorized reach August 24."
    assert "Bring back: Call of June 8, Dana" in _named(sheet), "the calls wait for their turn"


def test_each_thing_says_what_it_was_and_comes_back(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    stores.claims.save_denial(Denial(DENIAL, PLAN, about="March 9", notice_dated=date(2026, 6, 30)))
    call = stores.calls.calls()[0]
    stores.plans.remove(NUMBER)
    stores.calls.remove(call.uid)
    stores.claims.remove(DENIAL)
    kit = make(shelled=True)
    sheet = _open(kit)
    assert sorted(_named(sheet)) == [
        "Bring back: Authorization: PA-4471-2206",
        "Bring back: Call of June 8, Dana",
        "Bring back: Denial: March 9",
    ]
    for line in ("Of Blue Harbor PPO", "Removed July 14", call.about):
        assert driver.find(line, within=sheet), line
    while sheet.cards:
        sheet.cards[0].back_button.click()
        kit.settle()
    assert [one.uid for one in stores.plans.authorizations()] == [NUMBER]
    assert call in stores.calls.calls()
    assert [one.uid for one in stores.claims.denials()] == [DENIAL]
    assert sheet.note.text() == "Nothing is removed right now."
    assert not _offered(kit)


def test_an_authorization_of_a_removed_plan_says_so(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    stores.plans.remove(NUMBER)
    stores.plans.remove(PLAN)
    sheet = _open(make(shelled=True))
    words = "Of Blue Harbor PPO, which is removed too. It shows again with its plan."
    assert driver.find(words, within=sheet)


def test_a_plan_removed_for_good_leaves_nothing_of_itself(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    stores.plans.remove(PLAN)
    kit = make(shelled=True)
    sheet = _open(kit)
    kit.dialogs.answers = [False, True]
    driver.press("Remove for good: Plan: Blue Harbor PPO", within=sheet)
    assert len(stores.plans.removed()) == 1, "it was kept"
    driver.press("Remove for good: Plan: Blue Harbor PPO", within=sheet)
    assert "visits are kept" in kit.dialogs.asked[-1].words
    with stores.plans._database.read() as connection:
        left = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (plans, benefits, authorizations, facts)
        ]
    assert left == [0, 0, 0, 0]
    assert len(stores.claims.payments()) == 20, "what visits cost stays with the visits"


def test_what_is_not_removed_cannot_be_deleted(stores: Stores) -> None:
    pictured(stores)
    stores.plans.remove_for_good(PLAN)
    assert len(stores.plans.plans()) == 1
