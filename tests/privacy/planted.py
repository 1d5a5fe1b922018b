"""Words that must not be readable anywhere, and the place a program is let loose in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PLANTED = tuple(f"zq{a}x{b}vwk" for a in "abcdefgh" for b in "klmno")


def readable(folder: Path) -> Iterator[tuple[str, str]]:
    """Planted words found in any file below ``folder``, in the encodings text is kept in."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for word in PLANTED:
            if any(word.encode(coding) in content for coding in ("utf-8", "utf-16-le")):
                yield str(path.relative_to(folder)), word


def home_of(home: Path) -> dict[str, str]:
    """Surroundings in which everything a program writes for itself lands below ``home``."""
    (home / "tmp").mkdir(parents=True)
    return dict(
        os.environ,
        HOME=str(home),
        TMPDIR=str(home / "tmp"),
        XDG_RUNTIME_DIR=str(home / "tmp"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
    )
