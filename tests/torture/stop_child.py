"""One folder, one program: ``python -m tests.torture.stop_child WORDS ...``.

``act ACT ROOT``: takes the folder as the program does, says "begins", does the act, says
"ended". ``race ROOT NUMBER``: waits for a line, then writes an entry if it gets the folder,
and says whether it did.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mbc_companion.core.errors import FileInUse
from mbc_companion.core.instance import InstanceLock
from mbc_companion.core.paths import DataPaths
from tests.backups import acts
from tests.backups.shelf import write


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _act(name: str, paths: DataPaths) -> None:
    if name == "migration":
        acts.golden_key()
    # Held to the end of the process, which may be stopped after the act as well.
    InstanceLock.take(paths.lock)
    _say("begins")
    acts.ACTS[name](paths)
    _say("ended")


def _race(paths: DataPaths, number: str) -> None:
    _say("ready")
    sys.stdin.readline()
    try:
        held = InstanceLock.take(paths.lock)
    except FileInUse:
        _say("in use")
        return
    opened = acts.open_vault(paths)
    write(opened, acts.CLOCK, f"written by number {number}")
    opened.close()
    held.release()
    _say("written")


def main() -> None:
    acts.make_quick()
    if sys.argv[1] == "act":
        _act(sys.argv[2], DataPaths(Path(sys.argv[3])))
    else:
        _race(DataPaths(Path(sys.argv[2])), sys.argv[3])


if __name__ == "__main__":
    main()
