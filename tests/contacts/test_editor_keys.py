"""A contact written with the keyboard alone: every field is reached as it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.editor_sheet import EditorSheet
from mbc_companion.contacts.repository import ContactRepository
from tests.contacts.page_kit import Kit

Make = Callable[..., Kit]


def _tab(kit: Kit, words: str = "") -> str:
    """Type, go on, and say where that is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    kit.settle()
    now = QApplication.focusWidget()
    assert now is not None
    return now.accessibleName()


def test_numbers_come_before_the_button_under_them_and_a_new_one_after_the_last(
    make: Make, repository: ContactRepository
) -> None:
    kit = make()
    kit.host.activateWindow()
    kit.page.acts.new_contact(Kind.PERSON)
    kit.settle()
    said = [_tab(kit, "Maya"), _tab(kit), _tab(kit, "5550130121"), _tab(kit, "Cell")]
    assert said == [
        "Who they are to you",
        "Phone",
        "What number it is",
        "Add another number",
    ]
    button = QApplication.focusWidget()
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)
    kit.settle()
    said = [_tab(kit, "5550130122"), _tab(kit, "Work"), _tab(kit), _tab(kit)]
    assert said == ["What number 2 is", "Remove phone 2", "Add another number", "Pronouns"]
    assert isinstance(kit.page.acts.sheet, EditorSheet)
    kit.page.acts.sheet.close()
    assert kit.page.list.view.hasFocus()
    (row,) = repository.search("Maya")
    kept = repository.contact(row.uid)
    assert kept is not None
    assert kept.phones == (Phone("(555) 013-0121", "Cell"), Phone("(555) 013-0122", "Work"))


def test_letters_in_their_own_field_say_the_profession_too(make: Make) -> None:
    kit = make()
    kit.host.activateWindow()
    kit.page.acts.new_contact(Kind.PROFESSIONAL)
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, EditorSheet)
    letters = sheet.fields["letters"].edit
    letters.setFocus()
    _tab(kit, "LMFT")
    assert sheet.contact() == Contact(
        Kind.PROFESSIONAL,
        "",
        role="Marriage and family therapist",
        profession="family_therapist",
        letters="LMFT",
    )
