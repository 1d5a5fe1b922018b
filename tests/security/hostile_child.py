"""Shows headers of a folder to the way in, one by one; says what came of it and what it cost."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import vault


def _most_mib() -> float:
    """The most this program ever held; not ``ru_maxrss``, which begins with the parent's."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    root, headers, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    paths = DataPaths(root)
    accepted, longest = 0, 0.0
    for one in sorted(headers.iterdir()):
        for path in (paths.header, paths.header_twin):
            path.write_bytes(one.read_bytes())
        begun = time.perf_counter()
        try:
            vault.unlock(paths, passphrase)
            accepted += 1
        except KnownError:
            pass
        longest = max(longest, time.perf_counter() - begun)
    told = {"accepted": accepted, "longest": longest, "mib": _most_mib()}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
