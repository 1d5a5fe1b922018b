"""The run without a screen: drive the program, save pictures, prove every step."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import own_command
from mbc_companion.showroom.proof import AT_THE_END, PROOFS, read_back
from mbc_companion.showroom.steps import STEPS

_LIMIT_SECONDS = 600


def tour(pictures: Path) -> int:
    """Run every step in a program of its own; 0 only if each was proven from the file."""
    pictures = pictures.resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("[0-9][0-9]-*.png"):
        old.unlink()
    home = Path(tempfile.mkdtemp(prefix="companion-tour-"))
    try:
        code = _drive(home, pictures)
        proofs = _proofs(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    for step in STEPS:
        mark = "proven" if proofs.get(step) else "NOT PROVEN"
        sys.stdout.write(f"  {mark:10}  {step}\n")
    sys.stdout.write(f"Pictures of every step: {pictures}\n")
    proven = code == 0 and all(proofs.get(step) for step in STEPS)
    if not proven:
        sys.stdout.write("Something did not work; the steps above say where it stopped.\n")
    return 0 if proven else 1


def _drive(home: Path, pictures: Path) -> int:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    command = [*own_command(), "--stage-out", str(pictures), "--stage-home", str(home)]
    command += ["--data-dir", str(home / "Companion")]
    try:
        return subprocess.run(
            command, env=environment, timeout=_LIMIT_SECONDS, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        sys.stdout.write("The program did not finish in time.\n")
        return 1


def _proofs(home: Path) -> dict[str, bool]:
    noted: dict[str, bool] = {}
    notes = home / "steps.json"
    if notes.exists():
        noted.update(json.loads(notes.read_text()))
    kept = read_back(DataPaths(home / "Companion"))
    for step, holds in {**PROOFS, **AT_THE_END}.items():
        noted[step] = noted.get(step, False) and kept is not None and holds(kept)
    return noted
