"""How long a file, a class and a function may be; longer only with a reason in the code.

The reason is a comment starting ``# House number:`` on the line above the class or
function (or among the first five lines of a file).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.sources import Source, everything, report

FILE, CLASS, FUNCTION = 350, 250, 40
_REASON = "# House number:"


def _excused(source: Source, line: int) -> bool:
    lines = source.text.splitlines()
    return any(words.strip().startswith(_REASON) for words in lines[max(0, line - 2) : line - 1])


def _over(source: Source) -> Iterator[str]:
    lines = source.text.splitlines()
    if len(lines) > FILE and not any(one.startswith(_REASON) for one in lines[:5]):
        yield f"{source.name} has {len(lines)} lines, {FILE} are enough"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            limit = CLASS
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = FUNCTION
        else:
            continue
        first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > limit and not _excused(source, first):
            yield f"{source.at(node.lineno)} {node.name} has {length} lines, {limit} are enough"


def test_house_numbers() -> None:
    found = [finding for source in everything() for finding in _over(source)]
    assert not found, report(found)


def test_a_reason_in_the_code_is_heard() -> None:
    body = "\n".join(["    pass"] * (FUNCTION + 5))
    text = f"def long():\n{body}\n"
    one = everything()[0]
    plain = Source(one.path, text, ast.parse(text))
    assert len(list(_over(plain))) == 1
    text = f"{_REASON} a table reads best in one piece.\n{text}"
    assert not list(_over(Source(one.path, text, ast.parse(text))))
