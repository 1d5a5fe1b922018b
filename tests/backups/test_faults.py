"""A disk that fails at any call: said as a trouble, nothing lost, no false "saved"."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mbc_companion.core.paths import DataPaths
from tests import needs
from tests.backups import acts
from tests.counts import tell

ROOT = Path(__file__).parents[2]
ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT", "EMFILE")
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,openat,unlink,mkdir"
Child = subprocess.Popen[str]
A_ACT = 20


@dataclass
class Count:
    runs: int = 0
    said: int = 0
    wrong: list[str] = field(default_factory=list)


def _attached(child: Child, call: str, error: str, when: int) -> Child:
    tracer = subprocess.Popen(
        [
            *(needs.strace(), "-f", "-q", "-o", os.devnull, "-p", str(child.pid)),
            *("-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}+"),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    # In the kernel's own words the tracer is there once the child names it.
    status = Path(f"/proc/{child.pid}/status")
    while f"TracerPid:\t{tracer.pid}" not in status.read_text():
        if tracer.poll() is not None:
            child.kill()
            pytest.skip("NOT RUN: strace may not look at other programs here")
    return tracer


def _fault(root: Path, act: str, call: str, error: str, when: int) -> str:
    """How the act ended: "done", "said ...", or "" if it fell over."""
    needs.strace()
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.backups.fault_child", act, str(root)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "ready\n"
    tracer = _attached(child, call, error, when)
    child.stdin.write("go\n")
    child.stdin.close()
    told = child.stdout.read()
    child.wait(60)
    tracer.wait(60)
    return told.strip()


def _run(folder: Path, act: str, faults: list[tuple[str, str, int]], count: Count) -> None:
    paths = DataPaths(folder / "Companion")
    for call, error, when in faults:
        acts.lay_out(act, paths.root)
        ended = _fault(paths.root, act, call, error, when)
        count.runs += 1
        count.said += ended.startswith("said")
        if call == "write" and not ended:
            # The pipe it would have answered on failed with everything else.
            ended = "said"
        what = "" if act == "delete" else acts.lost(act, paths)
        if not ended:
            what = what or "fell over"
        if ended == "done" and not what:
            what = _false_saved(act, paths)
        if what:
            count.wrong.append(f"{act} {call} {error} {when}: {what}")


def _false_saved(act: str, paths: DataPaths) -> str:
    """What was called done has to be there."""
    if act == "save":
        opened = acts.open_vault(paths)
        texts = acts.read(opened, acts.CLOCK)
        opened.close()
        return "" if set(acts.ADDED) <= set(texts) else "a false saved"
    if act == "backup":
        return "" if len(list(paths.backups.glob("*.backup"))) == 2 else "a false backup"
    return ""


def _report(count: Count) -> None:
    tell(
        f"broken disk: {count.runs} faults in {len(acts.ACTS)} acts, "
        f"{count.said} said in words, {len(count.wrong)} with anything lost or untrue"
    )


def test_a_failing_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    count = Count()
    for act, error in zip(acts.ACTS, itertools.cycle(ERRORS), strict=False):
        _run(tmp_path, act, [("pwrite64,fsync", error, 3)], count)
    _report(count)
    assert not count.wrong


@pytest.mark.prove
def test_every_kind_of_fault_in_every_act(tmp_path: Path) -> None:
    dice, count = random.Random(3), Count()
    for act in acts.ACTS:
        faults = [
            (call, error, dice.randint(1, 8)) for call in CALLS.split(",") for error in ERRORS
        ]
        _run(tmp_path, act, dice.sample(faults, A_ACT), count)
    _report(count)
    assert count.said > count.runs / 8
    assert not count.wrong
