"""Checks, questions and talks are kept with the contact, and half-typed words with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.acts_dialog import ContactActs
from mbc_companion.contacts.domain import Contact, Kind, Outcome, Phone
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.state_sheet import StateSheet
from tests.contacts.page_kit import Kit
from tests.fakes import FrozenClock

Make = Callable[..., Kit]


def _sheet(acts: ContactActs, kind: type[Any]) -> Any:
    assert isinstance(acts.sheet, kind)
    return acts.sheet


def _okafor(repository: ContactRepository) -> str:
    return repository.save(
        Contact(
            Kind.PROFESSIONAL,
            "Dr. Lena Okafor",
            phones=(Phone("(555) 013-0148"),),
            profession="psychologist",
            states=("WA",),
            license_number="3318",
        )
    )


def _words(widget: QWidget) -> str:
    return " ".join(str(one.text()) for one in widget.findChildren(QWidget) if hasattr(one, "text"))


def test_the_license_check_in_two_steps(
    make: Make, repository: ContactRepository, records: RecordsRepository, clock: FrozenClock
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    license_ = kit.card.license
    assert license_ is not None
    assert "Washington" in license_.step.words.text()
    license_.open_button.click()
    assert kit.dialogs.links == []
    assert license_.address.error()
    license_.address.set_text("board.example.gov")
    license_.open_button.click()
    assert kit.dialogs.links == ["https://board.example.gov"]
    license_.outcomes[Outcome.ACTIVE].click()
    assert [one.board for one in records.checks(uid)] == ["board.example.gov"]
    assert repository.search("")[0].checked is Outcome.ACTIVE
    again = kit.card.license
    assert again is not None
    assert again.address.text() == "board.example.gov"
    kit.page.acts.undo()
    assert records.checks(uid) == ()


def test_a_license_is_worth_another_look_after_twelve_months(
    make: Make, repository: ContactRepository, clock: FrozenClock
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.license is not None
    kit.card.license.outcomes[Outcome.ACTIVE].click()
    assert kit.card.license is not None
    assert "Worth another look in July 2027." in _words(kit.card.license)
    assert kit.page.list.view.rows.lines[0].icons[-1][2] == "license checked"
    clock.advance(days=366)
    kit.page.entered()
    assert kit.page.list.view.rows.lines[0].icons[-1][2] == "license worth another look"
    assert "That is a year ago. Worth another look." in _words(kit.card.license)


def test_a_license_that_was_not_found_asks_to_call(
    make: Make, repository: ContactRepository
) -> None:
    kit = make()
    kit.page.show_contact(_okafor(repository))
    assert kit.card.license is not None
    kit.card.license.outcomes[Outcome.NOT_FOUND].click()
    assert kit.card.license is not None
    assert "Call the office and ask." in _words(kit.card.license)


def test_a_coach_has_no_license_to_check(make: Make, repository: ContactRepository) -> None:
    uid = repository.save(Contact(Kind.PROFESSIONAL, "Lou", profession="coach"))
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.license is not None
    assert "short course" in _words(kit.card.license)


def test_state_lines_say_what_was_on_the_list(make: Make, repository: ContactRepository) -> None:
    kit = make()
    kit.page.show_contact(_okafor(repository))
    assert kit.card.license is not None
    kit.card.license.states_button.click()
    sheet = cast(StateSheet, _sheet(kit.page.acts, StateSheet))
    sheet.sitting.set_text("New York")
    sheet.look_button.click()
    assert sheet.said.text().startswith(
        "As of March 2026, New York was not on the PSYPACT list for psychologists.\n"
        "Lists change; check the map before you rely on it."
    )
    sheet.sitting.set_text("Oz")
    assert not sheet.result.isVisibleTo(sheet), "no answer about New York stands beside Oz"
    sheet.look_button.click()
    assert sheet.sitting.error()
    assert not sheet.result.isVisibleTo(sheet)


def test_questions_are_kept_with_the_contact(
    make: Make, repository: ContactRepository, records: RecordsRepository
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.questions is not None
    kit.card.questions.offer_button.click()
    asked = records.questions(uid)
    assert len(asked) == 7
    assert kit.card.questions is not None
    field = kit.card.questions.fields[0]
    field.set_text("Yes, in Washington")
    kit.page.leaving()
    assert records.questions(uid)[0].answer == "Yes, in Washington"


def test_a_half_typed_note_survives_a_check_and_the_lock(
    make: Make, repository: ContactRepository, records: RecordsRepository
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    card = kit.card
    assert card.talks is not None
    assert card.license is not None
    card.talks.note.set_text("She will call back")
    card.license.outcomes[Outcome.ACTIVE].click()
    assert kit.card.talks is not None
    assert kit.card.talks.note.text() == "She will call back"
    kit.page.leaving()
    assert [one.note for one in records.talks(uid)] == ["She will call back"]


def test_last_spoken_is_noted_and_taken_back(
    make: Make, repository: ContactRepository, records: RecordsRepository
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.talks is not None
    kit.card.talks.spoke_button.click()
    assert "Last spoken July 14, 2026" in _words(kit.card)
    kit.page.acts.undo()
    assert records.talks(uid) == ()
    kit.page.acts.redo()
    assert len(records.talks(uid)) == 1
