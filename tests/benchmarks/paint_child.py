"""Says when its window was first painted: the lock screen, or an empty PySide6 window."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def empty() -> int:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(["empty"])
    window = QWidget()
    window.resize(1280, 800)
    _tell_first_paint(window)
    window.show()
    return application.exec()


def lock(root: str) -> int:
    from mbc_companion.app import Program, make_application
    from mbc_companion.core.launch import Launch
    from mbc_companion.core.paths import DataPaths

    application = make_application()
    program = Program(Launch(paths=DataPaths(Path(root))))
    _tell_first_paint(program.window)
    program.start()
    return application.exec()


def _tell_first_paint(window: object) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                QTimer.singleShot(0, self.tell)
                watched.removeEventFilter(self)
            return False

        def tell(self) -> None:
            sys.stdout.write(f"{time.monotonic():.6f}\n")
            sys.stdout.flush()
            if "--stay" not in sys.argv:
                QCoreApplication.exit(0)

    assert isinstance(window, QObject)
    watcher = FirstPaint(window)
    window.installEventFilter(watcher)


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else lock(sys.argv[2]))
