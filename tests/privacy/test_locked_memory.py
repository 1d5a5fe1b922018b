"""The memory of the locked program holds none of what was written; read from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from tests.journeys.vaults import PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
PLANTED = "the plum tree by the gate at " + "oakhollow"
_RANGE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")


def _copies(process: int, needles: list[bytes]) -> int:
    """How often any needle stands in the readable memory of ``process``."""
    found = 0
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span = _RANGE.match(line)
            if span is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(number, 16) for number in span.groups())
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, OverflowError, ValueError):
                continue
            found += sum(content.count(needle) for needle in needles)
    return found


def _wait_for(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            return
    raise AssertionError(f"the program ended before it was {word}")


def test_a_locked_program_holds_none_of_the_words_or_the_passphrase(paths: DataPaths) -> None:
    make_vault(paths)
    codes = ".".join(str(ord(letter)) for letter in PLANTED)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.privacy.lock_child", str(paths.root), PASSPHRASE, codes],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
    )
    needles = [PLANTED.encode(coding) for coding in ("utf-8", "utf-16-le")]
    try:
        _wait_for(child, "unlocked")
        before = _copies(child.pid, needles)
        assert before, "the reader does not find the words in the unlocked control"
        assert child.stdin is not None
        child.stdin.write("lock\n")
        child.stdin.flush()
        _wait_for(child, "locked")
        passphrase = [PASSPHRASE.encode(coding) for coding in ("utf-8", "utf-16-le")]
        assert _copies(child.pid, needles) == 0
        assert _copies(child.pid, passphrase) == 0
    finally:
        child.kill()
        child.wait()
