"""Whatever lies in the folder, the program starts, says what is safe, and helps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import find, press
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _plain(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(8176))


def _gone(path: Path) -> None:
    path.unlink()


HARM: dict[str, tuple[str, Callable[[Path], None]]] = {
    "empty database": ("database", _empty),
    "cut database": ("database", _cut),
    "plain database": ("database", _plain),
    "no database": ("database", _gone),
}

_KNOCK = (
    "import sys; from pathlib import Path;"
    "from mbc_companion.app.single_window import raise_first;"
    "sys.exit(not raise_first(Path(sys.argv[1])))"
)


def _content(paths: DataPaths) -> dict[str, bytes]:
    own = (*paths.vault_files(),)
    return {path.name: path.read_bytes() for path in own if path.exists()}


@pytest.mark.parametrize("harm", HARM)
def test_a_harmed_vault_is_explained_left_alone_and_help_still_opens(
    qtbot: QtBot, paths: DataPaths, start: Start, harm: str
) -> None:
    make_vault(paths)
    which, act = HARM[harm]
    act(getattr(paths, which))
    before = _content(paths)
    start()
    qtbot.waitUntil(lambda: find("Try again") is not None)
    press("Helplines")
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)
    assert _content(paths) == before


def test_a_vault_without_its_header_is_no_first_run(
    qtbot: QtBot, paths: DataPaths, start: Start
) -> None:
    make_vault(paths)
    paths.header.unlink()
    paths.header_twin.unlink()
    start()
    qtbot.waitUntil(lambda: find("Try again") is not None)
    assert find("A private place, kept by you") is None


def test_a_folder_that_cannot_be_written_is_said_and_help_still_opens(
    qtbot: QtBot, paths: DataPaths, start: Start
) -> None:
    paths.root.parent.mkdir(parents=True, exist_ok=True)
    paths.root.write_text("a file where the folder belongs")
    start()
    qtbot.waitUntil(lambda: find("Try again") is not None)
    press("Helplines")
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)


def test_a_second_start_raises_the_first_window(qtbot: QtBot, paths: DataPaths) -> None:
    from mbc_companion.app.single_window import Doorbell, raise_first
    from mbc_companion.core.instance import InstanceLock

    make_vault(paths)
    assert not raise_first(paths.root)
    held = InstanceLock.take(paths.lock)
    owner = QObject()
    bell = Doorbell(paths.root, owner)
    second = [sys.executable, "-c", _KNOCK, str(paths.root)]
    with subprocess.Popen(second, cwd=Path(__file__).parents[2]) as started:
        with qtbot.waitSignal(bell.rung, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: started.poll() is not None, timeout=20_000)
    assert started.returncode == 0
    held.release()
