"""Nothing leaves: a whole run of the program opens no internet socket."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests import needs

ROOT = Path(__file__).parents[2]
_INTERNET = re.compile(r"socket\((AF_INET6?|AF_PACKET)\b")


def _watched(command: list[str], log: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            needs.strace(),
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=socket",
            "-o",
            str(log),
            *command,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_the_watcher_sees_an_internet_socket(tmp_path: Path) -> None:
    log = tmp_path / "sockets"
    opens_one = "import socket; socket.socket(socket.AF_INET).close()"
    _watched([sys.executable, "-c", opens_one], log)
    assert _INTERNET.search(log.read_text())


def test_a_whole_run_opens_no_internet_socket(tmp_path: Path) -> None:
    log = tmp_path / "sockets"
    run = _watched(
        [sys.executable, "-m", "mbc_companion", "--showroom", "--pictures", str(tmp_path / "p")],
        log,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert log.exists(), "the watcher wrote nothing"
    assert not _INTERNET.search(log.read_text())
