"""Who is on the card to carry and the page for the fridge, and what is said about room."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.contacts.carry_paper import most_of
from mbc_companion.contacts.carry_sheet import WALLET, CarrySheet
from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.repository import ContactRepository
from tests.contacts.page_kit import Kit

Make = Callable[..., Kit]


def _sheet(kit: Kit) -> CarrySheet:
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, CarrySheet)
    return sheet


def test_only_what_is_ticked_is_on_the_card(make: Make, repository: ContactRepository) -> None:
    repository.save(Contact(Kind.PERSON, "Maya", phones=(Phone("(555) 013-0121"),), trusted=True))
    repository.save(Contact(Kind.PERSON, "Sam", phones=(Phone("(555) 013-0166"),)))
    kit = make()
    kit.page.list.card_button.click()
    sheet = _sheet(kit)
    names = [line.name for line in sheet.lines()]
    assert "Maya" in names
    assert "Sam" not in names
    for tick, line in sheet.rows:
        if line.name == "American Psychosocial Oncology Society":
            assert "Call-back line" in tick.text()
            tick.click()
    assert any(line.under.startswith("Call-back line. Leave") for line in sheet.lines())
    before = sheet.preview.grab().toImage()
    sheet.rows[0][0].click()
    assert sheet.preview.grab().toImage() != before


def test_more_than_the_paper_holds_is_said_before_it_prints(
    make: Make, repository: ContactRepository
) -> None:
    for at in range(20):
        phones = (Phone(f"(555) 013-01{at:02d}"),)
        repository.save(Contact(Kind.PERSON, f"Friend {at:02d}", phones=phones, trusted=True))
    kit = make()
    kit.page.acts.show_card(wallet=False)
    sheet = _sheet(kit)
    assert len(sheet.lines()) == most_of(wallet=False)
    assert not sheet.full.isVisibleTo(sheet)
    assert "One page" in sheet.exact.text()
    for tick, line in sheet.rows:
        if line.name in ("Friend 18", "Friend 19"):
            tick.click()
    assert sheet.full.isVisibleTo(sheet)
    assert "Not on it: Friend 18, Friend 19." in sheet.full.text()
    assert "Friend 18" not in sheet.pages().words()
    assert "One page" in sheet.exact.text()
    sheet.rows[0][0].click()
    assert "Friend 18" in sheet.pages().words()
    sheet.form.segments[WALLET].click()
    assert not sheet.full.isVisibleTo(sheet)


def test_the_number_of_the_plan_is_offered_and_not_taken_for_granted(make: Make) -> None:
    kit = make(plan_phones=lambda: (("Blue Harbor", "555 013 0190"),))
    kit.page.acts.show_card(wallet=True)
    sheet = _sheet(kit)
    assert "Blue Harbor" not in sheet.pages().words()
    tick = next(tick for tick, line in sheet.rows if line.name == "Blue Harbor")
    tick.click()
    assert "Blue Harbor: (555) 013-0190" in sheet.pages().words()
