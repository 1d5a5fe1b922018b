"""No colors outside the tokens, no machine's paths, nothing read from outside the checkout."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.sources import ROOT, Source, program, report

HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
GLOBAL_COLORS = {
    "white",
    "black",
    "red",
    "green",
    "blue",
    "gray",
    "darkGray",
    "lightGray",
    "yellow",
    "cyan",
    "magenta",
}
BLACK_ON_WHITE = {"mbc_companion/ui/widgets/qr.py", "mbc_companion/ui/paper_type.py"}
"""A QR code and a printed page are black on white whatever the theme."""

SKIPPED_FOLDERS = {".git", ".venv", "build", "dist", "__pycache__", "fonts"}
TEXT_ENDINGS = {".py", ".md", ".toml", ".json", ".txt", ".yml", ".yaml", ".svg", ".cfg", ""}
_SLASH = "/"
_MACHINES = rf"(?<![\w.}}]){_SLASH}(?:work|tmp|root|Users|mnt|srv){_SLASH}[\w.-]+"
MACHINE_PATHS = re.compile(_MACHINES)
KNOWN_PATHS = (_SLASH + "tmp/.X11-unix",)
"""The X server's own meeting place, fixed by X and the same on every machine."""


def colors(source: Source) -> Iterator[str]:
    """Color literals: hex strings, named global colors, QColor made of literals."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            bad = HEX.search(node.value) is not None and not _is_docstring(source, node)
        elif isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            bad = node.attr in GLOBAL_COLORS and owner in {"Qt", "Qt.GlobalColor"}
        elif isinstance(node, ast.Call) and node.args:
            literal = all(isinstance(one, ast.Constant) for one in node.args)
            bad = literal and ast.unparse(node.func).startswith("QColor")
        else:
            bad = False
        if bad:
            yield f"{source.at(node.lineno)} {ast.unparse(node)}"


def _is_docstring(source: Source, node: ast.Constant) -> bool:
    return any(
        isinstance(parent, ast.Expr) and parent.value is node for parent in ast.walk(source.tree)
    )


def test_colors_come_from_the_tokens() -> None:
    found = [
        finding
        for source in program()
        if source.name not in BLACK_ON_WHITE
        for finding in colors(source)
    ]
    assert not found, report(found)


def _texts() -> Iterator[tuple[Path, str]]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if SKIPPED_FOLDERS.intersection(inside.parts) or not path.is_file():
            continue
        if any(part.endswith("_cache") or part == ".hypothesis" for part in inside.parts):
            continue
        if path.suffix in TEXT_ENDINGS:
            yield inside, path.read_text("utf-8")


def test_no_file_names_a_machine() -> None:
    found = [
        f"{name} names {match.group(0)}"
        for name, text in _texts()
        for match in MACHINE_PATHS.finditer(text)
        if not match.group(0).startswith(KNOWN_PATHS)
    ]
    assert not found, report(found)


def test_the_program_reads_nothing_outside_the_checkout() -> None:
    found = [
        source.name for source in program() if re.search(r"shared/(design|content)", source.text)
    ]
    assert not found, report(found)


def _icon_names(source: Source) -> Iterator[tuple[str, int]]:
    """Literal icon names: ``icon("x")``, ``IconButton(words, "x")`` and ``icon="x"``."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        position = {"icon": 0, "pixmap": 0, "IconButton": 1}.get(name, len(node.args))
        candidates = [*node.args[position : position + 1]]
        candidates += [word.value for word in node.keywords if word.arg == "icon"]
        for one in candidates:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
                yield one.value, one.lineno


def test_every_icon_named_in_the_program_is_shipped() -> None:
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    found = [
        f"{source.at(line)} {name}"
        for source in program()
        for name, line in _icon_names(source)
        if name not in icons
    ]
    assert not found, report(found)
