"""Kill -9 at random points: ``python -m tests.backups.kill_child ACT COUNT SEED [weak]``.

Prints one JSON line. A process without Qt forks a child for each kill, so that what is
killed holds connections and files of its own.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.backups import acts


def _child(act: str, root: Path, weak: bool, go: int, told: int) -> None:
    code = 1
    try:
        if weak:
            acts.WEAK[act]()
        os.read(go, 1)
        acts.ACTS[act](acts.DataPaths(root))
        os.write(told, b"d")
        code = 0
    finally:
        os._exit(code)


def run(act: str, root: Path, after: float | None, *, weak: bool) -> float | None:
    """Do ``act`` in a child; kill it ``after`` seconds. Gives how long it took, None if killed."""
    go_read, go = os.pipe()
    told_read, told = os.pipe()
    child = os.fork()
    if not child:
        _child(act, root, weak, go_read, told)
    os.close(told)
    os.close(go_read)
    began = time.perf_counter()
    os.write(go, b"g")
    ended, _, _ = select.select([told_read], [], [], after)
    took = time.perf_counter() - began
    finished = bool(ended) and os.read(told_read, 1) == b"d"
    if not ended:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(go)
    os.close(told_read)
    if after is None and not finished:
        raise SystemExit(f"{act} does not work even when nothing stops it")
    return took if finished else None


def main() -> None:
    act, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    weak = "weak" in sys.argv
    acts.template()
    acts.golden_key()
    dice = random.Random(seed)
    found: list[str] = []
    cut = 0
    with tempfile.TemporaryDirectory(prefix="companion-kills-") as folder:
        root = Path(folder) / "Companion"
        times = []
        for _ in range(3):
            acts.lay_out(act, root)
            times.append(run(act, root, None, weak=weak) or 0.0)
        for _ in range(count):
            paths = acts.lay_out(act, root)
            cut += run(act, root, dice.uniform(0, max(times)), weak=weak) is None
            what = acts.lost(act, paths)
            found += [what] if what else []
    sys.stdout.write(json.dumps({"act": act, "kills": count, "cut": cut, "lost": found}) + "\n")


if __name__ == "__main__":
    main()
