"""The process: paths, settings, theme, window, and the way in and out of the vault."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mbc_companion.core.launch import Launch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def make_application() -> QApplication:
    """The application object, with Qt's own memory of recent folders switched off."""
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
