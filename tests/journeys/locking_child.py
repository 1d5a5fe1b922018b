"""The real program, unlocked and locked again and again; every lock is a real replacement."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from mbc_companion.app import make_application
from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch, parser
from mbc_companion.showroom.driver import Driver, Script, key, need, press, shows, type_into


def _script(passphrase: str, *, last: bool) -> Script:
    yield shows("Passphrase")
    type_into("Passphrase", passphrase)
    press("Unlock")
    yield shows("How is it right now?")
    sys.stdout.write("unlocked\n")
    sys.stdout.flush()
    if last:
        need("Help now").window().close()
    else:
        key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def main() -> int:
    passphrase, left = sys.argv[1], int(sys.argv[2])
    options = parser().parse_args(sys.argv[3:])
    start = (sys.executable, "-m", "tests.journeys.locking_child", passphrase, str(left - 1))
    launch = Launch.from_options(options)._replace(start=start)
    assert Path(launch.paths.root).is_dir()
    application = make_application()
    program = Program(launch)
    program.start()
    driver = Driver(_script(passphrase, last=left == 0), lambda error: QCoreApplication.exit(3))
    code = application.exec()
    driver.deleteLater()
    program.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
