"""Any text goes in and comes out again; nothing else does."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.journal import folding
from mbc_companion.journal.text_editor import TextEditor
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
# Qt keeps these two for the edges of tables.
_QT_OWN = dict.fromkeys(map(ord, "\ufdd0\ufdd1"))


@pytest.fixture
def guard() -> Iterator[ClipboardGuard]:
    made = ClipboardGuard()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def editor(qtbot: QtBot, look: Theme, guard: ClipboardGuard) -> TextEditor:
    made = TextEditor(guard)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.setFocus()
    return made


def _paste(editor: TextEditor, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    editor.insertFromMimeData(data)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=400))
def test_any_text_is_shown_and_given_back(editor: TextEditor, text: str) -> None:
    text = storable(text).translate(_QT_OWN)
    editor.show_words(text)
    assert editor.words() == text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30), st.integers(1, 3), st.booleans())
def test_long_lines_are_folded_and_given_back_whole(
    editor: TextEditor, seed: str, times: int, end: bool
) -> None:
    line = (storable(seed).replace("\n", " ").translate(_QT_OWN) + "ab") * 1500 * times
    text = f"short\n{line}\n\n{line}" + "\n" * end
    editor.show_words(text)
    assert editor.words() == text
    longest = max(block_length(editor))
    assert longest <= 2 * folding.LONGEST + 1


def block_length(editor: TextEditor) -> list[int]:
    block, found = editor.document().begin(), []
    while block.isValid():
        found.append(block.length())
        block = block.next()
    return found


@given(st.text(max_size=200).map(lambda s: s * 200))
def test_pieces_join_to_the_line(line: str) -> None:
    parts = list(folding.pieces(line))
    assert "".join(parts) == line
    assert all(len(part) <= folding.LONGEST for part in parts)


@given(st.text(max_size=60), st.integers(0, 30), st.integers(1, 30))
def test_parts_for_entries_join_to_the_text(text: str, first: int, room: int) -> None:
    parts = list(folding.entries(text, first, room))
    assert "".join(parts) == text
    assert len(parts[0]) <= first or first == 0
    assert all(len(part) <= room for part in parts[1:])


def test_a_line_end_typed_into_a_folded_line_stays(editor: TextEditor) -> None:
    editor.show_words("x" * 10_000)
    editor.set_caret(9_000)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.words().index("\n") == 8_999
    editor.undo()
    assert editor.words() == "x" * 10_000


def test_typing_after_a_folded_line_starts_a_line(editor: TextEditor) -> None:
    editor.show_words("x" * 10_000)
    editor.set_caret(20_000)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "y")
    _paste(editor, "z\nz")
    assert editor.words() == "x" * 10_000 + "\nyz\nz"


def test_paste_is_plain_text_without_nul_and_lone_surrogates(editor: TextEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> <img src='file:///etc/passwd'>")
    data.setText("bo\x00ld\r\nשלום")
    editor.insertFromMimeData(data)
    assert editor.words() == "bold\nשלום"
    html = QMimeData()
    html.setHtml("<b>only this</b>")
    editor.insertFromMimeData(html)
    assert editor.words() == "bold\nשלום"


def test_a_paste_beyond_the_limit_is_handed_on_whole(editor: TextEditor, qtbot: QtBot) -> None:
    _paste(editor, "a" * 100)
    with qtbot.waitSignal(editor.too_long) as handed:
        _paste(editor, "b" * MAX_ENTRY_CHARACTERS)
    assert handed.args == ["b" * MAX_ENTRY_CHARACTERS]
    assert editor.words() == "a" * 100
    editor.selectAll()
    _paste(editor, "c\n" * (MAX_ENTRY_CHARACTERS // 2))
    assert len(editor.words()) == MAX_ENTRY_CHARACTERS
    with qtbot.waitSignal(editor.too_long) as handed:
        QTest.keyClicks(editor, "d")
    assert handed.args == [""]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "e")
    assert editor.words().endswith("ce")


@pytest.mark.parametrize("text", ["x" * 262_144, "word " * 52_428, "\n" * 20_000])
def test_huge_pastes_leave_the_window_responsive(
    editor: TextEditor, guard: ClipboardGuard, qtbot: QtBot, text: str
) -> None:
    _paste(editor, text)
    short = TextEditor(guard)
    qtbot.addWidget(short)
    short.show()
    QTest.keyClicks(short, "warm up")
    slow = _key_time(editor)
    quick = _key_time(short)
    assert slow < max(100 * quick, 0.05)
    assert editor.words() == text + "y"


def _key_time(editor: TextEditor) -> float:
    start = time.process_time()
    QTest.keyClicks(editor, "y")
    QGuiApplication.processEvents()
    return time.process_time() - start


def test_selected_words_are_never_offered_to_other_programs(editor: TextEditor) -> None:
    editor.show_words("private")
    editor.selectAll()
    assert editor.createMimeDataFromSelection() is None


def test_copy_and_cut_go_through_the_guard(editor: TextEditor) -> None:
    clipboard = QGuiApplication.clipboard()
    editor.show_words("one two")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == "one two"
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    QTest.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert editor.words() == ""
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert editor.words() == "one two"
    clipboard.clear()


def test_copying_a_folded_line_gives_it_whole(editor: TextEditor) -> None:
    text = "ab" * 9_000 + "\nend"
    editor.show_words(text)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == text
    QGuiApplication.clipboard().clear()


def test_the_field_is_marked_sensitive(editor: TextEditor) -> None:
    hints = editor.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_what_was_there_before_cannot_be_undone_back(editor: TextEditor) -> None:
    editor.show_words("first")
    editor.show_words("second")
    editor.undo()
    assert editor.words() == "second"


def test_lines_are_as_far_apart_as_drawn(editor: TextEditor, look: Theme) -> None:
    editor.show_words("word " * 200)
    block = editor.document().begin()
    layout = block.layout()
    pitch = layout.lineAt(1).y() - layout.lineAt(0).y()
    assert abs(pitch - 1.65 * look.font("reading").pixelSize()) <= 1.5
    assert editor.viewport().width() <= look.text_px(640)


def _on_screen(editor: TextEditor) -> QImage:
    QApplication.processEvents()
    shown = editor.window()
    return shown.screen().grabWindow(shown.winId()).toImage()


_SENTENCE = "One line is an entry, and so is one word. "


@pytest.fixture
def still_caret() -> Iterator[None]:
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    yield
    hints.setCursorFlashTime(before)


@pytest.mark.usefixtures("still_caret")
@pytest.mark.parametrize("place", [0, 300, 700, -1])
def test_a_key_paints_all_that_it_changes(editor: TextEditor, place: int) -> None:
    editor.show_words("\n".join(_SENTENCE * 12 for _ in range(4)))
    editor.show_marks([(4, 8), (320, 324), (900, 904)])
    editor.set_caret(place % editor.document().characterCount())
    keys = [*"a word", *[Qt.Key.Key_Backspace] * 9, *"so long that it goes on", Qt.Key.Key_Delete]
    keys += [*"שלום", Qt.Key.Key_Return, *"x", *[Qt.Key.Key_Backspace] * 3]
    for key in keys:
        if isinstance(key, str):
            no_key, unheld = Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier
            press = QKeyEvent(QEvent.Type.KeyPress, no_key, unheld, key)
            QApplication.sendEvent(editor, press)
        else:
            QTest.keyClick(editor, key)
        after_the_key = _on_screen(editor)
        editor.viewport().update()
        assert after_the_key == _on_screen(editor), key


def test_a_key_in_a_long_paragraph_leaves_the_lines_above_alone(editor: TextEditor) -> None:
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    watch = Watch()
    editor.show_words(_SENTENCE * 30)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "a")
    QApplication.processEvents()
    editor.viewport().installEventFilter(watch)
    QTest.keyClicks(editor, "b")
    QApplication.processEvents()
    assert painted
    assert all(rect.height() < editor.viewport().height() / 3 for rect in painted)


def test_scrolling_later_outlives_a_dropped_wrapper(editor: TextEditor, qtbot: QtBot) -> None:
    editor.show_words("line\n" * 200)
    editor.show()
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 40)
    bar = editor.verticalScrollBar()
    editor.scroll_later(40)
    shiboken6.invalidate(bar)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().value() == 40)
