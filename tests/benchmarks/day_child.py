"""One time of use in the real program; tells the seconds of its three waits as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core import successor
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import vault
from mbc_companion.session.session import Session
from mbc_companion.showroom.driver import Driver, Script, key, press, shows, type_into

_took: dict[str, float] = {}


class _Painted(QObject):
    """The next time the window has painted after ``began``."""

    def __init__(self, window: QObject, began: float) -> None:
        super().__init__(window)
        self._began = began
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        _took["today"] = time.perf_counter() - self._began - _took["derivation"]


def _watch_the_derivation() -> None:
    derive = vault.unlock

    def timed(*words: Any) -> Any:
        began = time.perf_counter()
        try:
            return derive(*words)
        finally:
            _took["derivation"] = time.perf_counter() - began

    vault.unlock = timed


def _watch_the_first_page(program: Program, began: float) -> None:
    show = Session.show

    def watched(session: Session, *words: Any) -> None:
        show(session, *words)
        _Painted(program.window, began)

    Session.show = watched  # type: ignore[method-assign]


def _script(program: Program, passphrase: str) -> Script:
    yield shows("Passphrase")
    type_into("Passphrase", passphrase)
    _watch_the_first_page(program, time.perf_counter())
    press("Unlock")
    yield lambda: "today" in _took
    began = time.perf_counter()
    press("Steady, 4 of 5")
    _took["check-in"] = time.perf_counter() - began
    yield shows("Done")
    began = time.perf_counter()

    def become(_command: object) -> None:
        _took["lock"] = time.perf_counter() - began
        print(json.dumps(_took))
        QCoreApplication.exit(0)

    successor.replace = become  # type: ignore[assignment]
    key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def main() -> int:
    _watch_the_derivation()
    application = make_application()
    program = Program(Launch(paths=DataPaths(Path(sys.argv[1]))))
    program.start()
    driver = Driver(_script(program, sys.argv[2]), lambda error: QCoreApplication.exit(3))
    code = application.exec()
    driver.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
