"""A bus of a test's own, with the stand-in of ``desktop_child`` on it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import needs

ROOT = Path(__file__).parents[2]
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class FakeDesktop:
    """``tell`` a word of ``desktop_child``; ``heard`` waits for what it says."""

    def __init__(self, address: str, child: subprocess.Popen[str]) -> None:
        self.address = address
        self._child = child

    def tell(self, word: str) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(word + "\n")
        self._child.stdin.flush()

    def heard(self, word: str) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            if line.strip() == word:
                return
        raise AssertionError(f"the desktop never said {word}")


@contextmanager
def fake_desktop(folder: Path) -> Iterator[FakeDesktop]:
    daemon = needs.program("dbus-daemon", "dbus")
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder))
    bus = subprocess.Popen(
        [daemon, f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.desktop_child", address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        desktop = FakeDesktop(address, child)
        desktop.heard("ready")
        yield desktop
    finally:
        for process in (child, bus):
            process.kill()
            process.communicate()
