"""The real program: write planted words, say so, lock when told, and stay locked."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
from PySide6.QtTest import QTest

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch, parser
from mbc_companion.showroom.driver import Driver, Script, key, need, press, shows, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _unlock_and_write(passphrase: str, words: str) -> Script:
    yield shows("Passphrase")
    type_into("Passphrase", passphrase)
    press("Unlock")
    yield shows("How is it right now?")
    key(Qt.Key.Key_N, CONTROL)
    yield shows("Your words")
    QTest.keyClicks(need("Your words"), words)
    yield shows("Saved and encrypted", starts=True)
    _say("unlocked")


def _locked() -> Script:
    yield shows("Welcome back")
    _say("locked")


def main() -> int:
    root, passphrase, planted_code = sys.argv[1:4]
    start = (sys.executable, "-m", "tests.privacy.lock_child", root, "-", "-")
    application = make_application()
    successor = len(sys.argv) > 4
    told_at_lock = parser().parse_args(sys.argv[4:])
    told_at_lock.data_dir = Path(root)
    program = Program(Launch.from_options(told_at_lock)._replace(start=start))
    program.start()
    # The words come as numbers, so that the command line does not hold them.
    words = "".join(chr(int(code)) for code in planted_code.split(".") if code.isdigit())
    script = _locked() if successor else _unlock_and_write(passphrase, words)
    driver = Driver(script, lambda error: QCoreApplication.exit(3))
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    told.activated.connect(lambda: (told.setEnabled(False), program.lock("asked")))
    told.setEnabled(not successor)
    code = application.exec()
    driver.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
