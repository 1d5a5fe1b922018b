"""The sheets of the journal: mark and moment, feelings, filter, more, Removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull
from mbc_companion.journal.change_sheet import ChangeSheet
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.feelings_sheet import FeelingsSheet
from mbc_companion.journal.filter_sheet import FilterSheet
from mbc_companion.journal.more_sheet import MoreSheet
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.removed_sheet import RemovedSheet
from tests.journal.factories import at, new_entry
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]


@pytest.fixture
def kit(make: Make, repository: JournalRepository) -> Kit:
    repository.add_many(
        [
            new_entry("Tired in the car", mood=2, feelings=("tired",)),
            new_entry(when=at(days=1), mood=3),
            new_entry("Tired on the step", when=at(days=40), mood=5, feelings=("calm", "loved")),
        ]
    )
    return make()


def _change(kit: Kit) -> ChangeSheet:
    kit.page.editor.head.change_button.click()
    sheet = kit.sheet()
    assert isinstance(sheet, ChangeSheet)
    return sheet


def test_the_mark_counts_at_once_and_can_be_taken_away(
    kit: Kit, repository: JournalRepository
) -> None:
    sheet = _change(kit)
    assert sheet.marks.level == 2
    sheet.marks.press(4)
    assert kit.page.editor.head.moment.text() == "July 14, 7:42 pm, marked Steady"
    sheet.no_mark.click()
    assert kit.page.editor.head.moment.text() == "July 14, 7:42 pm"
    assert not kit.page.editor.head.mark.isVisible()
    sheet.done.click()
    kit.later(1.1)
    found = repository.draft(kit.page.desk.entry.uid)
    assert found is not None
    assert found.mood is None


def test_any_past_day_can_be_typed(kit: Kit, repository: JournalRepository) -> None:
    sheet = _change(kit)
    sheet.when.edit.clear()
    QTest.keyClicks(sheet.when.edit, "6/2/2019 9:05 am")
    sheet.done.click()
    assert kit.no_sheet()
    assert kit.page.editor.head.moment.text() == "June 2, 2019, 9:05 am, marked Hard"
    assert kit.page.editor.head.title.text() == "Sunday morning"
    kit.later(1.1)
    kit.later(5)
    assert kit.rows()[-2:] == ["June 2019, 1 entry", "Tired in the car"]
    kit.page.undo()
    assert kit.page.editor.heading().at == at()


def test_a_day_that_has_not_come_is_refused_kindly(kit: Kit) -> None:
    sheet = _change(kit)
    for typed, said in (
        ("2031-01-01", "That has not come yet. Choose today or any day before."),
        ("sometime", "When is it? For example: Mon July 20, 10:30."),
    ):
        sheet.when.set_text(typed)
        sheet.done.click()
        assert sheet.when.error() == said
        assert sheet.when.text() == typed
        assert sheet.isVisible()
    sheet.close()
    assert kit.page.editor.heading().at == at()


def test_a_day_can_be_picked(kit: Kit) -> None:
    sheet = _change(kit)
    assert not sheet.calendar.isVisible()
    sheet.pick.click()
    assert sheet.calendar.isVisible()
    next(b for b in sheet.calendar.days if b.day == date(2026, 7, 4)).click()
    assert sheet.when.text() == "July 4, 7:42 pm"
    assert kit.page.editor.heading().at.date() == date(2026, 7, 4)


def test_feelings_keep_the_order_in_which_they_were_chosen(kit: Kit) -> None:
    kit.page.editor.feelings.add_button.click()
    sheet = kit.sheet()
    assert isinstance(sheet, FeelingsSheet)
    assert len(sheet.chips) == 12
    assert sheet.chips["tired"].isChecked()
    sheet.chips["scared"].click()
    sheet.chips["tired"].click()
    sheet.chips["tired"].click()
    assert kit.page.editor.heading().feelings == ("scared", "tired")
    sheet.done.click()
    kit.page.editor.feelings.chips["scared"].click()
    assert kit.page.editor.heading().feelings == ("tired",)
    kit.page.undo()
    assert kit.page.editor.heading().feelings == ("scared", "tired")


def _filter(kit: Kit) -> FilterSheet:
    kit.page.list.search.filter_button.click()
    sheet = kit.sheet()
    assert isinstance(sheet, FilterSheet)
    return sheet


def test_marks_feelings_and_days_narrow_the_list_at_once(kit: Kit, qtbot: QtBot) -> None:
    sheet = _filter(kit)
    assert sheet.count.text() == "3 entries"
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.marks[2].click()
    assert sheet.count.text() == "1 entry"
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.marks[5].click()
    assert sheet.count.text() == "2 entries"
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.feelings["calm"].click()
    assert kit.rows() == ["June 2026, 1 entry", "Tired on the step"]
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.first.set_text("july 1")
        sheet.first.edit.editingFinished.emit()
    assert kit.rows() == []
    assert sheet.first.text() == "Wednesday July 1"
    sheet.done.click()
    assert kit.page.list.nothing.words.text() == "No entries like that."
    kit.page.list.nothing.show_all.click()
    assert len(kit.rows()) == 5
    assert kit.page.list.wanted == Filter()


def test_no_entry_with_a_mark_says_so(kit: Kit, qtbot: QtBot) -> None:
    sheet = _filter(kit)
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.marks[4].click()
    sheet.done.click()
    assert kit.page.list.nothing.words.text() == "No entries with this mark."
    assert kit.page.list.nothing.show_all.text() == "Show all"
    assert kit.page.list.search.result.text() == "No entries"


def test_show_all_in_the_sheet_keeps_the_words(kit: Kit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(kit.page.list.looked):
        QTest.keyClicks(kit.page.list.search.field, "tir")
    sheet = _filter(kit)
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.marks[2].click()
    with qtbot.waitSignal(kit.page.list.looked):
        sheet.show_all.click()
    assert kit.page.list.wanted == Filter(words="tir")
    assert sheet.count.text() == "2 entries"
    assert not sheet.marks[2].isChecked()


def test_a_day_that_cannot_be_read_is_said(kit: Kit) -> None:
    sheet = _filter(kit)
    sheet.last.set_text("whenever")
    sheet.last.edit.editingFinished.emit()
    assert sheet.last.error() == "When is it? For example: Mon July 20, 10:30."
    assert kit.page.list.wanted == Filter()


def test_more_copies_and_removes(kit: Kit) -> None:
    kit.page.editor.head.more_button.click()
    sheet = kit.sheet()
    assert isinstance(sheet, MoreSheet)
    sheet.copy.click()
    assert kit.toast() == "Copied. Cleared from the clipboard in 30 seconds."
    assert kit.no_sheet()
    kit.page.editor.head.more_button.click()
    kit.sheet().remove.click()  # type: ignore[attr-defined]
    assert kit.toast().startswith("Removed.")


def _removed(kit: Kit) -> RemovedSheet:
    kit.page.asking.show_removed()
    sheet = kit.sheet()
    assert isinstance(sheet, RemovedSheet)
    return sheet


def test_a_check_in_in_removed_says_its_mark(kit: Kit, repository: JournalRepository) -> None:
    uid = repository.add(new_entry("", mood=2))
    repository.remove(uid)
    assert ", marked Hard" in _removed(kit).cards[0].back_button.accessibleName()


def test_removed_entries_come_back_or_go_for_good(kit: Kit, repository: JournalRepository) -> None:
    for _ in range(2):
        kit.page.asking.remove()
    sheet = _removed(kit)
    assert len(sheet.cards) == 2
    sheet.cards[0].back_button.click()
    kit.settle()
    assert len(sheet.cards) == 1
    assert len(repository.entries(Filter(), limit=9)) == 2
    kit.dialogs.answer = False
    sheet.cards[0].delete_button.click()
    assert kit.dialogs.asked[0].title == "Remove this entry for good?"
    assert kit.dialogs.asked[0].removes
    assert repository.removed_count() == 1
    kit.dialogs.answer = True
    sheet.cards[0].delete_button.click()
    assert repository.removed_count() == 0
    assert sheet.note.text() == "Nothing is removed right now."


def test_a_trouble_in_removed_is_told(
    kit: Kit, repository: JournalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.page.asking.remove()
    sheet = _removed(kit)

    def no_room(_uid: str) -> None:
        raise DiskFull("SQLITE_FULL")

    monkeypatch.setattr(repository, "bring_back", no_room)
    sheet.cards[0].back_button.click()
    assert "no room" in kit.dialogs.told[0][1]
    assert len(sheet.cards) == 1


def test_escape_closes_a_sheet_and_gives_the_focus_back(kit: Kit) -> None:
    kit.host.activateWindow()
    kit.page.editor.feelings.add_button.setFocus()
    kit.page.editor.feelings.add_button.click()
    sheet = kit.sheet()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert kit.no_sheet()
    assert kit.page.editor.feelings.add_button.hasFocus()
