"""Every number is written in one place only, and none that is not confirmed is anywhere."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helplines.extract import ABSENT_NUMBERS, DIRECTORY, ROOT, ROWS, plain

DOMAIN = ROOT / "mbc_companion" / "helplines" / "domain.py"
IN_CODE = {"988", "911"}
SHOWN = sorted({number for row in ROWS for number in row.numbers})
DRAWN = {"theme", "icons", "fonts", "drawings", "app-icon"}  # coordinates and colors, no words
WORDS = {".json", ".md", ".txt", ".html", ".csv", ".toml"}


def pattern(number: str) -> re.Pattern[str]:
    """The digits with anything people put between them; not part of a longer run or a word."""
    digits = r"[\s().\-\u2010-\u2015\u00a0]{0,3}".join(re.escape(c) for c in number if c.isalnum())
    return re.compile(rf"(?<![\w#])(?:\+?1[\s.\-]?)?{digits}(?![\w])")


def texts() -> Iterator[tuple[Path, str]]:
    """Every text of the tree that can reach a screen: string literals and data files."""
    for path in sorted((ROOT / "mbc_companion").rglob("*.py")):
        for text in _literals(ast.parse(path.read_text("utf-8"))):
            yield path, text
    for path in sorted((ROOT / "resources").rglob("*")):
        parts = path.relative_to(ROOT / "resources").parts
        if path.is_file() and path.suffix in WORDS and parts[0] not in DRAWN:
            yield from _values(path)


def _literals(tree: ast.Module) -> Iterator[str]:
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def _values(path: Path) -> Iterator[tuple[Path, str]]:
    if path.suffix != ".json":
        yield path, path.read_text("utf-8")
        return
    waiting = [json.loads(path.read_text("utf-8"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str | int):
            yield path, str(value)


@pytest.fixture(scope="module")
def tree() -> list[tuple[Path, str]]:
    return list(texts())


@pytest.mark.parametrize("number", SHOWN)
def test_a_shown_number_is_written_once(number: str, tree: list[tuple[Path, str]]) -> None:
    wanted = pattern(number)
    found = [path for path, text in tree for _ in wanted.finditer(text)]
    assert found == [DOMAIN if number in IN_CODE else DIRECTORY]


@pytest.mark.parametrize("number", ABSENT_NUMBERS.values(), ids=ABSENT_NUMBERS.keys())
def test_an_unconfirmed_number_is_nowhere(number: str, tree: list[tuple[Path, str]]) -> None:
    wanted = (
        [pattern(number), pattern(plain(number))] if number[-1].isdigit() else [pattern(number)]
    )
    assert [path for path, text in tree for one in wanted if one.search(text)] == []


def test_the_search_itself_finds_what_it_should() -> None:
    for text in (
        "800-227-2345",
        "1 800 227 2345",
        "(800) 227.2345",
        "+18002272345",
        "tel:8002272345",
    ):
        assert pattern("8002272345").search(text), text
    for text in ("98002272345", "8002272345 6"[:10] + "6", "#8002272345"):
        assert not pattern("8002272345").search(text), text
    assert pattern("988").search("Call 988.")
    assert not pattern("988").search("hero988")
    assert not pattern("988").search("988lifeline.org")
    assert not pattern("988").search("1-988x")
