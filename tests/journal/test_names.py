"""Tags reached by keys, and names of scales and feelings changed, hidden, added, removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mbc_companion.journal.own.names_sheet import NamesSheet
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.widgets.marks import (
    FEELINGS,
    feeling_word,
    given_feeling_word,
    offered_feelings,
    set_feelings,
)
from tests.journal.factories import new_draft
from tests.journal.page_kit import Kit, chips_of, draft_of, opened

Make = Callable[..., Kit]


def test_a_tag_of_before_is_reached_from_its_line_by_tab_and_by_down(
    make: Make, repository: JournalRepository
) -> None:
    repository.save(replace(new_draft("Before."), tags=("scan", "sleepless")))
    kit = opened(make, repository)
    kit.page.asking.details.ask_tags()
    sheet = kit.sheet()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
        sheet.field.setFocus()
        QTest.keyClicks(sheet.field.edit, "s")
        QTest.keyClick(sheet.field.edit, key)
        assert sheet.offers[0].hasFocus()
        QTest.keyClick(sheet.offers[0], Qt.Key.Key_Return)
    assert draft_of(kit).tags == ("scan", "sleepless")


def test_an_own_scale_is_removed_and_comes_back_with_its_values(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository)
    scales = kit.page._around.shelf.scales
    own = scales.add("Numb fingers")
    kit.page.asking._change(scales=((own, 7),))
    kit.page.asking.details.ask_names()
    sheet = kit.sheet()
    sheet.rows[own].hide_button.click()
    assert sheet.rows[own].hide_button.text() == "Offer it again", "until the sheet is closed"
    sheet.close()
    assert chips_of(kit) == ["Numb fingers 7"]
    kit.page.asking.details.ask_names()
    sheet = kit.sheet()
    assert own not in sheet.rows
    sheet.new.set_text("numb fingers")
    sheet.add.click()
    assert sheet.rows[own].hide_button.text() == "Remove"
    assert [one.key for one in scales.all() if one.own] == [own]


def test_tab_goes_on_from_a_name_that_was_changed(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository)
    kit.page.asking.details.ask_names()
    sheet = kit.sheet()
    line = sheet.rows["pain"].field.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Ache")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert sheet.rows["pain"].hide_button.hasFocus()
    assert sheet.rows["pain"].hide_button.accessibleName() == "Hide Ache"
    assert line.accessibleDescription() == "First called Pain"


def test_feelings_are_renamed_hidden_and_added(make: Make, repository: JournalRepository) -> None:
    kit = opened(make, repository, feelings=("angry", "tired"))
    names = kit.page._around.shelf.feelings

    def named() -> None:
        known = names.all()
        set_feelings(
            [one.key for one in known if not one.hidden],
            {one.key: one.words for one in known if one.words},
        )

    sheet = NamesSheet(kit.page, "Names of feelings", names, given_feeling_word, 6)
    sheet.changed.connect(named)
    sheet.open()
    try:
        sheet.rows["angry"].field.set_text("Furious")
        sheet.rows["angry"].field.edit.editingFinished.emit()
        sheet.rows["tired"].hide_button.click()
        for number in range(6):
            sheet.new.set_text(f"Own {number}")
            sheet.add.click()
        kit.settle()
        sheet.new.set_text("One too many")
        sheet.add.click()
        assert sheet.new.error() == "There is room for 6 of your own. Remove one first."
        assert sheet.new.text() == "One too many"
        assert feeling_word("angry") == "Furious"
        assert "tired" not in offered_feelings()
        assert len(offered_feelings()) == len(FEELINGS) - 1 + 6
        kit.settle()
        shown = sheet.new._trouble
        assert not shown.visibleRegion().isEmpty(), "what is wrong is scrolled to"
        sheet.close()
        kit.page.asking.ask_feelings()
        words = [chip.text() for chip in kit.sheet().chips.values()]
        assert words[0] == "Furious"
        assert "Own 5" in words
        assert "Tired" in words, "it was chosen before and can be taken away"
    finally:
        set_feelings(FEELINGS, {})
