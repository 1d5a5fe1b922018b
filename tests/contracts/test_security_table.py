"""The table of the security document: every promise has a test that is there."""

from __future__ import annotations

import re

from tests.contracts.sources import ROOT

DOCUMENT = ROOT / ".github" / "SECURITY.md"
_TEST = re.compile(r"`(tests/[\w/.]+)(?:::(\w+))?`")
_NOT_RUN = "not run here"


def _rows() -> list[list[str]]:
    lines = DOCUMENT.read_text("utf-8").split("## What holds each promise", 1)[1]
    table = [line for line in lines.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_every_promise_names_its_tests_or_says_that_it_was_not_run() -> None:
    rows = _rows()
    assert len(rows) > 60
    without = [row[0] for row in rows if not _TEST.search(row[1]) and _NOT_RUN not in row[3]]
    assert not without, without


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for row in _rows():
        for path, name in _TEST.findall(row[1] + row[2]):
            file = ROOT / path
            if not file.exists():
                missing.append(path)
            elif name and f"def {name}(" not in file.read_text("utf-8"):
                missing.append(f"{path}::{name}")
    assert not missing, missing


def test_every_row_says_where_it_was_run() -> None:
    assert not [row[0] for row in _rows() if len(row) != 4 or not row[3]]


def test_every_row_has_a_twin_or_says_why_not() -> None:
    why = ("itself: ", "none: ", "none here: ")
    without = [row[0] for row in _rows() if not (_TEST.search(row[2]) or row[2].startswith(why))]
    assert not without, without
