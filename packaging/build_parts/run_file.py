"""One file for any Linux with glibc 2.34: unpacks itself below the person's home."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from setup_parts.environment import Say

from build_parts import debian
from build_parts.freezing import FreezingPlace, moment, need, run


def make(place: FreezingPlace, say: Say) -> Path:
    """Pack ``place.frozen`` and the installing script with makeself; gives the .run."""
    need("makeself", "makeself")
    say("Packing into a single file.")
    tree = place.root / "build" / "run-file"
    shutil.rmtree(tree, ignore_errors=True)
    debian.fill(place, tree / "usr")
    shutil.copy(place.linux / "install.sh", tree / "install.sh")
    place.made.mkdir(parents=True, exist_ok=True)
    made = place.made / f"{debian.NAME}-{place.version}-{platform.machine()}.run"
    epoch = moment(place)
    run(
        [
            "makeself",
            "--xz",
            "--sha256",
            "--nox11",
            "--tar-extra",
            f"--sort=name --owner=0 --group=0 --numeric-owner --mtime=@{epoch}",
            "--packaging-date",
            epoch,
            str(tree),
            str(made),
            "Companion",
            "./install.sh",
        ]
    )
    return made
