"""Changes the keys of a vault, without a window, to be killed meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, restoring, vault
from mbc_companion.session.renewing import Ways, stage
from mbc_companion.session.unlocked import Unlocked


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    act, root, old, new, words = sys.argv[1:6]
    paths, clock = DataPaths(Path(root)), SystemClock()
    unlocked = Unlocked.open(paths, vault.unlock(paths, old), clock)
    _say("begins")
    if act == "passphrase":
        unlocked.keys.change_passphrase(new, kdf.FLOOR)
        unlocked.close()
    else:
        ways = Ways(new, tuple(words.split()), kdf.FLOOR)
        renewed = stage(paths, unlocked, ways, clock, lambda: None)
        unlocked.close()
        restoring.commit(paths, renewed.kept)
        restoring.finish(paths)
    _say("ended")


if __name__ == "__main__":
    main()
