"""Offscreen before any Qt import, a temporary home, a clock that stands still."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import tempfile
import warnings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"
_HOME = tempfile.TemporaryDirectory(prefix="companion-tests-")
os.environ.update(
    HOME=_HOME.name,
    XDG_DATA_HOME=f"{_HOME.name}/data",
    XDG_CONFIG_HOME=f"{_HOME.name}/config",
    XDG_CACHE_HOME=f"{_HOME.name}/cache",
    XDG_STATE_HOME=f"{_HOME.name}/state",
    # A library may bring a package `tests` of its own; a child imports ours.
    PYTHONPATH=os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
)

from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from mbc_companion.core.paths import DataPaths  # noqa: E402
from tests.fakes import FrozenClock  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtWidgets import QApplication

    from mbc_companion.core.events import Events
    from mbc_companion.storage.database import Database
    from mbc_companion.ui.theme import Theme


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test counted goes with its report, from whichever process it ran in."""
    from tests import counts

    report = yield
    report.user_properties += [(counts.TOLD, words) for words in counts.told_now()]
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of the command ``prove``."""
    from tests import counts

    if counts.ASKED not in os.environ:
        return
    kinds = {"passed": "passed", "failed": "failed", "error": "failed", "skipped": "skipped"}
    ended = [
        counts.Ended(
            one.nodeid, how, [words for name, words in one.user_properties if name == counts.TOLD]
        )
        for kind, how in kinds.items()
        for one in terminalreporter.stats.get(kind, [])
    ]
    terminalreporter.section("promises tried")
    for line in counts.table(ended):
        terminalreporter.write_line(line)


settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Windows end with their test, or every later one would dress them again.

    A program that starts sets aside all there is as never garbage; here many start.
    """
    yield
    gc.unfreeze()
    if "PySide6.QtWidgets" in sys.modules:
        _end_windows()


def _end_windows() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.hide()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> FrozenClock:
    """Tuesday July 14, 2026, 7:42 pm in New York, the evening of the pictures."""
    return FrozenClock()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "Companion")


@pytest.fixture
def database(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    """An empty file, really encrypted, copied from one made once."""
    from mbc_companion.storage.database import Database
    from tests.storage.files import KEY, new_file_bytes

    path = tmp_path / "vault.db"
    path.touch(0o600)
    path.write_bytes(new_file_bytes())
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def events() -> Events:
    from mbc_companion.core.events import Events

    return Events()


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> Theme:
    """The kit's theme: light, 100 %, on settings of this test alone."""
    from mbc_companion.core.settings import PublicSettings
    from mbc_companion.ui.theme import install

    return install(qapp, PublicSettings(tmp_path / "look.json"))


@pytest.fixture
def alone_on_clipboard(qapp: QApplication) -> None:
    """No guard of an earlier test, not collected yet, listens to the one clipboard there is."""
    clipboard = qapp.clipboard()
    for signal in (clipboard.dataChanged, clipboard.selectionChanged):
        with contextlib.suppress(RuntimeError, RuntimeWarning), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            signal.disconnect()
