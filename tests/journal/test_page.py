"""Writing, leaving, finding and removing, on real widgets and a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.core.errors import DiskFull
from mbc_companion.journal.checkins import CheckIns
from mbc_companion.journal.domain import Draft, Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.journal.factories import at, new_draft, new_entry
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]
CONTROL = Qt.KeyboardModifier.ControlModifier


def _texts(repository: JournalRepository) -> list[str]:
    return [entry.text for entry in repository.entries(Filter(), limit=100)]


@pytest.fixture
def written(repository: JournalRepository) -> tuple[str, ...]:
    """Three entries, the newest first in the list."""
    return repository.add_many(
        [
            new_entry("Today in the car", mood=2, feelings=("scared", "tired")),
            new_entry(when=at(hours=11), mood=3, feelings=("tired", "anxious")),
            new_entry("Figs on the step", when=at(days=20), mood=5),
        ]
    )


def test_before_the_first_entry_there_are_two_things_to_begin_with(make: Make) -> None:
    kit = make()
    assert kit.page.empty.isVisible()
    assert not kit.page.new_button.isVisible()
    assert not kit.page.empty.removed_button.isVisible()
    asked = []
    kit.page.mark_requested.connect(lambda: asked.append(True))
    kit.page.empty.mark_button.click()
    assert asked
    kit.page.empty.write_button.click()
    kit.settle()
    assert kit.page.editor.text.isVisible()
    assert kit.page.new_button.isVisible()
    assert QApplication.focusWidget() is kit.page.editor.text


def test_the_list_is_by_month_newest_first(make: Make, written: tuple[str, ...]) -> None:
    kit = make()
    assert kit.rows() == [
        "July 2026, 2 entries",
        "Today in the car",
        "Quick check-in. Tired, anxious.",
        "June 2026, 1 entry",
        "Figs on the step",
    ]
    spoken = kit.page.list.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tuesday July 14, 7:42 pm, Hard. Today in the car"


def test_the_newest_is_open_beside_the_list(make: Make, written: tuple[str, ...]) -> None:
    kit = make()
    assert kit.page.editor.head.title.text() == "Tuesday evening"
    assert kit.page.editor.head.moment.text() == "July 14, 7:42 pm, marked Hard"
    assert kit.page.list.view.currentIndex().row() == 1
    assert list(kit.page.editor.feelings.chips) == ["scared", "tired"]
    assert kit.said() == ""


def test_one_key_begins_an_entry_and_saving_is_said_after_the_commit(
    make: Make, repository: JournalRepository
) -> None:
    kit = make()
    kit.page.new_entry()
    QTest.keyClicks(kit.page.editor.text, "A line")
    assert kit.said() == ""
    kit.later(0.9)
    assert kit.said() == ""
    kit.later(0.2)
    assert kit.said() == "Saved and encrypted, 7:42 pm"
    assert _texts(repository) == []
    assert kit.rows() == ["July 2026, 1 entry", "A line"]
    kit.later(5)
    assert _texts(repository) == ["A line"]
    assert kit.rows() == ["July 2026, 1 entry", "A line"]


def test_the_draft_survives_a_kill_between_pauses(
    make: Make, repository: JournalRepository
) -> None:
    kit = make()
    kit.page.new_entry()
    for count in range(30):
        QTest.keyClicks(kit.page.editor.text, "a")
        kit.later(0.3)
        if count * 0.3 > 2:
            found = repository.draft(kit.page.desk.entry.uid)
            assert found is not None
            assert len(found.text) >= count - 6


def test_done_writes_the_entry_and_goes_to_the_list(
    make: Make, repository: JournalRepository
) -> None:
    kit = make()
    kit.page.new_entry()
    kit.typed("Enough for today")
    kit.page.editor.bar.done_button.click()
    kit.settle()
    assert _texts(repository) == ["Enough for today"]
    assert QApplication.focusWidget() is kit.page.list.view
    assert kit.page.list.view.currentIndex().row() == 1


def test_an_empty_page_vanishes_without_asking(make: Make, repository: JournalRepository) -> None:
    kit = make()
    kit.page.new_entry()
    kit.typed("x")
    kit.page.editor.text.undo()
    kit.page.editor.bar.done_button.click()
    kit.settle()
    assert _texts(repository) == []
    assert kit.dialogs.asked == []
    assert kit.page.empty.isVisible()


def test_another_page_lock_and_close_write_everything(
    make: Make, repository: JournalRepository
) -> None:
    kit = make()
    kit.page.new_entry()
    kit.typed("Half a sen")
    kit.page.leaving()
    assert _texts(repository) == ["Half a sen"]
    assert kit.page.unsaved() == ()


def test_choosing_another_entry_writes_the_first(
    make: Make, repository: JournalRepository, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.typed("More. ")
    kit.page.open_entry(written[2])
    kit.settle()
    assert _texts(repository)[0] == "More. Today in the car"
    assert kit.page.editor.text.words() == "Figs on the step"


def test_a_failed_save_keeps_the_words_and_says_so(
    make: Make, repository: JournalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = make()
    full = True

    def no_room(*_: object) -> None:
        if full:
            raise DiskFull("SQLITE_FULL")
        original(*_)  # type: ignore[arg-type]

    original = repository.save_draft
    monkeypatch.setattr(repository, "save_draft", no_room)
    monkeypatch.setattr(repository, "save", no_room)
    kit.page.new_entry()
    kit.typed("Still here")
    kit.later(1.1)
    assert "not saved yet" in kit.said()
    assert kit.page.editor.text.words() == "Still here"
    first = kit.page.desk.entry.uid
    kit.page.new_entry()
    assert kit.page.desk.entry.uid == first, "an entry that is not written is not left"
    kit.page.leaving()
    assert [draft.text for draft in kit.page.unsaved()] == ["Still here"]
    full = False
    monkeypatch.undo()
    kit.later(60)
    assert kit.said() == "Saved and encrypted, 7:43 pm"
    assert kit.page.unsaved() == ()


def test_ctrl_z_belongs_to_the_text_first_then_to_the_page(
    make: Make, repository: JournalRepository, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.page.asking._change(mood=5)
    kit.page.editor.text.setFocus()
    QTest.keyClicks(kit.page.editor.text, "x")
    QTest.keyClick(kit.page.editor.text, Qt.Key.Key_Z, CONTROL)
    assert kit.page.editor.text.words() == "Today in the car"
    assert kit.page.editor.heading().mood == 5
    QTest.keyClick(kit.page.editor.text, Qt.Key.Key_Z, CONTROL)
    assert kit.page.editor.heading().mood == 2
    kit.page.redo()
    assert kit.page.editor.heading().mood == 5


def test_where_the_person_was_is_kept_without_a_word(
    make: Make, repository: JournalRepository, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.page.open_entry(written[2])
    kit.page.editor.text.set_caret(4)
    place = kit.page.place()
    assert "Figs" not in str(place)
    again = make()
    again.page.restore_place(place)
    assert again.page.desk.entry.uid == written[2]
    assert again.page.editor.text.caret() == 4
    for nonsense in ({}, {"uid": 3}, {"uid": "gone"}, {"uid": written[0], "caret": "x"}):
        again.page.restore_place(nonsense)


def test_feelings_given_today_show_in_the_open_entry(
    make: Make, repository: JournalRepository, clock: FrozenClock, written: tuple[str, ...]
) -> None:
    kit = make()
    CheckIns(repository, clock).set_feelings(written[0], ("loved",))
    kit.settle()
    assert list(kit.page.editor.feelings.chips) == ["loved"]
    repository.remove(written[0])
    kit.settle()
    assert not kit.page.desk.entry.is_open


def test_words_for_an_existing_entry_start_behind_the_last_one(
    make: Make, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.page.add_words_to(written[2])
    QTest.keyClicks(kit.page.editor.text, "!")
    assert kit.page.editor.text.words() == "Figs on the step!"


def test_arrows_show_entries_and_enter_goes_into_them(make: Make, written: tuple[str, ...]) -> None:
    kit = make()
    view = kit.page.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert kit.page.desk.entry.uid == written[1]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert kit.page.desk.entry.uid == written[2], "the header is passed over"
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is kit.page.editor.text


def test_a_click_opens_on_release(make: Make, written: tuple[str, ...]) -> None:
    kit = make()
    view = kit.page.list.view
    where = view.visualRect(view.model().index(4, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert kit.page.desk.entry.uid == written[0]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert kit.page.desk.entry.uid == written[2]


def test_a_narrow_window_shows_one_pane_at_a_time(make: Make, written: tuple[str, ...]) -> None:
    kit = make((800, 700))
    assert kit.page.list.isVisible()
    assert not kit.page.editor.isVisible()
    kit.page.list.opened.emit(written[2])
    kit.settle()
    assert not kit.page.list.isVisible()
    assert kit.page.editor.isVisible()
    assert kit.page.back_button.isVisible()
    kit.page.back_button.click()
    kit.settle()
    assert kit.page.list.isVisible()
    assert not kit.page.back_button.isVisible()


def test_another_text_size_is_no_change_of_the_entry(
    make: Make, look: Theme, written: tuple[str, ...]
) -> None:
    kit = make()
    look.set_text_percent(150)
    kit.settle()
    assert kit.page.unsaved() == ()
    kit.later(3)
    assert kit.said() == ""


def test_a_draft_left_over_is_opened_as_it_was(make: Make, repository: JournalRepository) -> None:
    draft = new_draft("First")
    repository.save(draft)
    repository.save_draft(Draft(at=draft.at, text="First and second", uid=draft.uid))
    kit = make()
    assert kit.page.editor.text.words() == "First and second"
