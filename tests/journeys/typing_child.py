"""The real program, typed into; says on a pipe how much was typed and when."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import Driver, Script, key, need, press, shows, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


def typing(passphrase: str, words: str, pause: float) -> Script:
    """Unlock, start an entry, and type ``words`` with ``pause`` seconds between keys."""
    yield shows("Passphrase")
    type_into("Passphrase", passphrase)
    press("Unlock")
    yield shows("How is it right now?")
    key(Qt.Key.Key_N, CONTROL)
    yield shows("Your words")
    editor = need("Your words")
    for count, character in enumerate(words, start=1):
        due = time.monotonic() + pause
        QTest.keyClicks(editor, character)
        sys.stdout.write(f"{time.monotonic():.4f} {count}\n")
        sys.stdout.flush()
        yield lambda due=due: time.monotonic() >= due
    sys.stdout.write("done\n")
    sys.stdout.flush()
    if "--stay" not in sys.argv:
        QApplication.activeWindow() or need("Your words")
        need("Your words").window().close()


def main() -> int:
    root, passphrase, words, pause = sys.argv[1:5]
    application = make_application()
    program = Program(Launch(paths=DataPaths(Path(root))))
    program.start()
    driver = Driver(typing(passphrase, words, float(pause)), lambda error: QCoreApplication.exit(3))
    code = application.exec()
    driver.deleteLater()
    program.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
