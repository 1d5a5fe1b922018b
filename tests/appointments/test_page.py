"""The flows of the Visits page: by mouse with their clicks counted, by keyboard, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.appointments.domain import Number, Payment, Status, Visit
from mbc_companion.appointments.record_sheet import RecordSheet
from mbc_companion.appointments.repository import VisitRepository
from tests.appointments.factories import MONDAY, local, new_visit
from tests.appointments.page_kit import OKAFOR, Kit, open_visit
from tests.fakes import FrozenClock

Make = Callable[..., Kit]


def _last_week(repository: VisitRepository, **changes: Any) -> Visit:
    """Yesterday's visit with Dr. Okafor, as in the pictures."""
    visit = replace(new_visit(local(2026, 7, 13), provider_uid=OKAFOR), **changes)
    repository.save(visit)
    return visit


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
    kit.typed("Day", "mon 10:30")
    kit.page.leaving()
    (row,) = repository.all_rows()
    assert row.at == MONDAY


def test_somebody_new_becomes_a_contact_in_place(make: Make, repository: VisitRepository) -> None:
    kit = make()
    kit.click("Add a visit")
    kit.click("Who")
    kit.typed("Somebody new", "Dr. Ames")
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


def test_a_note_of_record_it_is_in_the_file_a_second_after_the_last_key(
    make: Make, repository: VisitRepository, qtbot: QtBot
) -> None:
    visit = _last_week(repository)
    kit = make()
    kit.click("Record it")
    kit.click("Happened")
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, RecordSheet)
    QTest.keyClicks(sheet.parts.note.edit, "It helped to say it aloud.")

    def kept() -> bool:
        return repository.visit(visit.uid).after == "It helped to say it aloud."

    qtbot.waitUntil(kept, timeout=4000)
    assert repository.visit(visit.uid).status is Status.PLANNED, "nothing else is said yet"
    kit.click("Done")
    assert repository.visit(visit.uid).status is Status.ATTENDED
    kit.click("Undo")
    assert repository.visit(visit.uid).status is Status.PLANNED
    assert kept(), "taking back what became of it leaves the words"


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
    kit.typed("Day", "thu 4pm")
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


# -- reading -------------------------------------------------------------------------------------


def test_rows_and_days_say_all_that_is_drawn(make: Make, repository: VisitRepository) -> None:
    kit, visit = open_visit(make, repository)
    repository.add_item(visit.uid, "One?")
    kit.click("Done")
    assert kit.rows() == [
        "Dr. Lena Okafor, Monday, July 20, 10:30 am, video. 1 question ready, Counts"
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

    def past_limits(self, _visits: list[Visit]) -> tuple[str, ...]:
        return ()


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
