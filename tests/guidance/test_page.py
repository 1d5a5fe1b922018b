"""Reading, keeping, writing about and doing something with a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.guidance.domain import BlockKind, Library
from mbc_companion.guidance.list_panel import KEPT
from mbc_companion.guidance.topic_paper import topic_page
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.buttons import LinkButton
from mbc_companion.ui.widgets.surfaces import Note
from tests.fakes import FrozenClock
from tests.guidance.stage import FakeShelf, Stage, library, make_stage, settle

ROLE = QAccessible.Role


def faces(root: QWidget) -> Iterator[tuple[QAccessible.Role, str]]:
    """What a screen reader comes by, in order."""
    face = QAccessible.queryAccessibleInterface(root)
    waiting = [face]
    while waiting:
        one = waiting.pop(0)
        if one is None or one.state().invisible:
            continue
        yield one.role(), one.text(QAccessible.Text.Name)
        waiting = [one.child(at) for at in range(one.childCount())] + waiting


def titles(stage: Stage) -> list[str]:
    return [row.topic.uid for row in stage.reader.list.rows()]


def test_all_28_are_listed_and_a_group_narrows_them(stage: Stage) -> None:
    assert sorted(titles(stage)) == sorted(topic.uid for topic in library().topics)
    QTest.mouseClick(stage.reader.list.groups.rows["paying"], Qt.MouseButton.LeftButton)
    assert titles(stage) == ["T19", "T20", "T21", "T22"]


def test_typing_finds_and_a_click_opens(stage: Stage) -> None:
    field = stage.reader.list.field
    QTest.keyClicks(field, "scared of scan")
    assert titles(stage)[0] == "T04"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert stage.reader.topic is not None
    assert stage.reader.topic.uid == "T04"
    stage.page.back()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(titles(stage)) == 28


def test_nothing_found_says_what_to_try(stage: Stage) -> None:
    QTest.keyClicks(stage.reader.list.field, "xqzv")
    assert titles(stage) == []
    assert stage.reader.list.nothing.isVisible()
    assert "shorter" in stage.reader.list.nothing.text()


@pytest.mark.parametrize("uid", ["T01", "T04", "T28"])
def test_a_topic_is_real_to_a_screen_reader(stage: Stage, uid: str) -> None:
    stage.page.open(uid)
    topic = library().topic(uid)
    assert topic is not None
    assert stage.reader.article.article is not None
    heard = list(faces(stage.reader.article.article))
    assert (ROLE.Heading, topic.title) in heard
    names = [name for _role, name in heard]
    for block in topic.blocks:
        if block.kind is BlockKind.HEADING:
            assert (ROLE.Heading, block.text) in heard
        elif block.kind is BlockKind.LIST:
            assert all((ROLE.ListItem, item) in heard for item in block.items)
        elif block.kind is BlockKind.PARAGRAPH:
            assert block.text in names
        for link in block.links:
            target = library().topic(link.target)
            assert target is not None
            assert (ROLE.Link, target.title) in heard
    assert heard.index((ROLE.Heading, "Sources")) > heard.index((ROLE.Heading, "Your own notes"))
    assert sum(role is ROLE.List for role, _name in heard) >= 1
    spoken = [
        name for role, name in heard if role in (ROLE.Heading, ROLE.StaticText, ROLE.ListItem)
    ]
    order = [block.items[-1] for block in topic.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [name for name in spoken if name in order] == order


def test_focus_goes_to_the_title_and_back_to_the_row(stage: Stage) -> None:
    stage.page.open("T16")
    settle()
    assert stage.reader.article.article is not None
    assert QApplication.focusWidget() is stage.reader.article.article.head.title
    QTest.mouseClick(stage.page.back_button, Qt.MouseButton.LeftButton)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Finding someone to talk to"


def test_a_topic_begins_at_its_top(stage: Stage) -> None:
    stage.page.open("T16")
    settle()
    assert stage.reader.article.scroller.verticalScrollBar().value() == 0


def test_larger_words_keep_the_list_off_the_edge(stage: Stage, look: Theme) -> None:
    look.set_text_percent(150)
    settle()
    row = stage.reader.list.rows()[0]
    assert row.mapTo(stage.page, row.rect().topLeft()).x() >= look.px(32)


def test_links_and_the_next_topic_lead_on(stage: Stage) -> None:
    topic = next(t for t in library().topics if any(b.links for b in t.blocks))
    stage.page.open(topic.uid)
    article = stage.reader.article.article
    assert article is not None
    link = next(link for block in topic.blocks for link in block.links if not link.is_web)
    target = library().topic(link.target)
    assert target is not None
    button = next(b for b in article.findChildren(LinkButton) if b.text() == target.title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stage.reader.topic is not None
    assert stage.reader.topic.uid == link.target
    after = stage.reader.topic.next
    assert stage.reader.article.article is not None
    assert stage.reader.article.article.next_row is not None
    QTest.mouseClick(stage.reader.article.article.next_row, Qt.MouseButton.LeftButton)
    assert stage.reader.topic.uid == after


def test_keeping_marks_lists_and_can_be_undone(stage: Stage) -> None:
    stage.page.open("T08")
    QTest.mouseClick(stage.page.keep_button, Qt.MouseButton.LeftButton)
    assert stage.page.keep_button.text() == "Kept"
    assert stage.shelf.bookmarks == ["T08"]
    stage.page.back()
    stage.reader.list.groups.rows[KEPT].click()
    assert titles(stage) == ["T08"]
    toast = stage.toasts.current
    assert toast is not None
    assert toast.undo_button is not None
    QTest.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert stage.shelf.bookmarks == []
    assert titles(stage) == []


def test_the_place_is_remembered(stage: Stage) -> None:
    stage.page.open("T16")
    settle()
    stage.reader.article.go_to(6)
    stage.page.back()
    assert stage.shelf.places["T16"] == 6
    stage.page.open("T16")
    settle()
    assert stage.reader.article.block_at_top() == 6
    assert stage.page.place() == {"topic": "T16"}


def test_notes_are_saved_by_themselves(stage: Stage, qtbot: QtBot) -> None:
    stage.page.open("T08")
    assert stage.reader.notes is not None
    QTest.keyClicks(stage.reader.notes.edit, "Ask Dr. Okafor")
    qtbot.waitUntil(lambda: stage.shelf.notes.get("T08") == "Ask Dr. Okafor")
    assert stage.reader.notes.state.text().startswith("Saved and encrypted")
    QTest.keyClicks(stage.reader.notes.edit, " on Monday")
    stage.page.open("T09")
    assert stage.shelf.notes["T08"] == "Ask Dr. Okafor on Monday"
    assert stage.reader.notes.words() == ""
    stage.page.open("T08")
    assert stage.reader.notes.words() == "Ask Dr. Okafor on Monday"


def test_notes_that_cannot_be_written_are_not_lost(stage: Stage) -> None:
    stage.page.open("T08")
    stage.shelf.full = True
    assert stage.reader.notes is not None
    QTest.keyClicks(stage.reader.notes.edit, "three words here")
    stage.page.leaving()
    assert stage.reader.notes.trouble.isVisible()
    stage.page.open("T09")
    assert stage.page.unsaved() == {"When sleep will not come": "three words here"}
    stage.page.open("T08")
    assert stage.reader.notes.words() == "three words here"
    stage.shelf.full = False
    stage.page.leaving()
    assert stage.shelf.notes["T08"] == "three words here"
    assert not stage.page.unsaved()


def test_an_action_turns_done_says_so_and_can_be_undone(stage: Stage) -> None:
    stage.page.open("T16")
    doing = stage.reader.article.doing
    assert doing is not None
    card = doing.cards[0]
    QTest.mouseClick(card.press, Qt.MouseButton.LeftButton)
    assert card.press.text() == "Question saved"
    assert len(stage.acts.saved) == 1
    card.press.click()
    assert len(stage.acts.saved) == 1
    stage.page.open("T08")
    stage.page.open("T16")
    assert doing.cards[0].press.text() == "Question saved"
    QTest.mouseClick(doing.cards[0].undo_button, Qt.MouseButton.LeftButton)
    assert stage.acts.saved == []
    assert doing.cards[0].press.text() == doing.cards[0].action.label


def test_an_action_that_cannot_be_saved_says_why(stage: Stage) -> None:
    stage.page.open("T16")
    stage.acts.full = True
    doing = stage.reader.article.doing
    assert doing is not None
    doing.cards[0].press.click()
    said = [note.text() for note in doing.findChildren(Note) if note.isVisible()]
    assert len(said) == 1
    assert "room" in said[0]
    assert doing.cards[0].done is None


def test_only_actions_the_program_can_do_are_there(stage: Stage) -> None:
    stage.page.open("T16")
    doing = stage.reader.article.doing
    assert doing is not None
    assert {card.action.kind.value for card in doing.cards} <= {"question", "write"}


def test_older_than_a_year_says_check_first(qtbot: QtBot, look: Theme, clock: FrozenClock) -> None:
    def old() -> Library:
        topics = tuple(replace(t, checked_on=date(2025, 7, 1)) for t in library().topics)
        return Library("en", topics)

    for stage in make_stage(qtbot, clock, topics=old):
        stage.page.open("T08")
        article = stage.reader.article.article
        assert article is not None
        notes = [note.text() for note in article.head.findChildren(Note)]
        assert len(notes) == 1
        assert "Check first" in notes[0]
        names = [name for _role, name in faces(article.head)]
        assert "Reviewed July 2025" in names


def test_a_recent_topic_says_only_when(stage: Stage) -> None:
    stage.page.open("T08")
    article = stage.reader.article.article
    assert article is not None
    assert not article.head.findChildren(Note)


def test_the_crisis_panel_leads_to_help(stage: Stage, qtbot: QtBot) -> None:
    stage.page.open("T06")
    article = stage.reader.article.article
    assert article is not None
    panel = article.blocks[0]
    with qtbot.waitSignal(stage.page.help_requested):
        panel.help_button.click()  # type: ignore[attr-defined]


def test_a_printed_topic_keeps_its_sources(look: Theme) -> None:
    topic = library().topic("T08")
    assert topic is not None
    words = topic_page(topic).words()
    for block in topic.blocks:
        assert all(item in words for item in block.items)
    assert "Sources" in words
    assert all(source.title in words for source in topic.sources)


def test_what_could_not_be_read_is_said(qtbot: QtBot, look: Theme, clock: FrozenClock) -> None:
    def torn() -> Library:
        return Library("en", library().topics[:3], whole=False)

    for stage in make_stage(qtbot, clock, topics=torn, shelf=FakeShelf(bookmarks=["T99"])):
        notes = [one.text() for one in stage.reader.list.findChildren(Note) if one.isVisible()]
        assert notes == ["Some topics could not be read. The rest is here, and so is Help now."]
        assert len(titles(stage)) == 3
