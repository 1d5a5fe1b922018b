"""The claim packet: only the visits chosen, what is not on a receipt, what the plan said."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.coverage.claim_paper import claim_paper
from mbc_companion.coverage.claim_sheet import ClaimSheet
from mbc_companion.coverage.domain import ClaimState, Payer
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.superbills import Part
from mbc_companion.showroom.driver import press
from mbc_companion.ui.paper_pages import PaperPages
from tests.coverage.kit import PLAN, Kit, Stores, pictured


def _sheet(kit: Kit) -> ClaimSheet:
    """As the list of visits and claims leads to it."""
    kit.page.money.visits()
    press("Claim packet", within=kit.host)
    sheet = kit.sheet()
    assert isinstance(sheet, ClaimSheet)
    return sheet


def test_a_packet_holds_the_visits_chosen_and_what_is_known_of_them(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    sheet = _sheet(kit)
    visit = sheet.visits[0][1]
    for tick, _visit in sheet.visits[1:]:
        tick.click()
    packet = sheet.packet()
    assert [one.uid for one in packet.visits] == [visit.uid]
    assert packet.plan is not None
    words = claim_paper(packet).words()
    for said in ("Blue Harbor PPO", "BH 4418 2207 61", "88-16240", "Not looked at yet."):
        assert said in words
    sheet.calls.click()
    assert "88-16240" not in claim_paper(sheet.packet()).words()


def test_what_the_plan_said_and_what_is_missing_on_the_receipt(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    visit = _sheet(make()).visits[0][1]
    stores.claims.save_payment(
        Payment(
            visit.uid,
            Payer.PLAN,
            PLAN,
            claim=ClaimState.DENIED,
            reference="CL-77",
            charged=18_000,
            superbill=frozenset(part.value for part in Part if part is not Part.LICENSE),
        )
    )
    sheet = _sheet(make())
    words = claim_paper(sheet.packet()).words()
    for said in ("License of the provider", "reference CL-77", "$180"):
        assert said in words


def test_each_part_begins_a_page_and_an_empty_packet_is_one(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    sheet = _sheet(kit)
    whole = PaperPages(claim_paper(sheet.packet()))
    starts = [page[0].piece.words or page[1].piece.words for page in whole.pages]
    for heading in ("Claim", "Check of the superbills", "Explanations of benefits"):
        assert heading in starts
    for tick, _visit in sheet.visits:
        tick.setChecked(False)
    sheet.calls.setChecked(False)
    assert PaperPages(claim_paper(sheet.packet())).count == 1
