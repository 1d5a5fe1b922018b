"""Where things are inside the checkout."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Kind(Enum):
    """What the private environment is for; TEST and PACKAGE hold everything RUN holds."""

    RUN = "requirements.txt"
    TEST = "requirements-test.txt"
    PACKAGE = "requirements-package.txt"


@dataclass(frozen=True)
class Place:
    """Names on disk, all below ``root``, the folder of the checkout."""

    root: Path

    @classmethod
    def here(cls) -> Place:
        return cls(Path(__file__).resolve().parents[2])

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        if os.name == "nt":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def packages(self) -> Path:
        if os.name == "nt":
            return self.venv / "Lib" / "site-packages"
        major, minor = sys.version_info[:2]
        return self.venv / "lib" / f"python{major}.{minor}" / "site-packages"

    @property
    def marker(self) -> Path:
        """Says that this script made ``.venv``, so that it may also replace it."""
        return self.venv / "made-by-companion"

    @property
    def pictures(self) -> Path:
        return self.root / "build" / "pictures"

    def lock(self, kind: Kind) -> Path:
        return self.root / "packaging" / "lock" / kind.value

    def stamp(self, kind: Kind) -> Path:
        return self.venv / f"companion-{kind.name.lower()}.stamp"
