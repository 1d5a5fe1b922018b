"""What the page of a visit offers by itself, and what it leaves in peace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.appointments.domain import Item, Kind, Payment, Person
from mbc_companion.appointments.recurrence import Repeat
from mbc_companion.appointments.repository import VisitRepository
from tests.appointments.factories import MONDAY, local, new_visit
from tests.appointments.page_kit import OKAFOR, Kit, open_visit

Make = Callable[..., Kit]


def test_trying_other_repeats_of_a_new_visit_removes_nothing(
    make: Make, repository: VisitRepository
) -> None:
    kit = make()
    kit.page.add()
    kit.settle()
    kit.click("Every week")
    kit.page.editor.settle()
    kit.click("Every two weeks")
    kit.page.editor.settle()
    assert (kit.toast(), repository.removed(1)) == ("", ())
    assert len(repository.all_rows()) == 27


def test_the_later_ones_are_offered_beside_the_day_and_only_for_what_they_share(
    make: Make, repository: VisitRepository
) -> None:
    uids = repository.repeat(new_visit(provider_uid=OKAFOR), Repeat(count=4)).uids
    kit = make()
    kit.page.open_visit(uids[1])
    kit.settle()
    editor = kit.page.editor
    said = editor.repeat.summary.text()
    QTest.keyClicks(editor.details.notes.edit, "Parking is behind the house.")
    assert not editor.spread.isVisible(), "notes are of this visit alone"
    kit.typed("Day", "7/28")
    assert editor.repeat.summary.text() == said, "the others stay where they are"
    assert editor.spread.isVisible()
    assert editor.spread.visibleRegion().boundingRect().height() == editor.spread.height()
    kit.click("Change the later ones too")
    assert not editor.spread.isVisible()
    assert [row.day.day for row in repository.all_rows()] == [20, 28, 4, 11]


def test_a_new_visit_with_somebody_else_is_most_likely_as_the_last_with_them(
    make: Make, repository: VisitRepository
) -> None:
    group = Person("0" * 31 + "b", "MBC support group", group=True)
    repository.save(new_visit(local(2026, 7, 6), provider_uid=OKAFOR))
    last = new_visit(local(2026, 7, 23, 18, 0), provider_uid=group.uid, kind=Kind.SUPPORT_GROUP)
    repository.save(replace(last, provider_name=group.name, payment=Payment.IN_HOUSE_FREE))
    kit = make()
    kit.people.known[group.uid] = group
    kit.page.add()
    kit.settle()
    assert kit.page.editor.open.visit.provider_uid == group.uid
    kit.click("Who")
    kit.click("Dr. Lena Okafor")
    now = kit.page.editor.open.visit
    assert (now.provider_uid, now.kind, now.payment) == (
        OKAFOR,
        Kind.INDIVIDUAL_THERAPY,
        Payment.PLAN,
    )
    assert (now.at.weekday(), now.at.hour, now.at.minute) == (0, 10, 30)


def test_a_visit_agreed_in_another_zone_can_be_brought_to_the_one_here(
    make: Make, repository: VisitRepository
) -> None:
    there = MONDAY.replace(tzinfo=ZoneInfo("America/Los_Angeles"))
    kit, visit = open_visit(make, repository, at=there, zone="America/Los_Angeles")
    assert "here it is 1:30 pm" in kit.page.editor.when.note.text()
    kit.click("Use the time zone here")
    kit.page.editor.settle()
    kept = repository.visit(visit.uid)
    assert (kept.zone, kept.at) == ("America/New_York", MONDAY)
    assert not kit.page.editor.when.here.isVisible()


def test_a_role_with_a_name_in_it_is_written_as_the_person_did(
    make: Make, repository: VisitRepository
) -> None:
    kit, _ = open_visit(make, repository)
    assert kit.page.editor.who.button.text() == "Dr. Lena Okafor, psychologist"
    kit.people.known[OKAFOR] = Person(OKAFOR, "Care team", "Maple Street Cancer Center")
    kit.page.editor.refresh()
    assert kit.page.editor.who.button.text() == "Care team, Maple Street Cancer Center"


def test_the_focus_stays_with_the_line_that_was_changed(
    make: Make, repository: VisitRepository
) -> None:
    kit, visit = open_visit(make, repository)
    repository.put_items(visit.uid, (Item("a" * 32, "First"), Item("b" * 32, "Second")))
    kit.settle()
    kit.click("More: Second")
    kit.click("Move up")
    assert QApplication.focusWidget().accessibleName() == "More: Second"
    kit.click("More: First")
    kit.click("Remove from the list")
    assert QApplication.focusWidget().accessibleName() == "Add a question or a thought"
