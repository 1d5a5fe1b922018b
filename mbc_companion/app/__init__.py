"""The process: paths, settings, theme, window, and the way in and out of the vault."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch

__all__ = ["Program", "make_application", "run"]


def make_application() -> QApplication:
    """The application object, with Qt's own memory of recent folders switched off."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)
    QGuiApplication.setApplicationName("Companion")
    QGuiApplication.setApplicationDisplayName("Companion")
    QGuiApplication.setDesktopFileName("Companion")
    return QApplication(["Companion"])


def run(launch: Launch) -> int:
    """Open the window and stay until it closes; gives the exit code."""
    application = make_application()
    program = Program(launch)
    if not program.start():
        return 0
    code = application.exec()
    program.end()
    sys.stdout.flush()
    return code
