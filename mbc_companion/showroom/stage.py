"""The program with a driver beside it; each process of the tour enters here."""

from __future__ import annotations

import sys
import traceback

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch, Options
from mbc_companion.showroom.driver import Driver
from mbc_companion.showroom.steps import Notes, first_process, later_process, restored_process


def stage(options: Options) -> int:
    """Drive the first process of the tour, or, behind a lock, the one that replaced it.

    ``options.stage_out`` takes the pictures; ``stage_home`` the notes, beside the vault.
    """
    assert options.stage_home is not None
    assert options.stage_out is not None
    places = ["--stage-out", str(options.stage_out), "--stage-home", str(options.stage_home)]
    launch = Launch.from_options(options)
    launch = launch._replace(start=(*launch.start, *places))
    qInstallMessageHandler(_heard)
    application = make_application()
    program = Program(launch)
    notes = Notes(options.stage_home / "steps.json", options.stage_out)
    scripts = {"": first_process, "restored": restored_process}
    script = scripts.get(launch.reason, later_process)
    program.window.resize(1280, 800)
    program.start()
    # What a person would be told once ends the tour: it may not count as proven.
    sys.excepthook = lambda _kind, error, _trace: _broken(error)
    driver = Driver(script(notes, launch.paths), _broken)
    code = application.exec()
    driver.deleteLater()
    program.end()
    return code


def _heard(_kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
    """Without a screen nothing can be raised or grabbed, and Qt says so each time."""
    if words and not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{words}\n")


def _broken(error: BaseException) -> None:
    traceback.print_exception(error)
    QCoreApplication.exit(1)
