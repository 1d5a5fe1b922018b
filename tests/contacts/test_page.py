"""What a person does on the Contacts page, and what is there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.contacts.acts_dialog import ContactActs
from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.editor_sheet import EditorSheet
from mbc_companion.contacts.frame_panel import HELPLINES, PEOPLE, TEAM
from mbc_companion.contacts.helpline_sheet import HelplineSheet
from mbc_companion.contacts.merge_sheet import MergeSheet
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.settings import PUBLIC_HELPLINES
from mbc_companion.helplines.own import unpack_public
from mbc_companion.ui.removed_sheet import RemovedSheet
from tests.contacts.page_kit import Kit

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


def test_a_first_contact_is_added_from_the_empty_page(
    make: Make, repository: ContactRepository
) -> None:
    kit = make()
    kit.page.empty.add_button.click()
    sheet = cast(EditorSheet, _sheet(kit.page.acts, EditorSheet))
    sheet.fields["name"].set_text("Maya")
    number = sheet.phones.rows[0].number
    number.set_text("5550130121")
    number.edit.editingFinished.emit()
    assert number.text() == "(555) 013-0121"
    sheet.done_button.click()
    assert kit.shown() == ["Maya"]
    assert kit.card.contact.phone == "(555) 013-0121"
    kit.page.acts.undo()
    assert repository.search("") == ()


def test_nothing_typed_is_kept_of_an_empty_contact(
    make: Make, repository: ContactRepository
) -> None:
    kit = make()
    kit.page.add()
    _sheet(kit.page.acts, EditorSheet).close()
    assert repository.search("") == ()


def test_what_stands_in_the_sheet_is_kept_when_the_window_locks(
    make: Make, repository: ContactRepository
) -> None:
    kit = make()
    kit.page.add()
    _sheet(kit.page.acts, EditorSheet).fields["notes"].set_text("Half a sentence")
    kit.page.leaving()
    assert [row.uid for row in repository.search("half")]


@pytest.mark.parametrize("typed", ["555-1234", "55501301"])
def test_a_short_number_is_said_to_look_short_and_kept(
    make: Make, repository: ContactRepository, typed: str
) -> None:
    kit = make()
    kit.page.add()
    sheet = cast(EditorSheet, _sheet(kit.page.acts, EditorSheet))
    number = sheet.phones.rows[0].number
    number.set_text(typed)
    number.edit.editingFinished.emit()
    assert number.error() == ("This number looks short. Keep it as it is, or add the rest.")
    sheet.close()
    assert [row.phone for row in repository.search("")] == [typed]


def test_a_phone_of_letters_stays_as_typed_and_has_no_code(
    make: Make, repository: ContactRepository
) -> None:
    uid = repository.save(Contact(Kind.PERSON, "Maya", phones=(Phone("ring the bell"),)))
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.number.text() == "ring the bell"
    assert kit.card.code is None


def test_changing_the_kind_keeps_what_was_typed(make: Make, repository: ContactRepository) -> None:
    kit = make()
    kit.page.add()
    sheet = cast(EditorSheet, _sheet(kit.page.acts, EditorSheet))
    sheet.fields["name"].set_text("Dr. Okafor, PhD")
    sheet.fields["notes"].set_text("Kind voice")
    sheet.kind.segments[Kind.PROFESSIONAL.value].click()
    assert sheet.fields["name"].text() == "Dr. Okafor, PhD"
    assert sheet.fields["notes"].text() == "Kind voice"
    sheet.fields["states"].set_text("washington, or")
    sheet.close()
    kept = repository.contact(repository.search("")[0].uid)
    assert kept is not None
    assert (kept.kind, kept.states) == (Kind.PROFESSIONAL, ("WA", "OR"))


def test_letters_after_the_name_say_the_profession(make: Make) -> None:
    kit = make()
    kit.page.show_tab(TEAM)
    kit.page.add()
    sheet = cast(EditorSheet, _sheet(kit.page.acts, EditorSheet))
    sheet.fields["name"].set_text("Joan Park, LCSW, OSW-C")
    sheet.fields["name"].edit.editingFinished.emit()
    assert sheet.profession is not None
    assert sheet.profession.value() == "social_worker"
    assert sheet.fields["role"].text() == "Clinical social worker"
    assert "do not prescribe" in sheet.meaning.text()


def test_the_list_follows_every_letter(make: Make, repository: ContactRepository) -> None:
    for name in ("Maya", "Marta", "Sam"):
        repository.add(name, Kind.PERSON)
    kit = make()
    kit.page.list.search.setText("ma")
    assert kit.shown() == ["Marta", "Maya"]
    kit.page.list.search.setText("maq")
    assert kit.page.list.nothing.text() == "Nothing with those letters. Try a shorter word."
    kit.page.list.search.setText("")
    assert kit.shown() == ["Marta", "Maya", "Sam"]


def test_a_private_number_leaves_the_clipboard(make: Make, repository: ContactRepository) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    kit.card.copy_button.click()
    assert QGuiApplication.clipboard().text() == "(555) 013-0148"
    assert kit.toast() == "Copied. Cleared from the clipboard in 30 seconds."
    assert kit.around.clipboard.is_waiting
    kit.around.clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


def _words(widget: QWidget) -> str:
    return " ".join(str(one.text()) for one in widget.findChildren(QWidget) if hasattr(one, "text"))


def test_removing_can_be_taken_back_and_looked_at(
    make: Make, repository: ContactRepository
) -> None:
    uid = repository.add("Sam", Kind.PERSON)
    repository.add("Maya", Kind.PERSON)
    kit = make()
    kit.page.show_contact(uid)
    kit.card.remove_button.click()
    assert kit.shown() == ["Maya"]
    kit.page.list.removed_button.click()
    sheet = cast(RemovedSheet, _sheet(kit.page.acts, RemovedSheet))
    sheet.cards[0].back_button.click()
    sheet.close()
    assert kit.shown() == ["Maya", "Sam"]
    kit.page.show_contact(uid)
    kit.card.remove_button.click()
    kit.page.acts.undo()
    assert kit.shown() == ["Maya", "Sam"]


def test_two_trusted_people_become_one_and_two_again(
    make: Make, repository: ContactRepository
) -> None:
    kept = repository.save(
        Contact(Kind.PERSON, "Maya Lind", role="my sister", phones=(Phone("1"),), trusted=True)
    )
    repository.save(Contact(Kind.PERSON, "Maya", role="sister", phones=(Phone("2"),), trusted=True))
    kit = make()
    kit.page.show_contact(kept)
    kit.card.merge_button.click()
    sheet = cast(MergeSheet, _sheet(kit.page.acts, MergeSheet))
    sheet.buttons[0].click()
    assert "goes into the notes" in _words(sheet.preview)
    assert [one.name for one in repository.trusted()] == ["Maya", "Maya Lind"]
    sheet.merge_button.click()
    (one,) = repository.trusted()
    assert (one.name, [phone.number for phone in one.phones]) == ("Maya Lind", ["1", "2"])
    assert "sister" in one.notes
    kit.page.acts.undo()
    assert [one.name for one in repository.trusted()] == ["Maya", "Maya Lind"]


def test_helplines_are_narrowed_and_noted(make: Make, helpline_notes: Any) -> None:
    kit = make()
    kit.page.show_tab(HELPLINES)
    everything = len(kit.shown())
    kit.page.list.topics.segments["money"].click()
    assert 0 < len(kit.shown()) < everything
    kit.page.list.topics.segments["all"].click()
    kit.page.open_one("apos")
    assert "Leave a message" in kit.helpline.state.words.text()
    kit.helpline.notes.broken_button.click()
    assert "Ask your care team" in kit.helpline.notes.said.text()
    assert len(helpline_notes.notes("apos")) == 1


def test_an_own_helpline_is_public_only_when_marked(make: Make, helpline_notes: Any) -> None:
    kit = make()
    kit.page.show_tab(HELPLINES)
    kit.page.list.add_button.click()
    sheet = cast(HelplineSheet, _sheet(kit.page.acts, HelplineSheet))
    sheet.name.set_text("Night nurse")
    sheet.close()
    assert sheet.number.error()
    sheet.number.set_text("5550130177")
    assert not sheet.warning.isVisibleTo(sheet)
    sheet.close()
    assert kit.around.public.get(PUBLIC_HELPLINES) == []
    assert kit.helpline.helpline.name == "Night nurse"
    kit.helpline.edit_button.click()
    sheet = cast(HelplineSheet, _sheet(kit.page.acts, HelplineSheet))
    sheet.public.click()
    assert "not encrypted" in sheet.warning.text()
    assert sheet.warning.isVisibleTo(sheet)
    sheet.close()
    (public,) = unpack_public(kit.around.public.get(PUBLIC_HELPLINES))
    assert (public.name, public.number) == ("Night nurse", "(555) 013-0177")
    kit.helpline.remove_button.click()
    assert kit.around.public.get(PUBLIC_HELPLINES) == []
    assert helpline_notes.own() == ()
    kit.page.acts.undo()
    assert len(unpack_public(kit.around.public.get(PUBLIC_HELPLINES))) == 1
    kit.page.show_helpline(helpline_notes.own()[0].uid)
    kit.helpline.remove_button.click()
    assert kit.around.public.get(PUBLIC_HELPLINES) == []
    kit.page.list.removed_button.click()
    removed = cast(RemovedSheet, _sheet(kit.page.acts, RemovedSheet))
    removed.cards[0].back_button.click()
    assert [one.name for one in helpline_notes.own()] == ["Night nurse"]
    assert len(unpack_public(kit.around.public.get(PUBLIC_HELPLINES))) == 1


def test_keyboard_alone_opens_what_the_arrows_reach(
    make: Make, repository: ContactRepository, qtbot: QtBot
) -> None:
    for name in ("Ann", "Bo", "Cy"):
        repository.add(name, Kind.PERSON)
    kit = make()
    kit.page.list.search.setFocus()
    qtbot.keyClick(kit.page.list.search, Qt.Key.Key_Down)
    qtbot.keyClick(kit.page.list.view, Qt.Key.Key_Down)
    assert kit.card.contact.name == "Bo"
    qtbot.keyClick(kit.page.list.view, Qt.Key.Key_End)
    assert kit.card.contact.name == "Cy"


def test_in_a_narrow_window_one_pane_at_a_time(make: Make, repository: ContactRepository) -> None:
    uid = repository.add("Ann", Kind.PERSON)
    kit = make((820, 700))
    assert kit.page.list.isVisible()
    kit.page.list.view.opened.emit(uid)
    kit.settle()
    assert not kit.page.list.isVisible()
    assert kit.card.isVisible()
    kit.page.close_one()
    assert kit.page.list.isVisible()


def test_ten_thousand_contacts_open_and_narrow(make: Make, repository: ContactRepository) -> None:
    repository.save_many(Contact(Kind.PERSON, f"Person {at:05d}") for at in range(10_000))
    kit = make()
    assert len(kit.shown()) == 10_000
    kit.page.list.search.setText("person 04242")
    assert kit.shown() == ["Person 04242"]


def test_very_long_names_and_an_emoji_do_not_widen_the_page(
    make: Make, repository: ContactRepository
) -> None:
    repository.add("🌻" * 300, Kind.PERSON)
    uid = repository.save(
        Contact(Kind.PERSON, "word " * 200, role="x" * 900, phones=(Phone("9" * 400),))
    )
    kit = make()
    kit.page.show_contact(uid)
    kit.settle()
    assert kit.page.width() <= 1280
    assert kit.card.inside.width() <= kit.card.viewport().width()


def test_place_is_remembered_without_private_words(
    make: Make, repository: ContactRepository
) -> None:
    uid = _okafor(repository)
    kit = make()
    kit.page.show_contact(uid)
    place = kit.page.place()
    assert "Okafor" not in repr(place)
    other = make()
    other.page.restore_place(place)
    assert (other.page.tab, other.card.contact.uid) == (TEAM, uid)
    assert other.page.tab != PEOPLE
