"""The real program on a screen: writes, copies, backs up, stumbles; then hides, then locks.

``canary_child ROOT PASSPHRASE WORDS``; says how far it is, and goes on at every line it reads.
"""

from __future__ import annotations

import select
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core import log
from mbc_companion.core.launch import Launch, parser
from mbc_companion.session.session import Session
from mbc_companion.showroom.driver import Driver, Script, key, need, press, shows, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _stumble(words: str) -> None:
    raise ValueError(words)


def _doing(program: Program, passphrase: str, words: str) -> Script:
    yield shows("Passphrase")
    type_into("Passphrase", passphrase)
    press("Unlock")
    yield shows("How is it right now?")
    key(Qt.Key.Key_N, CONTROL)
    yield shows("Your words")
    QTest.keyClicks(need("Your words"), words)
    yield shows("Saved and encrypted", starts=True)
    need("Your words").setFocus()
    QTest.keyClick(need("Your words"), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(need("Your words"), Qt.Key.Key_C, CONTROL)
    yield from _told("copied")
    assert isinstance(program._session, Session)
    made: list[object] = []
    program._session._backups.acts().back_up(made.append, made.append)
    yield lambda: bool(made)
    QTimer.singleShot(0, lambda: _stumble(words))
    yield shows("Report")
    program.window.cover()
    yield from _told("hidden")
    program.lock("asked")


def _told(words: str) -> Script:
    """Say it, and go on when a line comes."""
    _say(words)
    # Never waited for: meanwhile the clipboard has to be answered for.
    yield lambda: bool(select.select([sys.stdin], [], [], 0)[0] and sys.stdin.readline())


def _locked() -> Script:
    yield shows("Welcome back")
    _say("locked")


def _failed(error: BaseException) -> None:
    """Not its words: they would be in the log that is searched."""
    sys.stderr.write(f"{type(error).__name__}\n")
    QCoreApplication.exit(3)


def main() -> int:
    root, passphrase, words = sys.argv[1:4]
    log.set_up()
    application = make_application()
    told = parser().parse_args(sys.argv[4:])
    told.data_dir = Path(root)
    start = (sys.executable, "-m", "tests.privacy.canary_child", root, "-", "-")
    program = Program(Launch.from_options(told)._replace(start=start))
    program.start()
    script = _locked() if len(sys.argv) > 4 else _doing(program, passphrase, words)
    driver = Driver(script, _failed)
    code = application.exec()
    driver.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
