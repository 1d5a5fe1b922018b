"""One act, once told to go; says how it ended. Faults are put into it from outside."""

from __future__ import annotations

import sys
from pathlib import Path

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from tests.backups import acts


def main() -> None:
    act, root = sys.argv[1:3]
    acts.make_quick()
    if act == "migration":
        acts.golden_key()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        acts.ACTS[act](DataPaths(Path(root)))
    except KnownError as error:
        sys.stdout.write(f"said {type(error).__name__}\n")
    else:
        sys.stdout.write("done\n")


if __name__ == "__main__":
    main()
