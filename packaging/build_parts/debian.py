"""The package for Debian and Ubuntu, put together by dpkg-deb."""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
from email.utils import formatdate
from pathlib import Path

from setup_parts import libraries
from setup_parts.environment import Say

from build_parts.freezing import FreezingPlace, moment, need, run

NAME = "mbc-companion"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

MAINTAINER = "The Companion developers <noreply@companion.invalid>"

CHANGES = """\
{name} ({version}) unstable; urgency=medium

  * See CHANGELOG.md.gz.

 -- {maintainer}  {day}
"""

CONTROL = """\
Package: {name}
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Depends: {depends}
Recommends: libcups2 | libcups2t64
Maintainer: {maintainer}
Description: private companion for people living with metastatic breast cancer
 A library in plain words, a private journal of moods, a record of visits and of
 those an insurer covers, and contacts with helplines, all in one encrypted file
 on this computer.
 .
 Companion never opens a network connection. It gives no medical advice.
"""


def depends() -> str:
    """The system libraries of a window, by the packages that bring them since Debian 12."""
    wanted = (*libraries.DRAWING, *libraries.X11_WINDOW, *libraries.WAYLAND_WINDOW)
    names = ["libc6 (>= 2.34)", "libstdc++6", *libraries.packages(wanted)]
    # Debian 13 and Ubuntu 24.04 renamed what holds times of 64 bits.
    renamed = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}
    return ", ".join(renamed.get(name, name) for name in names)


def make(place: FreezingPlace, say: Say) -> Path:
    """Pack ``place.frozen``; gives the .deb."""
    need("dpkg-deb", "dpkg")
    say("Packing for Debian and Ubuntu.")
    tree = place.root / "build" / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    fill(place, tree / "usr")
    _papers(place, tree / "usr" / "share" / "doc" / NAME)
    architecture = ARCHITECTURES.get(platform.machine(), platform.machine())
    control = tree / "DEBIAN"
    control.mkdir()
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    (control / "control").write_text(
        CONTROL.format(
            name=NAME,
            maintainer=MAINTAINER,
            version=place.version,
            architecture=architecture,
            size=size,
            depends=depends(),
        ),
        "utf-8",
    )
    (control / "md5sums").write_text(_sums(tree), "utf-8")
    _settle(tree)
    place.made.mkdir(parents=True, exist_ok=True)
    made = place.made / f"{NAME}_{place.version}_{architecture}.deb"
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)],
        SOURCE_DATE_EPOCH=moment(place),
    )
    return made


def fill(place: FreezingPlace, usr: Path) -> None:
    """The program, its command, its entry in the menu and its icons below ``usr``."""
    shutil.copytree(place.frozen, usr / "lib" / NAME, symlinks=True)
    command = usr / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    share = usr / "share"
    for source, folder in (
        ("Companion.desktop", "applications"),
        ("org.mbc_companion.Companion.metainfo.xml", "metainfo"),
    ):
        (share / folder).mkdir(parents=True)
        shutil.copyfile(place.linux / source, share / folder / source)
    for size in ICON_SIZES:
        icons = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        icons.mkdir(parents=True)
        picture = place.root / "resources" / "app-icon" / f"app-icon-{size}.png"
        shutil.copyfile(picture, icons / f"{NAME}.png")
    scalable = share / "icons" / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True)
    drawing = place.root / "resources" / "drawings" / "app-icon.svg"
    shutil.copyfile(drawing, scalable / f"{NAME}.svg")


def _papers(place: FreezingPlace, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(place.linux / "copyright", folder / "copyright")
    overrides = folder.parents[1] / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(place.linux / "lintian-overrides", overrides / NAME)
    manual = folder.parents[1] / "man" / "man1"
    manual.mkdir(parents=True)
    pages = (
        (place.linux / f"{NAME}.1", manual / f"{NAME}.1.gz"),
        (place.root / "packaging" / "CHANGELOG.md", folder / "CHANGELOG.md.gz"),
    )
    day = formatdate(int(moment(place)))
    changes = CHANGES.format(name=NAME, version=place.version, maintainer=MAINTAINER, day=day)
    (folder / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))
    for source, target in pages:
        target.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))


def _sums(tree: Path) -> str:
    found = sorted(path for path in (tree / "usr").rglob("*") if path.is_file())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(tree)}\n"
        for path in found
        if not path.is_symlink()
    )


def _settle(tree: Path) -> None:
    """Everybody may read, only the program may be run; whatever the umask was."""
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.name == path.parent.name == NAME
        os.chmod(path, 0o755 if runs else 0o644)
