"""The process: paths, settings, theme, window, and the way in and out of the vault."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mbc_companion.core.launch import Launch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def spare_source_reading() -> None:
    """Keep PySide6 from reading the source of every module that is imported, 7 ms in all.

    It looks for those that may ask for its ``__feature__`` switches. None of ours does, and
    where there is no source, as in a packaged program, it comes to the same answer.
    """
    import PySide6  # noqa: F401  (brings the module below)

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010


def make_application() -> QApplication:
    """The application object, with Qt's own memory of recent folders switched off."""
    spare_source_reading()
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)
    QGuiApplication.setApplicationName("Companion")
    QGuiApplication.setApplicationDisplayName("Companion")
    QGuiApplication.setDesktopFileName("Companion")
    return QApplication(["Companion"])


def run(launch: Launch) -> int:
    """Open the window and stay until it closes; gives the exit code."""
    from mbc_companion.app.signals import Endings

    endings = Endings()
    application = make_application()

    from mbc_companion.app.program import Program

    program = Program(launch, endings=endings)
    if not program.start():
        return 0
    code = application.exec()
    program.end()
    sys.stdout.flush()
    return code
