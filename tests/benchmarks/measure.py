"""Ratios measured in one run: ours against a stated limit, alternating, never alone."""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

said: dict[str, tuple[float, float, str, bool]] = {}
"""What this run measured: name, value, limit, unit, and whether it kept to its limit."""
ROOM = float(os.environ.get("COMPANION_ROOM", "1"))
"""How many times its limit a number may be: 1, or more where noise must not fail a change."""
BUDGET = Path(__file__).with_name("budget.toml")
REPORT = Path(__file__).parents[2] / "build" / "benchmarks.json"


@dataclass(frozen=True)
class Ratio:
    """``ours`` and ``bare`` in seconds (medians and 95th percentiles) and their ratio."""

    ours: float
    bare: float
    ours_p95: float
    bare_p95: float

    @property
    def median(self) -> float:
        return self.ours / self.bare

    @property
    def p95(self) -> float:
        return self.ours_p95 / self.bare_p95


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18]


@contextmanager
def _only_own_garbage() -> Iterator[None]:
    """Collections look only at what is made from here on, not at the whole test run."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def alternate(ours: Callable[[], float], bare: Callable[[], float], rounds: int = 50) -> Ratio:
    """Run both in turn ``rounds`` times; each gives its own seconds."""

    def once(act: Callable[[], float]) -> Callable[[], list[float]]:
        return lambda: [act()]

    return take_turns(once(ours), once(bare), rounds)


def take_turns(
    ours: Callable[[], list[float]], bare: Callable[[], list[float]], turns: int = 12
) -> Ratio:
    """The same where only one of the two can have the file open: a turn gives several seconds."""
    mine: list[float] = []
    theirs: list[float] = []
    with _only_own_garbage():
        for number in range(turns):
            for act in (ours, bare) if number % 2 else (bare, ours):
                (mine if act is ours else theirs).extend(act())
    return Ratio(statistics.median(mine), statistics.median(theirs), p95(mine), p95(theirs))


def several(act: Callable[[], float], rounds: int = 5) -> list[float]:
    """The seconds of ``rounds`` calls after a first one, which only warms up.

    What one call leaves behind is collected before the next, not in the middle of it.
    """
    act()
    seconds = []
    for _round in range(rounds):
        gc.collect()
        seconds.append(act())
    return seconds


def timed(act: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started

    return run


def report(
    name: str, value: float, limit: float, *, unit: str = "ratio", least: bool = False
) -> None:
    """Print and keep one line of the report in ``build/benchmarks.json``.

    ``limit`` is the most it may be, or with ``least`` the least.
    """
    kept = value >= limit if least else value <= limit
    said[name] = (value, limit, unit, kept)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    lines = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    lines[name] = {"value": round(value, 3), "limit": limit, "unit": unit}
    REPORT.write_text(json.dumps(lines, indent=1, sort_keys=True))
    print(f"{name}: {value:.2f} {unit} (limit {limit})")


def over_budget() -> list[str]:
    """A line for each number of this run that is more than ``ROOM`` times its budget."""
    budget: dict[str, float] = tomllib.loads(BUDGET.read_text("utf-8"))["ratio"]
    return [
        f"{name}: {value:.2f}, budget {budget[name]:g}"
        for name, (value, *_) in said.items()
        if name in budget and value > budget[name] * ROOM
    ]


def table() -> list[str]:
    """The lines of this run; what missed its limit is marked."""
    if not said:
        return []
    wide = max(map(len, said))
    rows = [f"{'':{wide}}{'measured':>12}{'limit':>10}"]
    for name, (value, limit, unit, kept) in said.items():
        rows.append(f"{name:{wide}}{value:>12.2f}{limit:>10g}  {unit}{'' if kept else '  MISSED'}")
    return rows
