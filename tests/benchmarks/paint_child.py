"""Says when its window was first painted: the lock screen, or an empty PySide6 window."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def empty() -> int:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(["empty"])
    window = QWidget()
    window.resize(1280, 800)
    _tell_first_paint(window)
    window.show()
    return application.exec()


def lock(root: str) -> int:
    """The program's own start, whole, with an eye on its window."""
    from mbc_companion import app
    from mbc_companion.__main__ import main

    make_application = app.make_application

    def watched() -> QApplication:
        made = make_application()
        from mbc_companion.ui.window import CompanionWindow

        build = CompanionWindow.__init__

        def build_watched(window: CompanionWindow, *parts: Any) -> None:
            build(window, *parts)
            _tell_first_paint(window)

        CompanionWindow.__init__ = build_watched  # type: ignore[method-assign]
        return made

    app.make_application = watched
    return main(["--data-dir", root])


def unlocked(root: str, passphrase: str) -> int:
    from PySide6.QtCore import QCoreApplication, Qt

    from mbc_companion.app import make_application
    from mbc_companion.app.program import Program
    from mbc_companion.core.launch import Launch
    from mbc_companion.core.paths import DataPaths
    from mbc_companion.showroom.driver import Driver, Script, key, press, shows, type_into

    def script() -> Script:
        yield shows("Passphrase")
        type_into("Passphrase", passphrase)
        press("Unlock")
        yield shows("How is it right now?")
        key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        yield shows("Search your words")
        _say()
        yield lambda: False

    application = make_application()
    program = Program(Launch(paths=DataPaths(Path(root))))
    program.start()
    driver = Driver(script(), lambda error: QCoreApplication.exit(3))
    code = application.exec()
    driver.deleteLater()
    return code


def _say() -> None:
    sys.stdout.write(f"{time.monotonic():.6f}\n")
    sys.stdout.flush()


def _tell_first_paint(window: object) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self) -> None:
            _say()
            if "--stay" not in sys.argv:
                QCoreApplication.exit(0)

    assert isinstance(window, QObject)
    window.installEventFilter(FirstPaint(window))


if __name__ == "__main__":
    kind, *words = (word for word in sys.argv[1:] if word != "--stay")
    sys.exit({"empty": empty, "lock": lock, "unlocked": unlocked}[kind](*words))
