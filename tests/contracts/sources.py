"""Our own source files, read and parsed once, with what the architecture tests ask of them."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mbc_companion"

FEATURE_ROOMS = (
    "contacts",
    "appointments",
    "coverage",
    "journal",
    "guidance",
    "helplines",
    "today",
    "exchange",
)

WINDOW_ENDINGS = (
    "page",
    "dialog",
    "model",
    "delegate",
    "editor",
    "sheet",
    "view",
    "widget",
    "widgets",
    "panel",
    "card",
    "row",
    "rows",
    "bar",
    "band",
    "list",
    "printing",
    "paper",
)
"""Last words of the names of files in a feature room that may draw."""


@dataclass(frozen=True)
class Source:
    """One Python file; ``name`` is its path from the checkout, for messages."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The room's name (``journal``), or the module's for files beside the rooms."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @property
    def is_feature(self) -> bool:
        return self.room in FEATURE_ROOMS

    @property
    def draws(self) -> bool:
        """True for a feature's page, dialog, table-model and widget files."""
        return self.path.stem.rpartition("_")[2] in WINDOW_ENDINGS

    @functools.cached_property
    def _imports(self) -> tuple[tuple[str, int], ...]:
        return tuple(self._read_imports())

    def imports(self) -> tuple[tuple[str, int], ...]:
        """Every imported module with its line; names taken from a package included."""
        return self._imports

    def _read_imports(self) -> Iterator[tuple[str, int]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name, node.lineno
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                yield module, node.lineno
                for alias in node.names:
                    yield f"{module}.{alias.name}", node.lineno

    def at(self, line: int) -> str:
        return f"{self.name}:{line}"


def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path, text, ast.parse(text))


@functools.cache
def program() -> tuple[Source, ...]:
    """The files of the program itself."""
    return tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")))


@functools.cache
def everything() -> tuple[Source, ...]:
    """The program, its set-up and its tests."""
    around = [*(ROOT / "packaging").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return (*program(), *(_read(path) for path in sorted(around)))


def features() -> tuple[Source, ...]:
    """The program's files in feature rooms."""
    return tuple(source for source in program() if source.is_feature)


def is_in(module: str, *packages: str) -> bool:
    """True if ``module`` is one of ``packages`` or inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def report(findings: list[str]) -> str:
    """Findings as an assertion message, one a line."""
    return "\n" + "\n".join(findings)
