"""The process: paths, settings, theme, window, and the way in and out of the vault."""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

from mbc_companion.core.launch import Launch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def spare_pyside() -> None:
    """Load PySide6 without two things that no program needs to run, 16 ms in all.

    The writer of its type files is loaded with it and never asked for. And it reads the
    source of every module that is imported, for those that may ask for its ``__feature__``
    switches: none of ours does, and where there is no source, as in a packaged program, it
    comes to the same answer.
    """
    writer = "shibokensupport.signature.lib.pyi_generator"
    unused = sys.modules.setdefault(writer, ModuleType(writer))
    unused.__spec__ = unused.__spec__ or ModuleSpec(writer, None)
    import PySide6  # noqa: F401  (brings the module below)

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010


def make_application() -> QApplication:
    """The application object, with Qt's own memory of recent folders switched off."""
    spare_pyside()
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
