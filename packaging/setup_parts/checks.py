"""What the test command runs, in this order, all of it even after one failed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from setup_parts.place import Place
from setup_parts.promises import places
from setup_parts.trouble import Exit

Say = Callable[[str], None]

_CONTRACTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"

_EVERY_CORE = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")
"""Tests run side by side; a later ``-n 0`` runs them one after another again."""

_ROOM = {"COMPANION_ROOM": "3"}
"""Only a small journal and three times the budget: a busy computer is no slower program."""


@dataclass(frozen=True)
class Check:
    """One thing to run with the environment's Python."""

    name: str
    words: tuple[str, ...]
    extra: Mapping[str, str] = field(default_factory=dict)


def checks(words: Sequence[str]) -> tuple[Check, ...]:
    """All checks; ``words`` go to pytest, after ours, so that they win.

    Of the measurements only the short ones run, and those not for a chosen part of the
    tests; see tests/benchmarks/budget.toml. What cannot run here is listed at the end.
    """
    budget = Check("speed budget", ("-m", "pytest", "tests/benchmarks", "-m", "budget"), _ROOM)
    tests = ("-m", "pytest", "--ignore=tests/benchmarks", *_EVERY_CORE, "-rfEs", *words)
    return (
        Check("lint", ("-m", "ruff", "check", ".")),
        Check("format", ("-m", "ruff", "format", "--check", ".")),
        Check("types", ("-m", "mypy")),
        Check("import contracts", ("-c", _CONTRACTS)),
        Check("tests", tests),
        *(() if words else (budget,)),
    )


def surroundings(current: Mapping[str, str]) -> dict[str, str]:
    """The environment for our own Python: only .venv and the checkout may be imported.

    Compiled files are kept: the tests start the program a hundred times.
    """
    dropped = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in current.items() if name not in dropped}
    return {**kept, "PYTHONSAFEPATH": "1", "PYTHONNOUSERSITE": "1"}


def everything(place: Place, words: Sequence[str], say: Say) -> int:
    """Run every check and print one line for each; 1 if any failed."""
    results: list[tuple[str, int, float]] = []
    for one in checks(words):
        say(f"\n== {one.name}")
        began = time.monotonic()
        code = _run(place, one.words, one.extra)
        results.append((one.name, code, time.monotonic() - began))
    say("")
    for name, code, seconds in results:
        say(f"{'ok    ' if code == 0 else 'FAILED'}  {name}  ({seconds:.0f} s)")
    return Exit.FAILED if any(code for _name, code, _seconds in results) else Exit.FINE


def cover(place: Place, words: Sequence[str]) -> int:
    """Run the tests under coverage; 1 if a test failed or too few branches were reached.

    The list by file, least first, is printed and kept in ``build/coverage.txt``.
    """
    kept = place.root / "build" / "coverage.txt"
    kept.parent.mkdir(exist_ok=True)
    run = ("-m", "coverage", "run", "-m", "pytest", "--ignore=tests/benchmarks", *_EVERY_CORE)
    codes = [_run(place, ("-m", "coverage", "erase")), _run(place, (*run, *words))]
    codes.append(_run(place, ("-m", "coverage", "combine", "--quiet")))
    with kept.open("w", encoding="utf-8") as stream:
        codes.append(_run(place, ("-m", "coverage", "report"), into=stream))
    print(kept.read_text("utf-8"))
    return Exit.FAILED if any(codes) else Exit.FINE


def bench(place: Place, words: Sequence[str]) -> int:
    """Run the measurements; gives pytest's exit code."""
    return _run(place, ("-m", "pytest", "tests/benchmarks", "-s", *words))


def prove(place: Place, words: Sequence[str]) -> int:
    """The promises of the security document, quick and long, with one table of counts.

    ``words``: names of promises, the rest for pytest. Gives pytest's exit code.
    """
    all_of_them = ("-m", "pytest", "-m", "", *_EVERY_CORE, *places(words))
    return _run(place, all_of_them, {"COMPANION_PROVE": "1"})


def _run(
    place: Place,
    words: Sequence[str],
    extra: Mapping[str, str] | None = None,
    into: IO[str] | None = None,
) -> int:
    command = [str(place.python), *words]
    done = subprocess.run(
        command,
        cwd=place.root,
        env=surroundings(os.environ) | dict(extra or {}),
        stdin=subprocess.DEVNULL,
        stdout=into,
        check=False,
    )
    return done.returncode
