"""What a person reads when the set-up cannot go on, and the words it understands."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import bootstrap
import pictures
import pytest
from setup_parts import checks, command, pip
from setup_parts.trouble import Exit, Trouble

from tests.contracts.sources import ROOT

NO_NETWORK = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(': Failed to
establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/cffi/
ERROR: Could not find a version that satisfies the requirement cffi==2.1.1 (from versions: none)
ERROR: No matching distribution found for cffi==2.1.1
"""
UNFIT = """\
ERROR: Could not find a version that satisfies the requirement pyside6-essentials==6.12.0
ERROR: No matching distribution found for pyside6-essentials==6.12.0
"""


@pytest.mark.parametrize(
    ("printed", "code", "says"),
    [
        (NO_NETWORK, Exit.NETWORK, "no way to the internet"),
        ("OSError: [Errno 28] No space left on device", Exit.DISK, "Free some space"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", Exit.PACKAGES, "refused"),
        (UNFIT, Exit.PACKAGES, "no ready-made pyside6-essentials==6.12.0"),
        ("something new", Exit.PACKAGES, "something new"),
    ],
)
def test_what_pip_printed_becomes_a_sentence(printed: str, code: Exit, says: str) -> None:
    trouble = pip.explain(printed)
    assert trouble.code == code
    assert says in trouble.words
    assert "Traceback" not in trouble.words


@pytest.mark.parametrize(
    ("printed", "version"),
    [
        ("pip 23.0.1 from somewhere (python 3.11)", (23, 0)),
        ("pip 22.3 from somewhere", (22, 3)),
        ("No module named pip", None),
    ],
)
def test_the_version_of_pip(printed: str, version: tuple[int, int] | None) -> None:
    assert pip.version_of(printed) == version


def test_a_persons_pip_settings_cannot_send_packages_elsewhere() -> None:
    given = {"PIP_TARGET": "x", "PIP_USER": "1", "PYTHONPATH": "y", "PIP_CERT": "kept"}
    got = pip.environment(given, ROOT)
    assert got["PIP_CERT"] == "kept"
    assert got["PIP_USER"] == "0"
    assert "PIP_TARGET" not in got
    assert "PYTHONPATH" not in got


def test_an_old_python_can_read_the_first_file() -> None:
    ast.parse((ROOT / "packaging" / "bootstrap.py").read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(bootstrap, "newer_python", lambda: "python3.12")
    assert bootstrap.main(["run"]) == Exit.PYTHON == bootstrap.WRONG_PYTHON
    said = capsys.readouterr().err
    assert "This is Python 3.9." in said
    assert "python3.12 packaging/bootstrap.py run" in said
    assert "python3 is new enough" in bootstrap.wrong_python((3, 8), "")


def test_the_newest_python_is_offered() -> None:
    present = {"python3.11", "python3.13"}
    assert bootstrap.newer_python(lambda name: name if name in present else None) == "python3.13"
    assert bootstrap.newer_python(lambda _name: None) == ""


@pytest.mark.parametrize(
    ("arguments", "name", "words"),
    [
        ([], "help", ()),
        (["--help"], "help", ()),
        (["run"], "run", ()),
        (["run", "--"], "run", ()),
        (["run", "--", "--demo", "--data-dir", "x"], "run", ("--demo", "--data-dir", "x")),
        (["test", "--", "-k", "lock", "--", "y"], "test", ("-k", "lock", "--", "y")),
    ],
)
def test_words_after_the_dashes_are_passed_on(
    arguments: list[str], name: str, words: tuple[str, ...]
) -> None:
    assert command.parse(arguments) == command.Order(name, words)


@pytest.mark.parametrize("arguments", [["walk"], ["run", "--demo"]])
def test_what_is_not_understood_is_said(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == Exit.USAGE
    assert arguments[-1] in capsys.readouterr().err


def test_help_names_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    said = capsys.readouterr().out
    missing = [one for one in Exit if one is not Exit.STOPPED and str(int(one)) not in said]
    assert not missing


def test_control_c_leaves_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_told: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "run", stopped)
    assert command.main(["run"]) == Exit.STOPPED
    assert "Stopped" in capsys.readouterr().err


def test_a_trouble_is_printed_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_told: object) -> int:
        raise Trouble("The disk is full.", Exit.DISK)

    monkeypatch.setattr(command, "run", full)
    assert command.main(["run"]) == Exit.DISK
    assert capsys.readouterr().err.strip() == "The disk is full."


def test_every_check_is_run_and_one_failure_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []

    def run(words: list[str], **_more: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(tuple(words[1:]))
        return subprocess.CompletedProcess(words, 1 if "mypy" in words else 0)

    monkeypatch.setattr(checks.subprocess, "run", run)
    said: list[str] = []
    place = command.Place(ROOT)
    assert checks.everything(place, ["-k", "lock"], said.append) == Exit.FAILED
    assert [words[1] for words in ran if words[0] == "-m"] == ["ruff", "ruff", "mypy", "pytest"]
    assert ran[-1][-2:] == ("-k", "lock")
    assert ran[-1].index("-n") < ran[-1].index("-k"), "a person's own -n comes later and wins"
    assert len(ran) == 5
    assert sum(line.startswith("FAILED") for line in said) == 1


def test_the_reached_branches_are_listed_and_a_failed_test_still_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(words: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
        stream = more["stdout"]
        if stream is not None:
            stream.write("core/text.py 79%")  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(words, 1 if "pytest" in words else 0)

    monkeypatch.setattr(checks.subprocess, "run", run)
    assert checks.cover(command.Place(tmp_path), ()) == Exit.FAILED
    assert "core/text.py 79%" in capsys.readouterr().out
    assert (tmp_path / "build" / "coverage.txt").read_text("utf-8") == "core/text.py 79%"


def test_the_whole_run_ends_with_the_speed_budget() -> None:
    last = checks.checks(())[-1]
    assert last.words[-3:] == ("tests/benchmarks", "-m", "budget")
    assert float(last.extra["COMPANION_ROOM"]) > 1, "a busy computer fails no change"


def test_only_our_own_code_is_imported() -> None:
    got = checks.surroundings({"PYTHONPATH": "elsewhere", "LANG": "C"})
    assert got == {"LANG": "C", "PYTHONSAFEPATH": "1", "PYTHONNOUSERSITE": "1"}


def test_the_first_of_each_chosen_picture_is_kept() -> None:
    names = ["12-today.png", "03-today.png", "09-locked.png", "10-unlocked.png", "x.png"]
    assert pictures.choose(names) == {"today.png": "03-today.png", "locked.png": "09-locked.png"}


def test_the_set_up_needs_only_the_standard_library() -> None:
    found = set()
    for path in sorted((ROOT / "packaging").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    assert found - sys.stdlib_module_names == {"setup_parts", "build_parts"}
