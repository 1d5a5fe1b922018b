"""A helpline of one's own: told when it is kept, shown whatever the filter."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.contacts.frame_panel import HELPLINES
from mbc_companion.contacts.helpline_notes.repository import HelplineNotesRepository
from mbc_companion.contacts.helpline_sheet import HelplineSheet
from mbc_companion.helplines.domain import Topic
from tests.contacts.page_kit import Kit

Make = Callable[..., Kit]


def test_a_helpline_saved_under_another_filter_is_told_and_shown(
    make: Make, helpline_notes: HelplineNotesRepository
) -> None:
    kit = make()
    kit.page.show_tab(HELPLINES)
    kit.page.list.topics.segments[Topic.MONEY.value].click()
    kit.page.list.add_button.click()
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, HelplineSheet)
    sheet.name.set_text("Night circle")
    sheet.number.set_text("555 013 0177")
    sheet.done_button.click()
    assert kit.toast() == "Saved and encrypted."
    assert kit.helpline.helpline.name == "Night circle"
    assert "Night circle" in kit.shown()
    kit.page.acts.undo()
    assert helpline_notes.own() == ()
    assert "Night circle" not in kit.shown()


def test_words_of_a_helpline_without_a_number_are_handed_on_before_a_lock(make: Make) -> None:
    kit = make()
    kit.page.show_tab(HELPLINES)
    kit.page.list.add_button.click()
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, HelplineSheet)
    assert kit.page.acts.unsaved() == "", "nothing typed, nothing to hand on"
    sheet.name.set_text("Night circle")
    sheet.hours.set_text("After nine")
    assert kit.page.acts.unsaved() == "Name: Night circle\nHours, as they told you: After nine"
    sheet.number.set_text("555 013 0177")
    assert kit.page.acts.unsaved() == "", "with a number it is written where it belongs"
