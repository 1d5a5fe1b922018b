"""System libraries that Qt needs, looked for with ctypes before anything imports Qt.

Qt cannot be asked: without glib even its core module fails to import, and a window
without its libraries ends the process in a way Python cannot catch.
"""

from __future__ import annotations

import ctypes
import glob
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from setup_parts import apt
from setup_parts.trouble import Exit, Trouble

Say = Callable[[str], None]


@dataclass(frozen=True)
class Library:
    """A shared library by the name the loader uses, and the Debian package that brings it."""

    name: str
    package: str


DRAWING = (
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    # Of Qt's network part, of which the program uses the local socket of a second start.
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libzstd.so.1", "libzstd1"),
)
"""Needed even where nothing is shown: tests and pictures."""

X11_WINDOW = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND_WINDOW = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
)
PRINTING = (Library("libcups.so.2", "libcups2"),)
"""Without it there are no printers to choose, but PDF files still work."""

TEST_TOOLS = (
    ("Xvfb", "xvfb"),
    ("dbus-run-session", "dbus"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    ("openbox", "openbox"),
    ("strace", "strace"),
    ("/usr/lib/python3/dist-packages/gi", "python3-gi"),
    ("/usr/lib/*/girepository-1.0/Atspi-2.0.typelib", "gir1.2-atspi-2.0"),
)
"""A program on the PATH, or a path with wildcards, and its Debian package."""


def missing(
    wanted: Iterable[Library], load: Callable[[str], object] = ctypes.CDLL
) -> list[Library]:
    """Those of ``wanted`` that the loader cannot find or open."""
    absent = []
    for library in wanted:
        try:
            load(library.name)
        except OSError:
            absent.append(library)
    return absent


def packages(absent: Iterable[Library]) -> tuple[str, ...]:
    """The Debian packages to install, each once, in the order first needed."""
    return tuple(dict.fromkeys(library.package for library in absent))


def ensure(wanted: Sequence[Library], say: Say) -> None:
    """Install what is missing of ``wanted``, or raise Trouble with the exact line."""
    absent = missing(wanted)
    if not absent:
        return
    names = packages([*absent, *missing(PRINTING)])
    apt.ensure(names, f"this computer lacks {len(absent)} system libraries that draw windows", say)
    still = missing(wanted)
    if still:
        raise Trouble(
            "These system libraries are still missing: "
            + ", ".join(library.name for library in still)
            + ".\nInstall them with your system's package manager and run the command again.",
            Exit.LIBRARIES,
        )


def ensure_test_tools(say: Say) -> None:
    """Install the programs the whole-window tests use, where allowed; never a reason to stop."""
    tools = (package for sign, package in TEST_TOOLS if not _is_here(sign))
    absent = (*tools, *packages(missing(X11_WINDOW)))
    if not absent:
        return
    before = apt.way_in()
    if before is not None:
        say(f"Installing system packages for the tests: {' '.join(absent)}")
        if apt.install(absent, before)[0]:
            return
    say(
        f"These packages are missing and may not be installed here: {' '.join(absent)}\n"
        "The tests that need them do not run; they are listed at the end as NOT RUN."
    )


def _is_here(sign: str) -> bool:
    return bool(glob.glob(sign)) if sign.startswith("/") else shutil.which(sign) is not None
