"""The money of a visit: a denial is offered, a record can be removed and comes back."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.coverage.denial_sheet import DenialSheet
from mbc_companion.coverage.domain import Authorization, Plan
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.payment_sheet import PaymentSheet
from mbc_companion.showroom import driver
from mbc_companion.ui.removed_sheet import RemovedSheet
from mbc_companion.ui.sheet import Sheet
from tests.coverage.kit import NUMBER, PLAN, Kit, Stores, pictured


def _press(kit: Kit, name: str) -> None:
    """In the sheet on top, or on the page."""
    sheets = [one for one in kit.host.findChildren(Sheet) if one.isVisible()]
    driver.press(name, within=sheets[-1] if sheets else kit.host)
    kit.settle()


def _removed(kit: Kit) -> RemovedSheet:
    sheet = kit.sheet()
    assert isinstance(sheet, RemovedSheet)
    return sheet


def test_a_claim_set_to_denied_offers_its_record_filled_in(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    visit = min(stores.claims.payments())
    kit.page.money.open(visit)
    _press(kit, "Denied")
    _press(kit, "Done")
    _press(kit, "Record the denial")
    _press(kit, "Done")
    (denial,) = stores.claims.denials()
    assert denial.visit_uid == visit
    assert denial.plan_uid == PLAN
    assert denial.about.startswith("Visit of ")


def test_money_removed_comes_back_in_the_place_of_what_was_written_since(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    uid = min(stores.claims.payments())
    before = stores.claims.payment(uid)
    kit = make(shelled=True)
    kit.page.money.open(uid)
    _press(kit, "Remove this record")
    assert stores.claims.payment(uid) is None
    assert uid in {visit.uid for visit in kit.page.overview.record.visits}, "the visit is kept"
    stores.claims.save_payment(Payment(uid, paid=4000))
    kit.settle()
    _press(kit, "Removed")
    assert _removed(kit).cards[0].thing.called.startswith("Money for the visit of ")
    _removed(kit).cards[0].back_button.click()
    assert stores.claims.payment(uid) == before
    assert len(_removed(kit).cards) == 1, "what was written since waits in Removed"


def test_the_authorizations_to_choose_from_are_those_of_the_chosen_plan(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    second, theirs = "8" * 32, "9" * 32
    stores.plans.save_plan(Plan(second, "Green Valley"))
    stores.plans.save_authorization(Authorization(theirs, second, "GV-1"))
    kit = make(shelled=True)
    visit = next(uid for uid, one in stores.claims.payments().items() if one.authorization_uid)
    kit.page.money.open(visit)
    sheet = kit.sheet()
    assert isinstance(sheet, PaymentSheet)
    assert sheet.paper.segments[NUMBER].isVisible()
    assert not sheet.paper.segments[theirs].isVisible()
    _press(kit, "Green Valley")
    assert not sheet.paper.segments[NUMBER].isVisible()
    assert sheet.paper.segments[theirs].isVisible()
    assert sheet.paper.value() == "", "the other plan's yes is not kept with this one"
    _press(kit, "Done")
    paid = stores.claims.payment(visit)
    assert paid is not None
    assert (paid.plan_uid, paid.authorization_uid) == (second, "")


def test_tab_goes_through_a_denial_in_the_order_it_is_read(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.money.open(min(stores.claims.payments()))
    _press(kit, "Denied")
    _press(kit, "Done")
    _press(kit, "Record the denial")
    sheet = kit.sheet()
    assert isinstance(sheet, DenialSheet)
    sheet.urgent.setFocus()
    wanted = [one.edit for one in sheet.days.values()]
    for stop in (*wanted, sheet.settled, sheet.finish, sheet.print):
        sheet.step_focus(forward=True)
        assert stop.hasFocus(), stop.accessibleName()
