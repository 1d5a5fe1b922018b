"""README, CI and the license list say what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from setup_parts import command
from setup_parts.place import Kind

from mbc_companion.core.launch import parser
from tests.contracts.sources import ROOT
from tests.packaging.test_environment import pins

PAPERS = (
    "README.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
    ".github/PRIVACY.md",
    "packaging/RELEASE.md",
)
COMMAND = re.compile(r"python3 packaging/(?:bootstrap|pictures|package)\.py[^`\n]*")
LINK = re.compile(r"\]\(([^)#]+)")


def commands() -> list[tuple[str, str]]:
    return [
        (paper, found.strip())
        for paper in PAPERS
        for found in COMMAND.findall((ROOT / paper).read_text("utf-8"))
    ]


def test_the_readme_gives_both_commands() -> None:
    given = {words for paper, words in commands() if paper == "README.md"}
    assert {"python3 packaging/bootstrap.py run", "python3 packaging/bootstrap.py test"} <= given


@pytest.mark.parametrize(("paper", "words"), commands())
def test_every_command_in_the_papers_is_understood(paper: str, words: str) -> None:
    parts = shlex.split(words)
    assert (ROOT / parts[1]).is_file(), paper
    if not parts[1].endswith("bootstrap.py"):
        return
    order = command.parse(parts[2:])
    if order.name == "run" and "--version" not in order.words:
        parser().parse_args(order.words)


@pytest.mark.parametrize("paper", PAPERS)
def test_links_in_the_papers_lead_somewhere(paper: str) -> None:
    for target in LINK.findall((ROOT / paper).read_text("utf-8")):
        if not target.startswith("http"):
            assert ((ROOT / paper).parent / target).exists(), target


def test_ci_runs_the_test_command_and_nothing_weaker() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert kept == ["exec python3 packaging/bootstrap.py test"]


def test_the_license_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def _listed() -> str:
    return (ROOT / "resources" / "LICENSES.md").read_text("utf-8")


def test_every_locked_package_has_its_license_listed() -> None:
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \|(?:.*\|)? ([^|]+) \|$", _listed(), re.MULTILINE))
    assert set(rows) == set(pins(Kind.TEST))
    assert all(rows.values())


def test_every_shipped_file_is_covered_by_a_line() -> None:
    patterns = re.findall(r"^\| `([^`]+)` \|", _listed(), re.MULTILINE)
    resources = ROOT / "resources"
    shipped = [path.relative_to(resources) for path in resources.rglob("*") if path.is_file()]
    loose = [
        str(path)
        for path in shipped
        if path.name not in {"LICENSES.md"} and not path.name.startswith(("OFL-", "LICENSE-"))
        if not any(path.match(pattern) for pattern in patterns)
    ]
    assert not loose


@pytest.mark.parametrize(
    "name",
    [
        "fonts/OFL-AtkinsonHyperlegibleNext.txt",
        "fonts/OFL-Literata.txt",
        "icons/LICENSE-Phosphor.txt",
        "theme/tokens.json",
        "drawings/app-icon.svg",
        "app-icon/app-icon-256.png",
    ],
)
def test_assets_are_there(name: str) -> None:
    assert (ROOT / "resources" / name).stat().st_size > 500


def test_icons_take_their_color_from_the_program() -> None:
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert len(icons) > 90
    assert [icon.name for icon in icons if "currentColor" not in icon.read_text()] == []


def test_papers_point_only_at_tests_that_exist() -> None:
    for paper in PAPERS:
        for folder in re.findall(r"`(tests/[a-z_/]+)`", (ROOT / paper).read_text("utf-8")):
            assert (ROOT / Path(folder)).exists(), f"{paper}: {folder}"
