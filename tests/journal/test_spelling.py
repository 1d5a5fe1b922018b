"""Spelling: what is marked, what is offered, and that nothing of it touches the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.spelling.dictionary import Speller, load
from mbc_companion.journal.spelling.spelled_words import spots
from tests.journal.factories import new_draft
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return load()


def _open(make: Make, repository: JournalRepository, text: str, with_: Speller) -> Kit:
    draft = new_draft(text)
    repository.save(draft)
    kit = make()
    kit.page.open_entry(draft.uid)
    kit.settle()
    kit.page.spelling.use(with_)
    return kit


def _marked(kit: Kit) -> list[str]:
    return [one.word for one in kit.page.spelling.marked]


def _shown(kit: Kit) -> list[str]:
    text = kit.page.editor.text
    whole = text.document().toRawText().encode("utf-16-le")
    return [whole[2 * start : 2 * end].decode("utf-16-le") for start, end in text.marks]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("I don’t know, honestly.", ["don’t", "know", "honestly"]),
        ("write to ruth@home.org or www.harbor.org/x", ["write", "to", "or"]),
        ("at 3am #noscan in the ICU", ["at", "in", "the"]),
        ("нет 日本 soup", ["soup"]),
        ("", []),
    ],
)
def test_what_is_no_word_of_the_language_is_passed_over(line: str, words: list[str]) -> None:
    assert [spot.word for spot in spots(line)] == words


@given(st.text())
def test_every_spot_is_where_it_says(line: str) -> None:
    for spot in spots(line):
        assert line[spot.start : spot.start + len(spot.word)] == spot.word


def test_words_of_treatment_are_known(speller: Speller) -> None:
    for word in ("lymphedema", "Neuropathy", "scanxiety", "oncologist’s", "telehealth"):
        assert speller.knows(word, lambda _word: False), word
    assert not speller.knows("oncologst", lambda _word: False)
    assert speller.knows("Okafor", lambda word: word == "Okafor")


def test_a_word_nobody_knows_is_marked_and_put_right_by_the_menu(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "Today I saw the oncologst, then soup.", speller)
    text, spelling = kit.page.editor.text, kit.page.spelling
    qtbot.waitUntil(lambda: _marked(kit) == ["oncologst"])
    assert _shown(kit) == ["oncologst"]
    with qtbot.waitSignal(spelling.suggested):
        QTest.keyClick(text, Qt.Key.Key_F7)
    first = QApplication.focusWidget()
    assert first.accessibleName() == "oncologist"
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert text.hasFocus()
    assert text.words() == "Today I saw the oncologist, then soup."
    text.undo()
    assert text.words() == "Today I saw the oncologst, then soup."


def test_a_word_kept_as_it_is_is_never_marked_again(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "Dr. Okafor called. OKAFOR. Okafor.", speller)
    qtbot.waitUntil(lambda: _marked(kit) == ["Okafor", "Okafor"])
    text = kit.page.editor.text
    with qtbot.waitSignal(kit.page.spelling.suggested):
        text.open_menu(text.mapToGlobal(QPoint(4, 4)), kit.page.spelling.marked[0].start)
    next(one for one in text.menu.rows if one.text() == "Keep “Okafor” as it is").click()
    qtbot.waitUntil(lambda: _marked(kit) == [])
    assert kit.page._around.shelf.known.words() == {"Okafor"}


def _named(place: object) -> set[tuple[object, str]]:
    """Everything below ``place`` as a screen reader comes upon it from the window down."""
    below = [place.child(number) for number in range(place.childCount())]
    found = {(one.role(), one.text(QAccessible.Text.Name)) for one in below}
    return found.union(*map(_named, below))


def test_the_menu_is_found_in_the_tree_and_walked_by_keys(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "The oncologst, then soup.", speller)
    qtbot.waitUntil(lambda: _marked(kit) == ["oncologst"])
    text = kit.page.editor.text
    with qtbot.waitSignal(kit.page.spelling.suggested):
        QTest.keyClick(text, Qt.Key.Key_F7)
    tree = _named(QAccessible.queryAccessibleInterface(kit.host))
    assert (QAccessible.Role.PopupMenu, "What to do with the words") in tree
    for name in ("oncologist", "Keep “oncologst” as it is", "Cut", "Select all"):
        assert (QAccessible.Role.MenuItem, name) in tree
    assert all(row.height() >= 44 for row in text.menu.rows)
    for pressed, name in ((Qt.Key.Key_Up, "Select all"), (Qt.Key.Key_Home, "oncologist")):
        QTest.keyClick(QApplication.focusWidget(), pressed)
        assert QApplication.focusWidget().accessibleName() == name
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert text.menu is None
    assert text.hasFocus()
    assert text.words() == "The oncologst, then soup."


def test_the_menu_goes_when_something_beside_it_is_pressed(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "Soup.", speller)
    text = kit.page.editor.text
    text.open_menu(text.mapToGlobal(QPoint(40, 40)), 0)
    assert text.menu.isVisible()
    QTest.mouseClick(kit.page.list.view.viewport(), Qt.MouseButton.LeftButton)
    assert text.menu is None


def test_marks_are_no_part_of_the_words(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    edited: list[bool] = []
    kit = _open(make, repository, "Xqzt and soup.", speller)
    kit.page.editor.edited.connect(lambda: edited.append(True))
    qtbot.waitUntil(lambda: _marked(kit) == ["Xqzt"])
    assert not edited
    assert not kit.page.editor.text.document().isUndoAvailable()
    assert kit.page.editor.text.words() == "Xqzt and soup."


def test_marks_move_with_the_words_and_the_word_being_typed_is_left_alone(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "Soup, xqzt.", speller)
    text = kit.page.editor.text
    qtbot.waitUntil(lambda: _marked(kit) == ["xqzt"])
    text.set_caret(0)
    text.setFocus()
    text.insert_words("Hot \N{GRINNING FACE} ")
    QTest.keyClicks(text, "wrld ")
    text.set_caret(text.caret() - 1)
    assert _shown(kit) == ["xqzt"]
    qtbot.waitUntil(lambda: not kit.page.spelling._rest.isActive())
    qtbot.waitUntil(lambda: kit.page.spelling._work is None)
    assert _marked(kit) == ["xqzt"]
    assert _shown(kit) == _marked(kit)


def test_only_words_in_sight_are_looked_up(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    lines = [f"xqzt line {n}" for n in range(400)]
    kit = _open(make, repository, "\n".join(lines), speller)
    qtbot.waitUntil(lambda: len(_marked(kit)) > 3)
    assert len(_marked(kit)) < 60
    bar = kit.page.editor.text.verticalScrollBar()
    before = kit.page.spelling.marked
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: kit.page.spelling.marked[0].start > before[-1].end)


def test_switched_off_nothing_is_marked(
    make: Make, repository: JournalRepository, qtbot: QtBot, speller: Speller
) -> None:
    kit = _open(make, repository, "Xqzt.", speller)
    qtbot.waitUntil(lambda: _marked(kit) == ["Xqzt"])
    kit.page.spelling._on = lambda: False
    kit.page.spelling.refresh()
    assert _marked(kit) == []
    assert _shown(kit) == []
