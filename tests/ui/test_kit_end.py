"""Leaving: the program ends without a crash, whatever is open; dead widgets stay dead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import shiboken6
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui.focus_ring import FocusRing
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import install
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.marks import MoodRow

app = QApplication([])
install(app, PublicSettings(Path("nowhere")))
window = QWidget()
column = QVBoxLayout(window)
column.addWidget(PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal"))
column.addWidget(MoodRow())
ring, toasts = FocusRing(window), Toasts(window)
window.show()
sheet = Sheet(window, "Open")
sheet.body.addWidget(PassphraseField("Again", show_words="Show", conceal_words="Conceal"))
sheet.open()
toasts.show("Still here.", undo=lambda: None)
QTimer.singleShot(50, app.quit)
sys.exit(app.exec())
"""


def test_the_program_ends_quietly_with_everything_open() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Error" not in ended.stderr


def test_a_widget_that_is_gone_is_not_dressed_again(look: Theme, qtbot: QtBot) -> None:
    gone = [Text("x"), Button("y"), ScrollPage()]
    gone.append(PassphraseField("P", show_words="Show", conceal_words="Conceal"))
    kept = Text("kept")
    qtbot.addWidget(kept)
    for widget in gone:
        shiboken6.delete(widget)
    look.set_text_percent(200)
    assert kept.font().pixelSize() == 32
