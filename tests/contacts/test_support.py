"""The support map: kept as it is chosen, and opened where a topic points."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.contacts.domain import Kind
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.domain import Status, SupportKind
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.contacts.support_sheet import SupportSheet
from tests.contacts.page_kit import Kit

Make = Callable[..., Kit]


def _shown(kit: Kit) -> SupportSheet:
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, SupportSheet)
    return sheet


def test_the_support_map_is_kept_as_it_is_chosen(
    make: Make, support: SupportRepository, repository: ContactRepository
) -> None:
    repository.add("Maple Street", Kind.PLACE)
    kit = make()
    kit.page.list.support_button.click()
    sheet = _shown(kit)
    assert len(sheet.cards) == len(SupportKind)
    place = list(SupportKind).index(SupportKind.PALLIATIVE_TEAM)
    card = sheet.cards[place]
    card.status.segments[Status.ASKING.value].click()
    card.step.set_text("Ask at the visit")
    kit.page.leaving()
    card.choose_button.click()
    kept = {one.kind: one for one in support.all()}[SupportKind.PALLIATIVE_TEAM]
    assert (kept.status, kept.next_step) == (Status.ASKING, "Ask at the visit")


def test_a_topic_leads_to_its_own_kind_on_the_support_map(make: Make) -> None:
    kit = make()
    kit.page.acts.show_support(SupportKind.CHAPLAIN_OR_MEANING.value)
    sheet = _shown(kit)
    focused = sheet.focusWidget()
    card = next(one for one in sheet.cards if one.kind == "chaplain_or_meaning")
    assert card.isAncestorOf(focused)
