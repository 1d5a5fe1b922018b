"""In a language of brackets every word of the screens is seen to go through translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import accessible_name, find, key, press, type_into
from tests.journeys.vaults import PASSPHRASE, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = {
    Qt.Key.Key_1: "How is it right now?",
    Qt.Key.Key_2: "Write something",
    Qt.Key.Key_3: "Insights",
    Qt.Key.Key_4: "Add a visit",
    Qt.Key.Key_5: "Set up my plan",
    Qt.Key.Key_6: "Add a contact",
    Qt.Key.Key_Comma: "Reading and display",
}
# What is the same in every language: the name, keys, days and times, and our own data.
SAME = re.compile(
    r"Companion|F\d+|Esc|Enter|(Ctrl|Alt|Shift)(\+\S+)+|A[+\u2212-]|Literata|Atkinson"
    r"|(\w+day,? )?(January|February|March|April|May|June|July|August|September|October|November"
    r"|December)( \d+)?(, \d{4})?|\w+day|[A-Z][a-z]{2}( \d+)?|\d+(:\d+)? ?[ap]m|/.*"
)


def pseudo(words: str) -> str:
    """Longer by a third, as other languages are, and in brackets."""
    return f"\u00ab{words}{'~' * (len(words) // 3)}\u00bb"


class Brackets(QTranslator):
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # Qt's own words come from its own files.
        return source if re.match("Q[A-Z]", context) else pseudo(source)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def program(qtbot: QtBot, paths: DataPaths) -> Iterator[Program]:
    make_vault(paths)
    application = QApplication.instance()
    made = Program(Launch(paths=paths))
    brackets = Brackets()
    application.installTranslator(brackets)
    made.window.resize(1024, 700)
    assert made.start()
    yield made
    made.window.close()
    made.window.deleteLater()
    application.removeTranslator(brackets)
    QApplication.processEvents()


def _bare(window: QWidget) -> set[str]:
    """Words that are shown or told and did not go through translation."""
    found = set()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QLineEdit):
            continue
        told = [accessible_name(widget)]
        told += [widget.text()] if isinstance(widget, QLabel) else []
        for words in told:
            # What is left between brackets is put together from parts.
            left, count = words, 1
            while count:
                left, count = re.subn("\u00ab[^\u00ab\u00bb]*\u00bb", "", left)
            parts = [part.strip(" .,:;()\u00b7\u2013\n") for part in left.split(",")]
            found |= {p for p in parts if re.search("[A-Za-z]{2}", p) and not SAME.fullmatch(p)}
    return found


def test_no_words_of_the_pages_are_left_untranslated(program: Program, qtbot: QtBot) -> None:
    def until(name: str) -> None:
        qtbot.waitUntil(lambda: find(pseudo(name)) is not None, timeout=20_000)

    until("Passphrase")
    bare = _bare(program.window)
    type_into(pseudo("Passphrase"), PASSPHRASE)
    press(pseudo("Unlock"))
    for code, name in PAGES.items():
        until("How is it right now?") if code == Qt.Key.Key_1 else key(code, CONTROL)
        until(name)
        bare |= _bare(program.window)
    assert bare == set()
