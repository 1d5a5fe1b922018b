"""Words on screen: reachable by a translator, and in the voice of the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contracts.sources import PACKAGE, Source, program, report

FORBIDDEN = (
    "journey",
    "battle",
    "fight",
    "fighting",
    "warrior",
    "warriors",
    "survivor",
    "survivors",
    "brave",
    "positive",
    "should",
    "simply",
    "streak",
    "missed",
    "failed",
    "overdue",
    "user",
    "users",
    "patient",
    "submit",
    "log in",
    "login",
    "content",
    "just relax",
    "trash",
    "invalid",
    "successfully",
    "oops",
    "authentication",
)
BRITISH = (
    "licence",
    "authorisation",
    "colour",
    "favourite",
    "organise",
    "counselling",
    "behaviour",
)
_ONLY_LEFT = re.compile(r"\bonly (\d+|%n|\{\w*\})( \w+)? (left|remaining)\b", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(" + "|".join(re.escape(word) for word in (*FORBIDDEN, *BRITISH)) + r")\b", re.IGNORECASE
)


def _translating(node: ast.AST) -> list[ast.expr] | None:
    """The arguments that must be literal, if ``node`` asks for a translation."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    if node.func.attr == "tr":
        return list(node.args[:2])
    owner = node.func.value
    if node.func.attr == "translate" and isinstance(owner, ast.Name) and owner.id[:1] == "Q":
        return list(node.args[:3])
    return None


def _literal(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str | None)


def on_screen(source: Source) -> Iterator[tuple[str, int]]:
    """Every literal handed to ``tr`` or ``translate``, with its line; no contexts."""
    for node in ast.walk(source.tree):
        arguments = _translating(node)
        if not arguments:
            continue
        position = 0 if isinstance(node, ast.Call) and _name(node) == "tr" else 1
        if len(arguments) > position:
            argument = arguments[position]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value, argument.lineno


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def faults(words: str) -> list[str]:
    """What is wrong with words on screen."""
    found = [match.group(0) for match in _WORDS.finditer(words)]
    found += [match.group(0) for match in _ONLY_LEFT.finditer(words)]
    if "!" in words:
        found.append("an exclamation mark")
    if "..." in words:
        found.append("three dots instead of an ellipsis")
    if "\N{RIGHTWARDS ARROW}" in words:
        found.append("an arrow, which is in neither face")
    return found


def test_words_on_screen_keep_the_voice() -> None:
    found = [
        f"{source.at(line)} says {', '.join(faults(words))}: {words!r}"
        for source in program()
        for words, line in on_screen(source)
        if faults(words)
    ]
    assert not found, report(found)


def test_a_translator_finds_every_word() -> None:
    """Only literals can be extracted; an f-string or a variable is lost in silence."""
    found = [
        f"{source.at(node.lineno)} translates something that is no literal"
        for source in program()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        for argument in _translating(node) or []
        if not _literal(argument)
    ]
    assert not found, report(found)


def test_translate_has_no_second_name() -> None:
    """lupdate takes the wrong argument for the context when the function is renamed."""
    found = [
        source.at(node.lineno)
        for source in program()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in {"translate", "tr"}
    ]
    assert not found, report(found)


def test_words_are_asked_for_where_there_are_windows() -> None:
    """The rules above look at something."""
    if (PACKAGE / "ui" / "lock_screen.py").exists():
        assert sum(1 for source in program() for _ in on_screen(source)) > 50


@pytest.mark.parametrize(
    ("words", "fine"),
    [
        ("How is it right now?", True),
        ("25 of 30 days have a mark. Blank days are just blank.", True),
        ("Only 3 left", False),
        ("Only {count} visits remaining", False),
        ("Log in to continue", False),
        ("Saved!", False),
        ("Sender contents", True),
        ("You should rest", False),
        ("Check a licence", False),
    ],
)
def test_the_voice_test_hears(*, words: str, fine: bool) -> None:
    assert (not faults(words)) is fine
