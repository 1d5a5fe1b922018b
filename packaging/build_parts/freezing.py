"""The program with its Python and its libraries in one folder, made by PyInstaller."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from setup_parts import environment, libraries
from setup_parts.environment import Say
from setup_parts.place import Kind, Place
from setup_parts.trouble import Exit, Trouble


@dataclass(frozen=True)
class FreezingPlace(Place):
    """An environment of its own beside the one of the checkout, and where packages go."""

    @property
    def venv(self) -> Path:
        return self.root / "build" / "package-environment"

    @property
    def frozen(self) -> Path:
        """The folder that is packed."""
        return self.root / "build" / "frozen" / "mbc-companion"

    @property
    def made(self) -> Path:
        return self.root / "build" / "packages"

    @property
    def linux(self) -> Path:
        return self.root / "packaging" / "linux"

    @property
    def version(self) -> str:
        words = (self.root / "mbc_companion" / "__init__.py").read_text("utf-8")
        found = re.search(r'^__version__ = "([^"]+)"', words, re.MULTILINE)
        if found is None:
            raise Trouble("The version is missing in mbc_companion/__init__.py.", Exit.FAILED)
        return found[1]


def moment(place: Place) -> str:
    """Seconds since 1970 of the last commit, so that the same sources give the same files."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return given
    asked = ["git", "-C", str(place.root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "1764547200"


def need(program: str, package: str) -> None:
    """Raise Trouble with the line to type if ``program`` is not installed."""
    if shutil.which(program) is None:
        raise Trouble(f"{program} is needed: apt-get install {package}", Exit.LIBRARIES)


def run(command: list[str], **surroundings: str) -> None:
    """Run a step of the build. Raises Trouble with the end of what it printed."""
    done = subprocess.run(
        command,
        env=os.environ | surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-15:])
        raise Trouble(f"{Path(command[0]).name} failed. It said:\n{end}", Exit.FAILED)


def freeze(place: FreezingPlace, say: Say) -> Path:
    """Gather the program into ``place.frozen``; checks that it says its version."""
    need("objdump", "binutils")
    libraries.ensure(libraries.DRAWING, say)
    place.venv.parent.mkdir(parents=True, exist_ok=True)
    environment.prepare(place, Kind.PACKAGE, say)
    say("Gathering the program into one folder.")
    build = place.root / "build"
    run(
        [
            str(place.python),
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=WARN",
            f"--distpath={place.frozen.parent}",
            f"--workpath={build / 'freezing'}",
            str(place.root / "packaging" / "companion.spec"),
        ],
        PYTHONHASHSEED="1",
        SOURCE_DATE_EPOCH=moment(place),
    )
    _strip(place.frozen)
    said = subprocess.run(
        [place.frozen / "mbc-companion", "--version"], capture_output=True, text=True, check=False
    )
    if said.stdout.strip() != f"Companion {place.version}":
        raise Trouble("The gathered program does not start:\n" + said.stderr, Exit.FAILED)
    return place.frozen


def _strip(folder: Path) -> None:
    """Drop the debugging tables some wheels and Pythons bring; Qt's own libraries have none."""
    for path in folder.rglob("*.so*"):
        of_qt = "PySide6" in path.parts and not path.name.startswith("libicu")
        if not of_qt and not path.is_symlink():
            run(["strip", "--strip-unneeded", str(path)])
