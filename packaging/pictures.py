"""Renew the pictures in ``resources/pictures``: python3 packaging/pictures.py.

The program is driven unseen on a throw-away vault of invented words and saves a picture
of every step; the ones named in CHOSEN are kept.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from setup_parts import checks, environment, libraries
from setup_parts.command import say
from setup_parts.place import Kind, Place
from setup_parts.trouble import Trouble

CHOSEN = ("today", "writing", "coverage", "locked", "helplines-while-locked")
"""Names of the steps whose pictures are kept."""

SURROUNDINGS = {"QT_QPA_PLATFORM": "offscreen", "TZ": "America/New_York"}
"""The helplines' hours are told in Eastern time; so they read naturally in the pictures."""


def choose(names: list[str]) -> dict[str, str]:
    """The first saved picture of each chosen step, by the name it is kept under."""
    chosen: dict[str, str] = {}
    for name in sorted(names):
        step = re.sub(r"^\d+-", "", name)
        if step.removesuffix(".png") in CHOSEN:
            chosen.setdefault(step, name)
    return chosen


def main() -> int:
    """Walk through the program, keep the chosen pictures; gives the walk's exit code."""
    place = Place.here()
    try:
        libraries.ensure(libraries.DRAWING, say)
        environment.prepare(place, Kind.RUN, say)
    except Trouble as trouble:
        print(trouble.words, file=sys.stderr)
        return trouble.code
    kept = place.root / "resources" / "pictures"
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="companion-pictures-") as folder:
        command = [str(place.python), "-m", "mbc_companion", "--showroom", "--pictures", folder]
        surroundings = checks.surroundings(os.environ) | SURROUNDINGS
        code = subprocess.run(command, env=surroundings, check=False).returncode
        chosen = choose([path.name for path in Path(folder).glob("*.png")])
        for name, source in chosen.items():
            shutil.copyfile(Path(folder) / source, kept / name)
    say(f"Kept in {kept}: {', '.join(chosen) or 'none'}")
    return code


if __name__ == "__main__":
    sys.exit(main())
