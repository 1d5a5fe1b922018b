"""The flows of the Visits page: by mouse with their clicks counted, by keyboard, by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mbc_companion.appointments.domain import Kind, Number, Payment, Status, Visit
from mbc_companion.appointments.recurrence import Repeat
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.errors import DiskFull
from tests.appointments.factories import MONDAY, local, new_visit
from tests.appointments.page_kit import OKAFOR, Kit
from tests.fakes import FrozenClock

Make = Callable[..., Kit]


def _last_week(repository: VisitRepository, **changes: object) -> Visit:
    """Yesterday's visit with Dr. Okafor, as in the pictures."""
    visit = new_visit(local(2026, 7, 13), provider_uid=OKAFOR).changed(**changes)
    repository.save(visit)
    return visit


def _typed(kit: Kit, name: str, words: str) -> None:
    """Replace what stands in the field called ``name`` and leave it, as a person does."""
    field = next(
        one
        for one in kit.host.findChildren(QLineEdit)
        if one.isVisible() and one.accessibleName() == name
    )
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    kit.settle()


# -- adding -------------------------------------------------------------------------------------


def test_a_visit_is_added_with_defaults_in_two_clicks(
    make: Make, repository: VisitRepository
) -> None:
    _last_week(repository)
    kit = make()
    kit.click("Add a visit")
    kit.click("Done")
    assert kit.clicks == 2
    (row,) = repository.rows_from(kit.clock.now(), 9)
    assert (row.at, row.provider_uid, row.payment) == (MONDAY, OKAFOR, Payment.PLAN)
    assert "Dr. Lena Okafor, Monday, July 20, 10:30 am" in kit.toast()
    kit.click("Undo")
    assert repository.rows_from(kit.clock.now(), 9) == ()


def test_the_keyboard_alone_adds_a_visit(make: Make, repository: VisitRepository) -> None:
    _last_week(repository)
    kit = make()
    kit.page.overview.agenda.focus_first()
    kit.walk_to("Add a visit")
    kit.key(Qt.Key.Key_Return)
    kit.walk_to("Time")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "2pm")
    kit.walk_to("Done")
    kit.key(Qt.Key.Key_Space)
    (row,) = repository.rows_from(kit.clock.now(), 9)
    assert row.at == local(2026, 7, 20, 14, 0)


def test_a_year_of_weekly_therapy_takes_three_clicks(
    make: Make, repository: VisitRepository
) -> None:
    _last_week(repository)
    kit = make()
    kit.click("Add a visit")
    kit.click("Every week")
    kit.click("Done")
    assert kit.clicks == 3
    rows = repository.rows_from(kit.clock.now(), 99)
    assert len(rows) == 53
    assert (rows[0].at, rows[-1].day) == (MONDAY, date(2027, 7, 19))
    assert {row.at.hour for row in rows} == {10}
    kit.click("Undo")
    assert repository.rows_from(kit.clock.now(), 9) == ()


def test_a_new_visit_nobody_touched_is_let_go(make: Make, repository: VisitRepository) -> None:
    kit = make()
    kit.click("Add a visit")
    kit.click("Visits")
    assert repository.all_rows() == ()
    assert kit.page.empty.isVisible()


def test_a_new_visit_somebody_typed_into_is_kept(make: Make, repository: VisitRepository) -> None:
    kit = make()
    kit.click("Add a visit")
    _typed(kit, "Day", "mon 10:30")
    kit.page.leaving()
    (row,) = repository.all_rows()
    assert row.at == MONDAY


def test_somebody_new_becomes_a_contact_in_place(make: Make, repository: VisitRepository) -> None:
    kit = make()
    kit.click("Add a visit")
    kit.click("Who")
    _typed(kit, "Somebody new", "Dr. Ames")
    kit.click("Done")
    (row,) = repository.all_rows()
    assert row.provider_name == "Dr. Ames"
    assert kit.people.known[row.provider_uid].name == "Dr. Ames"


def test_a_visit_can_be_added_on_a_day_of_the_month(
    make: Make, repository: VisitRepository
) -> None:
    _last_week(repository)
    kit = make()
    kit.click("Thursday, July 30, 2026")
    kit.click("Add a visit on this day")
    kit.click("Done")
    (row,) = repository.rows_from(kit.clock.now(), 9)
    assert row.at == local(2026, 7, 30)


# -- recording ------------------------------------------------------------------------------------


def test_record_it_takes_three_clicks(make: Make, repository: VisitRepository) -> None:
    visit = _last_week(repository)
    kit = make()
    kit.click("Record it")
    kit.click("Happened")
    kit.click("Done")
    assert kit.clicks == 3
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert kept.status is Status.ATTENDED
    kit.click("Undo")
    assert repository.visit(visit.uid) == visit


def test_did_not_happen_gives_it_back_and_says_so(make: Make, repository: VisitRepository) -> None:
    visit = _last_week(repository)
    kit = make()
    kit.click("Record it")
    kit.click("Did not happen")
    kit.click("Called off late")
    assert kit.clicks == 3
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert kept.status is Status.LATE_CANCELLED
    assert "back to book" in kit.toast()


def test_moved_asks_when_and_keeps_the_visit(make: Make, repository: VisitRepository) -> None:
    visit = _last_week(repository)
    kit = make()
    kit.click("Record it")
    kit.click("Moved")
    _typed(kit, "Day", "thu 4pm")
    kit.click("Done")
    kept = repository.visit(visit.uid)
    assert kept is not None
    assert (kept.at, kept.status) == (local(2026, 7, 16, 16, 0), Status.PLANNED)


def test_the_note_after_a_visit_is_the_first_line_before_the_next(
    make: Make, repository: VisitRepository
) -> None:
    _last_week(repository)
    repository.save(new_visit(provider_uid=OKAFOR))
    kit = make()
    kit.click("Record it")
    kit.click("Happened")
    QTest.keyClicks(kit.page.acts.sheet.parts.note.edit, "Start with sleep.")  # type: ignore[union-attr]
    kit.click("Steady")
    kit.click("Breathing")
    kit.click("Done")
    kit.click("Dr. Lena Okafor, Monday, July 20")
    assert kit.page.editor.before.isVisible()
    assert kit.page.editor.before.text() == "Noted after Monday, July 13: Start with sleep."
    done = repository.rows_before(kit.clock.now(), 1)[0]
    kept = repository.visit(done.uid)
    assert kept is not None
    assert (kept.feeling, kept.techniques) == (4, ("breathing",))


def test_book_the_next_one_is_one_click(make: Make, repository: VisitRepository) -> None:
    _last_week(repository, status=Status.ATTENDED)
    kit = make()
    kit.click("Book the next one")
    assert kit.clicks == 1
    (row,) = repository.rows_from(kit.clock.now(), 9)
    assert row.at == MONDAY
    assert not any(
        one.act.isVisible() for one in kit.page.overview.agenda.past.rows if one.isVisible()
    )
    kit.click("Undo")
    assert repository.rows_from(kit.clock.now(), 9) == ()


# -- changing ----------------------------------------------------------------------------------


def _open(make: Make, repository: VisitRepository, **changes: object) -> tuple[Kit, Visit]:
    visit = new_visit(provider_uid=OKAFOR).changed(**changes)
    repository.save(visit)
    kit = make()
    kit.page.open_visit(visit.uid)
    kit.settle()
    return kit, visit


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
    kit, visit = _open(make, repository)
    _typed(kit, name, typed)
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


def test_a_past_date_is_said_and_can_be_kept(make: Make, repository: VisitRepository) -> None:
    kit, visit = _open(make, repository)
    _typed(kit, "Day", "7/6")
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
    kit, _visit = _open(make, repository)
    assert "At the same time: Scan, 11:00 am" in kit.page.editor.when.note.text()
    kit.click("Done")
    assert len(repository.all_rows()) == 2


def test_a_forgotten_zone_is_said(make: Make, repository: VisitRepository) -> None:
    kit, _visit = _open(make, repository, zone="America/Lost_City")
    assert "America/Lost_City" in kit.page.editor.when.note.text()
    assert kit.page.editor.when.time.text() == "10:30 am"


def test_an_end_before_the_start_is_refused_with_a_sentence(
    make: Make, repository: VisitRepository
) -> None:
    kit, _visit = _open(make, repository)
    kit.click("Every week")
    _typed(kit, "Until", "july 1")
    assert kit.page.editor.repeat.until.error().startswith("The end is before the first visit")
    kit.click("Done")
    assert kit.page.editor.isVisible()
    _typed(kit, "Until", "3 times")
    kit.click("Done")
    assert [row.at.day for row in repository.all_rows()] == [20, 27, 3]


def test_ten_thousand_visits_are_capped_and_said(make: Make, repository: VisitRepository) -> None:
    kit, _visit = _open(make, repository)
    kit.click("Every week")
    _typed(kit, "Until", "10000 times")
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
    _typed(kit, "Time", "2pm")
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
    kit, visit = _open(make, repository)
    kit.click("Remove visit")
    assert kit.page.empty.isVisible()
    kit.click("Removed visits")
    kit.click("Bring back: Dr. Lena Okafor")
    kit.key(Qt.Key.Key_Escape)
    assert repository.visit(visit.uid) == visit
    assert kit.page.overview.isVisible()


def test_what_is_typed_is_saved_within_two_seconds(make: Make, repository: VisitRepository) -> None:
    kit, visit = _open(make, repository)
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
    kit, visit = _open(make, repository)
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
    kit, visit = _open(make, repository)

    def texts() -> list[str]:
        return [item.text for item in repository.items(visit.uid)]

    _typed(kit, "Add a question or a thought", "First")
    _typed(kit, "Add a question or a thought", "Second")
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


def test_words_left_in_the_line_are_not_lost(make: Make, repository: VisitRepository) -> None:
    kit, visit = _open(make, repository)
    kit.page.editor.bring.field.set_text("Half a thought")
    kit.page.leaving()
    assert [item.text for item in repository.items(visit.uid)] == ["Half a thought"]


def test_license_questions_go_on_the_visit_once(make: Make, repository: VisitRepository) -> None:
    kit, visit = _open(make, repository)
    kit.people.questions[OKAFOR] = ("In which states are you licensed?",)
    kit.page.editor.refresh()
    kit.click("Add the license questions")
    kit.click("Add the license questions")
    assert [item.text for item in repository.items(visit.uid)] == [
        "In which states are you licensed?"
    ]


# -- reading -------------------------------------------------------------------------------------


def test_rows_and_days_say_all_that_is_drawn(make: Make, repository: VisitRepository) -> None:
    kit, visit = _open(make, repository)
    repository.add_item(visit.uid, "One?")
    kit.click("Done")
    assert kit.rows() == [
        "Dr. Lena Okafor, Monday, July 20, 10:30 am, 10:30 am, video. 1 question ready, Counts"
    ]
    assert kit.button("Monday, July 20, 2026, 1 visit, Dr. Lena Okafor, booked").isVisible()
    assert kit.button("Tuesday, July 14, 2026, today").isVisible()


def test_the_month_is_walked_with_keys(make: Make, repository: VisitRepository) -> None:
    repository.save(new_visit(local(2026, 8, 3)))
    kit = make()
    month = kit.page.overview.month
    month.focus_day()
    kit.key(Qt.Key.Key_PageDown)
    assert month.month.text() == "August 2026"
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Right):
        kit.key(key)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == ("Monday, August 3, 2026, 1 visit, Dr. Lena Okafor, booked")
    kit.key(Qt.Key.Key_Return)
    kit.click("Open: Dr. Lena Okafor")
    assert kit.page.editor.isVisible()


class _Counting:
    """Coverage with a plan of 30 visits, 17 used."""

    def number_of(self, _uid: str) -> Number | None:
        return Number(18, 30)

    def number_if_counted(self, _visit: Visit) -> Number | None:
        return Number(18, 30)

    def left_sentence(self) -> str:
        return "10 visits left to book this plan year."


def test_numbers_of_the_plan_stand_where_they_are_pictured(
    make: Make, repository: VisitRepository
) -> None:
    repository.save(new_visit(provider_uid=OKAFOR))
    kit = make(counting=_Counting())
    assert kit.rows()[0].endswith("Visit 18 of 30")
    assert kit.page.overview.note.text() == "10 visits left to book this plan year."
    kit.click("Dr. Lena Okafor")
    assert kit.button("Yes, visit 18 of 30").isVisible()


def test_the_clock_jumping_back_a_year_breaks_nothing(
    make: Make, repository: VisitRepository, clock: FrozenClock
) -> None:
    _last_week(repository, status=Status.ATTENDED)
    kit = make()
    clock.advance(days=-365)
    kit.page.entered()
    kit.click("Add a visit")
    kit.click("Done")
    assert len(repository.rows_from(clock.now(), 9)) == 2
