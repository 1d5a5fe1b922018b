"""The full license texts of what is shipped, from the packages themselves and from resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from mbc_companion.core.paths import resources

_PAPER = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)
_PACKAGE = re.compile(r"^\| ([a-z0-9-]+) \|", re.MULTILINE)


def texts() -> Iterator[tuple[str, str]]:
    """Name of the part and its license, first of the files in resources, then of packages.

    What is not installed, such as the tools of the tests, is left out.
    """
    for path in sorted(resources().rglob("*.txt")):
        if (
            _PAPER.match(path.name)
            or path.name.startswith("OFL-")
            or path.parent.name == "licenses"
        ):
            yield path.stem.removeprefix("LICENSE-").removeprefix("OFL-"), _read(path)
    for name in shipped_packages():
        for words in _of_package(name):
            yield name, words


def shipped_packages() -> list[str]:
    """Names of the packages the program runs with, as the list of licenses has them."""
    listed = _read(resources() / "LICENSES.md")
    running = listed.partition("## Packages only")[0]
    return _PACKAGE.findall(running)


def _of_package(name: str) -> Iterator[str]:
    try:
        files = metadata.distribution(name).files or []
    except metadata.PackageNotFoundError:
        return
    for file in files:
        if _PAPER.match(file.name) and ".dist-info" in str(file):
            yield _read(Path(str(file.locate())))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
