"""Whether Caps Lock is on; Qt does not tell."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from PySide6.QtGui import QGuiApplication

_LOCK_MASK = 0x02


def is_on() -> bool:
    """The state of the lock where the system can be asked (X11, Windows), else False."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    if QGuiApplication.platformName() != "xcb":
        return False
    return _x11_state()


@cache
def _x11() -> tuple[Any, Any] | None:
    import ctypes
    import ctypes.util

    name = ctypes.util.find_library("X11")
    if not name:
        return None
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    library.XOpenDisplay.restype = ctypes.c_void_p
    display = library.XOpenDisplay(None)
    return (library, ctypes.c_void_p(display)) if display else None


def _x11_state() -> bool:
    import ctypes

    opened = _x11()
    if opened is None:
        return False
    library, display = opened
    state = (ctypes.c_ubyte * 18)()
    use_core_keyboard = 0x0100
    if library.XkbGetState(display, use_core_keyboard, ctypes.byref(state)):
        return None
    locked_mods = state[4]
    return bool(locked_mods & _LOCK_MASK)
