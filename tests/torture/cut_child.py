"""One act, so that what it asks of the disk can be watched; says what it has called saved.

``python -m tests.torture.cut_child ACT ROOT [weak]``; "promised N" goes to standard output
the moment the program would say "saved" for the Nth time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from mbc_companion.storage import connection
from tests.backups import acts
from tests.backups.shelf import write

ONE_BY_ONE = "save"


def promised(number: int) -> None:
    os.write(1, f"promised {number}\n".encode())


def weaken() -> None:
    """Nothing is forced to the disk."""
    connection._SETTLED = tuple(one.replace("EXTRA", "OFF") for one in connection._SETTLED)


def main() -> None:
    act, paths = sys.argv[1], DataPaths(Path(sys.argv[2]))
    acts.make_quick()
    if "weak" in sys.argv:
        weaken()
    if act == "migration":
        acts.golden_key()
    os.write(1, b"begins\n")
    if act == ONE_BY_ONE:
        opened = acts.open_vault(paths)
        for number, words in enumerate(acts.ADDED, start=1):
            write(opened, acts.CLOCK, words)
            promised(number)
        opened.close()
    else:
        acts.ACTS[act](paths)
        promised(1)


if __name__ == "__main__":
    main()
