"""The keys that work on every screen and above every sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.keys import PASSING_KEYS, Key, Keys


class WindowKeys(QObject):
    """Binds ``acts`` to their keys, and follows when a person changes one."""

    def __init__(self, window: QWidget, keys: Keys, acts: Mapping[Key, Callable[[], object]]):
        super().__init__(window)
        self._keys = keys
        self._own = tuple(acts)
        for key, act in acts.items():
            keys.bind(window, key, act)
        self._pass()
        keys.told.changed.connect(self._pass)

    def _pass(self) -> None:
        for key in self._own:
            PASSING_KEYS.update(press.toString() for press in self._keys.sequences(key))
