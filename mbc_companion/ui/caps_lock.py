"""Whether Caps Lock is on; Qt does not tell."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from PySide6.QtGui import QGuiApplication

_LOCK_MASK = 0x02


def state() -> bool | None:
    """On or off where the system can be asked (X11, Windows); None where only keys tell."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    if QGuiApplication.platformName() != "xcb":
        return None
    return _x11_state()


def told_by(typed: str, *, shift: bool) -> bool | None:
    """What one typed letter tells about the lock; None if nothing.

    Shift with a capital tells nothing: with the lock on, macOS still makes capitals of it.
    """
    if len(typed) != 1 or typed.upper() == typed.lower():
        return None
    if typed == typed.upper():
        return None if shift else True
    return shift


@cache
def _x11() -> tuple[Any, Any] | None:
    import ctypes

    try:
        # By its name: looking for it would start a program of the system's.
        library = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    library.XOpenDisplay.restype = ctypes.c_void_p
    display = library.XOpenDisplay(None)
    return (library, ctypes.c_void_p(display)) if display else None


def _x11_state() -> bool | None:
    import ctypes

    opened = _x11()
    if opened is None:
        return None
    library, display = opened
    answer = (ctypes.c_ubyte * 18)()
    use_core_keyboard = 0x0100
    if library.XkbGetState(display, use_core_keyboard, ctypes.byref(answer)):
        return None
    # XkbStateRec: two bytes, two shorts, then mods, base, latched and locked mods.
    locked_mods = answer[9]
    return bool(locked_mods & _LOCK_MASK)
