"""The first statement of main: no dumps, no looking in, private files."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TELL = """
import ctypes, json, os, resource, sys
if {hardened}:
    from mbc_companion.security.harden import harden
    harden()
open(sys.argv[1], "w").close()
os.mkdir(sys.argv[1] + "-folder")
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print(json.dumps([dumpable, resource.getrlimit(resource.RLIMIT_CORE), os.umask(0)]), flush=True)
sys.stdin.read()
"""


def _told(tmp_path: Path, *, hardened: bool) -> tuple[subprocess.Popen[str], list[object]]:
    name = tmp_path / f"file-{hardened}"
    child = subprocess.Popen(
        [sys.executable, "-c", _TELL.format(hardened=hardened), str(name)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        umask=0o022,
    )
    assert child.stdout is not None
    return child, json.loads(child.stdout.readline())


def test_a_hardened_process_cannot_be_dumped_and_makes_private_files(tmp_path: Path) -> None:
    child, told = _told(tmp_path, hardened=True)
    child.communicate()
    assert told == [0, [0, 0], 0o077]
    assert stat.S_IMODE((tmp_path / "file-True").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "file-True-folder").stat().st_mode) == 0o700


def test_without_it_the_same_process_would_be_open(tmp_path: Path) -> None:
    child, told = _told(tmp_path, hardened=False)
    child.communicate()
    assert told[0] == (1 if sys.platform == "linux" else 0)
    assert told[2] == 0o022


def test_a_system_that_refuses_does_not_stop_the_program() -> None:
    script = (
        "import ctypes, resource, os;"
        "refuse = lambda *a: (_ for _ in ()).throw(OSError(1, 'no'));"
        "resource.setrlimit = refuse; ctypes.CDLL = refuse;"
        "from mbc_companion.security.harden import harden;"
        "harden(); print(oct(os.umask(0)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.stdout.strip() == "0o77", run.stderr
