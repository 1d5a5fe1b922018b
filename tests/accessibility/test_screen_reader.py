"""The real window on a screen of its own, as a screen reader meets it on the bus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from setup_parts.libraries import X11_WINDOW, missing, packages

from mbc_companion.core.paths import DataPaths
from tests import needs
from tests.journeys.vaults import PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
PYTHON = "/usr/bin/python3"
_GI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@contextmanager
def _running(*command: str, env: dict[str, str]) -> Iterator[str]:
    """``command`` in the background; the first line it writes to the file it is given as TELL."""
    read, write = os.pipe()
    named = [str(write) if word == "TELL" else word for word in command]
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(named, env=env, pass_fds=(write,), stdout=quiet, stderr=quiet)
    os.close(write)
    with os.fdopen(read) as told:
        try:
            yield told.readline().strip() if "TELL" in command else ""
        finally:
            child.terminate()
            child.wait()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a private screen with a window manager and an accessibility bus."""
    for name, package in (("Xvfb", "xvfb"), ("openbox", "openbox"), ("dbus-daemon", "dbus")):
        needs.program(name, package)
    if missing(X11_WINDOW):
        pytest.skip(f"NOT RUN: needs {' '.join(packages(missing(X11_WINDOW)))}")
    found = subprocess.run([PYTHON, "-c", _GI], capture_output=True, check=False)
    if found.returncode or not Path("/usr/libexec/at-spi-bus-launcher").exists():
        pytest.skip("NOT RUN: needs at-spi2-core, gir1.2-atspi-2.0 and python3-gi")
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "GSETTINGS_BACKEND": "memory"}
    env |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with ExitStack() as running:
        screen = ("Xvfb", "-displayfd", "TELL", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
        env["DISPLAY"] = ":" + running.enter_context(_running(*screen, env=env))
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address", "TELL")
        del env["DBUS_SESSION_BUS_ADDRESS"]
        env["DBUS_SESSION_BUS_ADDRESS"] = running.enter_context(_running(*bus, env=env))
        running.enter_context(_running("openbox", "--sm-disable", env=env))
        yield env


def test_every_page_can_be_reached_and_read_by_ear(desk: dict[str, str], paths: DataPaths) -> None:
    make_vault(paths)
    program = (sys.executable, "-m", "mbc_companion", "--data-dir", str(paths.root))
    with _running(*program, env=desk):
        child = Path(__file__).with_name("reader_child.py")
        plain = {name: value for name, value in desk.items() if name != "PYTHONPATH"}
        read = subprocess.run(
            [PYTHON, str(child), PASSPHRASE],
            env=plain,
            capture_output=True,
            text=True,
            check=False,
        )
    assert read.returncode == 0, read.stderr
    told = json.loads(read.stdout)
    assert len(told["places"]) == 9
    assert not told["wrong"], "\n".join(told["wrong"])
