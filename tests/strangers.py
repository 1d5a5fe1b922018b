"""Acting without the right to read or write, even where the tests run as root."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_NOBODY = 65534


def as_nobody(act: Callable[[], T]) -> T:
    """Run ``act`` with an ordinary person's rights; root passes every file mode."""
    if os.geteuid() != 0:
        return act()
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    try:
        return act()
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def give_to_nobody(*places: Path) -> None:
    """Make ``as_nobody`` the owner, so that only the modes decide."""
    if os.geteuid() == 0:
        for place in places:
            os.chown(place, _NOBODY, _NOBODY)


@contextmanager
def passable_folder() -> Iterator[Path]:
    """A temporary folder that anybody may pass through; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        os.chmod(name, 0o755)
        yield Path(name)
