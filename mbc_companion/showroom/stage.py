"""The program with a driver beside it; each process of the tour enters here."""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core import log
from mbc_companion.core.launch import Launch, parser
from mbc_companion.security.harden import harden
from mbc_companion.showroom.driver import Driver
from mbc_companion.showroom.steps import Notes, first_process, later_process


def main() -> int:
    """Drive the first process of the tour, or, behind a lock, the one that replaced it."""
    harden()
    own = argparse.ArgumentParser(add_help=False)
    own.add_argument("--out", type=Path, required=True)
    own.add_argument("--home", type=Path, required=True)
    places, rest = own.parse_known_args()
    options = parser().parse_args(rest)
    log.set_up()
    start = [sys.executable, "-m", "mbc_companion.showroom.stage"]
    start += ["--out", str(places.out), "--home", str(places.home)]
    launch = Launch.from_options(options)._replace(start=tuple(start))
    application = make_application()
    program = Program(launch)
    notes = Notes(places.home / "steps.json", places.out)
    script = later_process if launch.reason else first_process
    program.window.resize(1280, 800)
    program.start()
    driver = Driver(script(notes, launch.paths), _broken)
    code = application.exec()
    driver.deleteLater()
    program.end()
    return code


def _broken(error: BaseException) -> None:
    traceback.print_exception(error)
    QCoreApplication.exit(1)


if __name__ == "__main__":
    sys.exit(main())
