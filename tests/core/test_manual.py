"""The guide inside the program says what the program's controls say."""

from __future__ import annotations

import ast
import re

from mbc_companion.core import manual
from tests.contracts.sources import ROOT


def _spoken() -> set[str]:
    trees = [ast.parse(one.read_text("utf-8")) for one in (ROOT / "mbc_companion").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    told = [one for one in calls if getattr(one.func, "attr", "") in {"tr", "translate"}]
    return {one.value for call in told for one in call.args if isinstance(one, ast.Constant)}


def test_every_control_the_guide_names_is_in_the_program() -> None:
    told = (ROOT / "resources" / "manual" / "en.md").read_text("utf-8")
    named = set(re.findall(r"\*\*(.+?)\*\*", told))
    assert len(named) > 40
    assert named - _spoken() == set()


def test_every_section_has_steps_in_order() -> None:
    sections = manual.read_manual()
    assert len(sections) > 15
    for section in sections:
        steps = [line.step for line in section.lines if line.step]
        assert steps == list(range(1, len(steps) + 1)), section.title
        assert steps, section.title
    assert not [line for one in sections for line in one.lines if "*" in line.text]


def test_a_word_finds_its_part_and_titles_come_first() -> None:
    sections = manual.read_manual()
    assert manual.find(sections, "BACKUPS")[0].title == "Backups"
    assert manual.find(sections, "insurer call")[0].title == "Call the insurer"
    assert manual.find(sections, "") == sections
    assert manual.find(sections, "submarine") == ()


def test_without_the_file_there_is_no_guide_and_no_trouble() -> None:
    assert manual.read_manual("xx") == ()
