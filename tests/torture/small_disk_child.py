"""Acts on a disk of its own that is nearly full, or read-only; prints one JSON line.

``python -m tests.torture.small_disk_child ACT FOLDER TIMES``, where FOLDER may be mounted
on: in a mount namespace of its own, where this process is root.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mbc_companion.core.errors import DiskFull, KnownError, ReadOnly
from mbc_companion.core.paths import DataPaths
from tests.backups import acts

SIZE = 8 * 1024 * 1024


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)


def _run(act: str, paths: DataPaths) -> str:
    """What was said: the name of the trouble, or "done". In a process of its own, as files
    it leaves open would be used by what comes after."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        said = "fell over"
        try:
            acts.ACTS[act](paths)
            said = "done"
        except KnownError as error:
            said = type(error).__name__
        finally:
            os.write(tell, said.encode())
            os._exit(0)
    os.close(tell)
    said = os.read(told, 100).decode()
    os.close(told)
    os.waitpid(child, 0)
    return said


def _full(act: str, folder: Path, times: int, wrong: list[str]) -> int:
    """Ever less room, from enough to none; gives how often the disk was full."""
    full = 0
    for number in range(times):
        paths, filler = acts.lay_out(act, folder / "Companion"), folder / "filler"
        room = SIZE // 4 * (times - 1 - number) // max(1, times - 1)
        free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
        filler.write_bytes(bytes(max(0, free - room)))
        said = _run(act, paths)
        full += said == DiskFull.__name__
        filler.unlink()
        what = acts.lost(act, paths)
        if what or said not in ("done", DiskFull.__name__):
            wrong.append(f"{act}, {room} bytes left, {said}: {what}")
    return full


def _read_only(act: str, folder: Path, wrong: list[str]) -> None:
    paths = acts.lay_out(act, folder / "Companion")
    _mount(folder, f"remount,ro,size={SIZE}")
    said = _run(act, paths)
    _mount(folder, f"remount,rw,size={SIZE}")
    what = acts.lost(act, paths)
    if what or said != ReadOnly.__name__:
        wrong.append(f"{act}, read-only, {said}: {what}")


def main() -> None:
    act, folder, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    acts.template()
    acts.golden_key()
    wrong: list[str] = []
    _mount(folder, f"size={SIZE}")
    full = _full(act, folder, times, wrong)
    _read_only(act, folder, wrong)
    sys.stdout.write(json.dumps({"full": full, "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main()
