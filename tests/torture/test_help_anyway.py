"""Whatever is broken, the helplines open: nobody has to repair a file first."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mbc_companion.core.instance import InstanceLock
from mbc_companion.core.paths import DataPaths
from mbc_companion.helplines.domain import LIFELINE
from mbc_companion.showroom.driver import find, key, press, type_into
from tests.counts import tell
from tests.journeys.conftest import Start, replaced, start
from tests.journeys.vaults import PASSPHRASE, make_vault

__all__ = ["replaced", "start"]
Break = Callable[[DataPaths], object]


def _instead(path: Path, kind: str) -> None:
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(kind)


def _both(paths: DataPaths, content: bytes) -> None:
    paths.header.write_bytes(content)
    paths.header_twin.write_bytes(content)


def _newer(paths: DataPaths) -> None:
    header = json.loads(paths.header.read_bytes())
    _both(paths, json.dumps(header | {"format": 99, "min_reader": 99}).encode())


def _flipped(paths: DataPaths) -> None:
    content = bytearray(paths.database.read_bytes())
    content[5000] ^= 1
    paths.database.write_bytes(content)


def _root_is(make: Callable[[Path], object]) -> Break:
    def act(paths: DataPaths) -> None:
        paths.root.rename(paths.root.with_name("elsewhere"))
        make(paths.root)

    return act


def _half_restored(paths: DataPaths) -> None:
    paths.restoring.mkdir()
    (paths.restoring / "ready").write_bytes(b"../elsewhere")


BROKEN: dict[str, Break] = {
    "the data folder is a file": _root_is(lambda root: root.write_text("not a folder")),
    "the data folder is on a drive that is gone": _root_is(lambda root: root.symlink_to("gone")),
    "an empty database": lambda paths: paths.database.write_bytes(b""),
    "a cut-off database": lambda paths: os.truncate(paths.database, 5000),
    "a database that is not encrypted": lambda paths: paths.database.write_bytes(
        b"SQLite format 3\x00" + bytes(8176)
    ),
    "no database": lambda paths: paths.database.unlink(),
    "a folder for a database": lambda paths: _instead(paths.database, "folder"),
    "a pipe for a database": lambda paths: _instead(paths.database, "pipe"),
    "a link for a database": lambda paths: _instead(paths.database, "/etc/hostname"),
    "no header": lambda paths: [paths.header.unlink(), paths.header_twin.unlink()],
    "headers of noise": lambda paths: _both(paths, random.Random(1).randbytes(900)),
    "headers of a later version": _newer,
    "a restore that leads elsewhere": _half_restored,
    "settings of noise": lambda paths: paths.public_settings.write_bytes(b"\xff{{" * 99),
    "the folder is in use": lambda paths: InstanceLock.take(paths.lock),
    "a flipped bit, found at unlocking": _flipped,
}
USUAL = ("the data folder is a file", "headers of noise")
STATES = [pytest.param(name, marks=() if name in USUAL else pytest.mark.prove) for name in BROKEN]


@pytest.mark.parametrize("state", STATES)
def test_the_helplines_open(qtbot: QtBot, paths: DataPaths, start: Start, state: str) -> None:
    make_vault(paths)
    held = BROKEN[state](paths)
    window = start().window
    window.activateWindow()
    qtbot.waitUntil(lambda: find("Helplines") is not None and window.isActiveWindow())
    if "unlocking" in state:
        type_into("Passphrase", PASSPHRASE)
        press("Unlock")
        qtbot.waitUntil(lambda: find("Try again") is not None, timeout=20_000)
    press("Helplines")
    _seen(qtbot)
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Someone can talk with you") is None)
    key(Qt.Key.Key_F1)
    _seen(qtbot)
    tell(f"helplines by button and by F1: {state}")
    if isinstance(held, InstanceLock):
        held.release()


def _seen(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)
    assert find(LIFELINE.shown, starts=True) is not None
