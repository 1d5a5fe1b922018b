"""What the tour does, in the order a new person would."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom import driver
from mbc_companion.showroom.driver import Script, find, key, need, press, shows, type_keys
from mbc_companion.showroom.proof import PROOFS, read_back
from mbc_companion.showroom.sample import PASSPHRASE, PICTURED

STEPS = (
    "set up",
    "helplines in set-up",
    "check in",
    "write",
    "lock",
    "kept after the lock",
    "helplines while locked",
    "unlock",
    "find",
)


class Notes:
    """Steps done so far, kept in the tour's own folder across the process replacement."""

    def __init__(self, path: Path, pictures: Path) -> None:
        self._path = path
        self._pictures = pictures
        self._count = len(self._load())

    def _load(self) -> dict[str, bool]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}

    def picture(self, name: str) -> None:
        number = 1 + sum(1 for _ in self._pictures.glob("[0-9][0-9]-*.png"))
        driver.picture(self._pictures, f"{number:02d}-{name}")

    def done(self, step: str, *, holds: object = True) -> None:
        self._path.write_text(json.dumps({**self._load(), step: bool(holds)}))
