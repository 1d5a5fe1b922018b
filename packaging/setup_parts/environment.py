"""The private environment ``.venv``: made once, filled from the lock, left alone after that.

A stamp per lock says what is installed. It covers the lock's bytes, the Python and the
folder, so a renewed lock, a new system Python or a moved checkout is noticed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from setup_parts import pip
from setup_parts.place import Kind, Place
from setup_parts.trouble import Exit, Trouble

Say = Callable[[str], None]

ROOM_NEEDED = 650 * 1024 * 1024
"""Bytes: 320 MB to run, 460 MB with the test tools, and the downloads while unpacking."""


def stamp_of(lock: bytes, python: str, folder: str) -> str:
    """One line that changes when the lock, the Python or the folder does."""
    digest = hashlib.sha256()
    for part in (lock, python.encode(), folder.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def is_ready(place: Place, kind: Kind) -> bool:
    """True if ``.venv`` holds exactly what the lock of ``kind`` asks for."""
    try:
        found = place.stamp(kind).read_text("ascii")
        return found == _stamp(place, kind) and place.python.exists()
    except OSError:
        return False


def prepare(place: Place, kind: Kind, say: Say) -> None:
    """Make the environment ready for ``kind``; does nothing if it is. Raises Trouble."""
    if not is_ready(place, kind):
        try:
            with _alone(place.root, say):
                if not is_ready(place, kind):
                    _build(place, kind, say)
        except OSError as error:
            raise _of_disk(place, error) from None


def _build(place: Place, kind: Kind, say: Say) -> None:
    check_room(shutil.disk_usage(place.root).free)
    pip.check(say)
    only_adding = kind is Kind.TEST and is_ready(place, Kind.RUN)
    if not only_adding:
        _empty_environment(place, say)
    say("Downloading and checking the packages. This happens once and takes a few minutes.")
    pip.install(place, place.lock(kind), say)
    # Lets the environment's Python import the checkout from any folder.
    (place.packages / "companion.pth").write_text(f"{place.root}\n", "utf-8")
    for covered in (Kind.RUN, kind):
        place.stamp(covered).write_text(_stamp(place, covered), "ascii")


def check_room(free: int) -> None:
    """Raise Trouble if fewer than ROOM_NEEDED bytes are free."""
    if free >= ROOM_NEEDED:
        return
    raise Trouble(
        f"There is not enough room on this disk: {free // 2**20} MB free, "
        f"{ROOM_NEEDED // 2**20} MB needed to set up.\n"
        "Free some space and run the same command again.",
        Exit.DISK,
    )


def _empty_environment(place: Place, say: Say) -> None:
    if place.venv.exists() and not place.marker.exists():
        raise Trouble(
            f"{place.venv} is there already and was not made by this script.\n"
            "Move it away and run the same command again.",
            Exit.FOLDER,
        )
    say("Making a private environment in .venv.")
    if place.venv.exists():
        shutil.rmtree(place.venv)
    place.venv.mkdir()
    place.marker.touch()
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(place.venv)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise Trouble(
            "Python could not make a private environment. It said:\n" + made.stderr.strip(),
            Exit.FAILED,
        )


def _stamp(place: Place, kind: Kind) -> str:
    return stamp_of(place.lock(kind).read_bytes(), sys.version, str(place.root))


@contextlib.contextmanager
def _alone(folder: Path, say: Say) -> Iterator[None]:
    """Hold the folder itself as a lock, so that two set-ups never mix."""
    if os.name == "nt":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    # pip inherits it: if this script is killed, the lock lasts until pip has ended too.
    os.set_inheritable(descriptor, True)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is running in this folder. Waiting for it to finish.")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _of_disk(place: Place, error: OSError) -> Trouble:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(
            "The disk filled up during set-up. Free some space and run the same command again.",
            Exit.DISK,
        )
    return Trouble(
        f"The folder {place.root} cannot be written to ({error.strerror}).\n"
        "Copy it to a place of your own, or fix its permissions, and run the command again.",
        Exit.FOLDER,
    )
