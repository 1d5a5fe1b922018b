"""A visit changed on its page: what is said, what is kept, what comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mbc_companion.appointments.domain import Kind, Status, Visit
from mbc_companion.appointments.recurrence import Repeat
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.errors import DiskFull
from mbc_companion.ui.top_bar import TopBar
from tests.appointments.factories import MONDAY, local, new_visit
from tests.appointments.page_kit import OKAFOR, Kit, open_visit

Make = Callable[..., Kit]


# -- changing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Day", "someday", "When is it? For example: Mon July 20, 10:30."),
        ("Time", "25:99", "At what time is it? For example: 10:30 am."),
        ("Minutes", "0", "How many minutes? From 1 to 1440."),
    ],
)
def test_what_cannot_be_read_stays_and_is_asked_about(
    make: Make, repository: VisitRepository, name: str, typed: str, said: str
) -> None:
    kit, visit = open_visit(make, repository)
    kit.typed(name, typed)
    field = next(
        one
        for one in (
            kit.page.editor.when.day,
            kit.page.editor.when.time,
            kit.page.editor.details.minutes,
        )
        if one.label.text() == name
    )
    assert (field.error(), field.text()) == (said, typed)
    kit.click("Done")
    assert kit.page.editor.isVisible(), "the page waits for another word"
    assert field.text() == typed
    assert repository.visit(visit.uid) == visit


def test_a_place_put_in_by_an_aid_is_kept_and_showing_one_changes_nothing(
    make: Make, repository: VisitRepository
) -> None:
    kit, visit = open_visit(make, repository, place="40 Alder Street")
    assert not kit.page.editor.open.touched
    # As the accessibility interface does it: the whole text at once, without a key.
    kit.page.editor.details.place.edit.setText("Room 4")
    kit.click("Done")
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert kept.place == "Room 4"


def test_a_past_date_is_said_and_can_be_kept(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    kit.typed("Day", "7/6")
    note = kit.page.editor.when.note
    assert note.text() == "This date has passed. Keep it as a past visit?"
    kit.click("Keep it as a past visit")
    assert not kit.page.editor.when.keep.isVisible()
    kit.click("Done")
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert (kept.at, kept.status) == (local(2026, 7, 6), Status.ATTENDED)


def test_an_overlap_is_said_and_both_are_kept(make: Make, repository: VisitRepository) -> None:
    repository.save(new_visit(MONDAY + timedelta(minutes=30), provider_name="Scan", kind=Kind.SCAN))
    kit, _visit = open_visit(make, repository)
    assert "At the same time: Scan, 11:00 am" in kit.page.editor.when.note.text()
    kit.click("Done")
    assert len(repository.all_rows()) == 2


def test_a_forgotten_zone_is_said(make: Make, repository: VisitRepository) -> None:
    kit, _visit = open_visit(make, repository, zone="America/Lost_City")
    assert "America/Lost_City" in kit.page.editor.when.note.text()
    assert kit.page.editor.when.time.text() == "10:30 am"


def test_an_end_before_the_start_is_refused_with_a_sentence(
    make: Make, repository: VisitRepository
) -> None:
    kit, _visit = open_visit(make, repository)
    kit.click("Every week")
    kit.typed("Until", "july 1")
    assert kit.page.editor.repeat.until.error().startswith("The end is before the first visit")
    kit.click("Done")
    assert kit.page.editor.isVisible()
    kit.typed("Until", "3 times")
    kit.click("Done")
    assert [row.at.day for row in repository.all_rows()] == [20, 27, 3]


def test_ten_thousand_visits_are_capped_and_said(make: Make, repository: VisitRepository) -> None:
    kit, _visit = open_visit(make, repository)
    kit.click("Every week")
    kit.typed("Until", "10000 times")
    assert "520 visits" in kit.page.editor.repeat.summary.text()
    assert "ten years" in kit.page.editor.repeat.summary.text()
    kit.click("Done")
    assert len(repository.all_rows()) == 520


def test_one_of_a_series_moves_alone_and_the_later_ones_when_asked(
    make: Make, repository: VisitRepository
) -> None:
    uids = repository.repeat(new_visit(provider_uid=OKAFOR), Repeat(count=4)).uids
    kit = make()
    kit.page.open_visit(uids[1])
    kit.settle()
    kit.typed("Time", "2pm")
    kit.page.editor.settle()
    assert [row.at.hour for row in repository.all_rows()] == [10, 14, 10, 10]
    kit.click("Change the later ones too")
    assert [row.at.hour for row in repository.all_rows()] == [10, 14, 14, 14]


def test_ending_a_repeat_says_how_many_went_and_undo_brings_them_back(
    make: Make, repository: VisitRepository
) -> None:
    uids = repository.repeat(new_visit(provider_uid=OKAFOR), Repeat(count=4)).uids
    kit = make()
    kit.page.open_visit(uids[1])
    kit.settle()
    kit.click("No")
    kit.click("Done")
    assert len(repository.all_rows()) == 2
    assert "2 visits" in kit.toast()
    kit.click("Undo")
    assert len(repository.all_rows()) == 4


def test_removing_one_of_a_series_asks_which(make: Make, repository: VisitRepository) -> None:
    uids = repository.repeat(new_visit(provider_uid=OKAFOR), Repeat(count=4)).uids
    kit = make()
    kit.page.open_visit(uids[1])
    kit.settle()
    kit.click("Remove visit")
    kit.click("This and the later ones (3)")
    assert [row.uid for row in repository.all_rows()] == [uids[0]]
    QTest.keyClick(kit.host, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kit.settle()
    if len(repository.all_rows()) == 1:
        kit.page.acts.undo()
    assert len(repository.all_rows()) == 4


def test_removed_visits_come_back_from_their_sheet(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    kit.click("Remove visit")
    assert kit.page.empty.isVisible()
    kit.click("Removed visits")
    kit.click("Bring back: Dr. Lena Okafor")
    kit.key(Qt.Key.Key_Escape)
    assert repository.visit(visit.uid) == visit
    assert kit.page.overview.isVisible()


def test_what_is_typed_is_saved_within_two_seconds(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    model = kit.page.editor.open
    QTest.keyClicks(kit.page.editor.details.notes.edit, "Ask about Mondays")
    assert model._timer.isActive()
    assert model._timer.interval() <= 1500
    model._timer.timeout.emit()
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert kept.notes == "Ask about Mondays"
    assert kit.page.editor.bar.state.text() == "Saved and encrypted, 7:42 pm"


def test_a_full_disk_is_said_and_the_words_stay(
    make: Make, repository: VisitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, visit = open_visit(make, repository)
    saved = repository.save

    def full(_visit: Visit) -> None:
        raise DiskFull("SQLITE_FULL")

    monkeypatch.setattr(repository, "save", full)
    QTest.keyClicks(kit.page.editor.details.notes.edit, "Still here")
    kit.click("Done")
    assert kit.page.editor.isVisible()
    assert kit.page.editor.bar.state.text().startswith("Not saved yet.")
    assert kit.page.editor.details.notes.text() == "Still here"
    monkeypatch.setattr(repository, "save", saved)
    kit.click("Done")
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert kept.notes == "Still here"


# -- bringing ------------------------------------------------------------------------------------


def test_questions_are_added_moved_spoken_about_and_removed(
    make: Make, repository: VisitRepository
) -> None:
    kit, visit = open_visit(make, repository)

    def texts() -> list[str]:
        return [item.text for item in repository.items(visit.uid)]

    kit.typed("Add a question or a thought", "First")
    kit.typed("Add a question or a thought", "Second")
    assert texts() == ["First", "Second"]
    kit.click("More: Second")
    kit.click("Move up")
    assert texts() == ["Second", "First"]
    kit.click("More: Second")
    kit.click("We spoke about it")
    assert repository.all_rows()[0].open_items == 1
    kit.click("More: First")
    kit.click("Remove from the list")
    assert texts() == ["Second"]
    assert kit.toast() == "Removed from the list."


@pytest.mark.parametrize("left", [False, True], ids=["in the visit", "after leaving it"])
def test_a_removed_question_comes_back_where_it_stood(
    make: Make, repository: VisitRepository, *, left: bool
) -> None:
    kit, visit = open_visit(make, repository)
    for words in ("First", "Second", "Third"):
        kit.typed("Add a question or a thought", words)
    before = repository.items(visit.uid)
    kit.click("More: Second")
    kit.click("Remove from the list")
    kit.page.editor.details.notes.set_text("Typed since")
    if left:
        kit.click("Done")
    kit.click("Undo")
    assert repository.items(visit.uid) == before
    if not left:
        kit.typed("Add a question or a thought", "Fourth")
        assert repository.items(visit.uid)[:3] == before, "the list shows it too"


def test_words_left_in_the_line_are_not_lost(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    kit.page.editor.bring.field.set_text("Half a thought")
    kit.page.leaving()
    assert [item.text for item in repository.items(visit.uid)] == ["Half a thought"]


def test_words_changed_in_a_question_are_kept_when_the_vault_locks_over_them(
    make: Make, repository: VisitRepository
) -> None:
    kit, visit = open_visit(make, repository)
    repository.add_item(visit.uid, "How long?")
    kit.page.open_visit(visit.uid)
    kit.click("More: How long?")
    sheet = kit.page.editor.bring.sheet
    sheet.words.set_text("How long, and who drives?")
    kit.page.leaving()
    assert [item.text for item in repository.items(visit.uid)] == ["How long, and who drives?"]
    sheet.close()
    assert [item.text for item in repository.items(visit.uid)] == ["How long, and who drives?"]


@pytest.mark.parametrize("typed", ["wed 9/30/2026", "12/24/2026", "9/29/2027"])
def test_every_day_can_be_read_whole_in_its_line(
    make: Make, repository: VisitRepository, typed: str
) -> None:
    kit, visit = open_visit(make, repository)
    kit.typed("Day", typed)
    kit.page.editor.how.segments["phone"].setFocus()
    kit.settle()
    line = kit.page.editor.when.day.edit
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width() - 36
    kit.click("Done")
    kit.page.open_visit(visit.uid)
    kit.settle()
    before = repository.visit(visit.uid)
    assert kit.page.editor.understood()
    assert kit.page.editor.open.visit.at == before.at, "the shorter words mean the same day"


def test_license_questions_go_on_the_visit_once(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    kit.people.questions[OKAFOR] = ("In which states are you licensed?",)
    kit.page.editor.refresh()
    kit.click("Add the license questions")
    kit.click("Add the license questions")
    assert [item.text for item in repository.items(visit.uid)] == [
        "In which states are you licensed?"
    ]


@pytest.mark.parametrize("wide", [1280, 700])
def test_the_way_back_keeps_its_words_and_stands_before_the_title(
    make: Make, repository: VisitRepository, wide: int
) -> None:
    kit, _visit = open_visit(make, repository)
    kit.host.resize(wide, 800)
    kit.settle()
    bar = kit.host.findChild(TopBar)
    assert bar is not None
    back, title = kit.page.back_button, bar.title
    assert back.isVisible()
    assert title.isVisible()
    assert back.width() >= back.fontMetrics().horizontalAdvance("Visits")
    assert back.geometry().right() + 8 <= title.x()
    kit.click("Visits")
    assert title.x() == back.x(), "without a visit the title stands there"
    assert not back.isVisible()
