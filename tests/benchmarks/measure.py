"""Ratios measured in one run: ours against a stated limit, alternating, never alone."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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


def alternate(ours: Callable[[], float], bare: Callable[[], float], rounds: int = 50) -> Ratio:
    """Run both in turn ``rounds`` times; each gives its own seconds."""
    mine, theirs = [], []
    for number in range(rounds):
        for act in (ours, bare) if number % 2 else (bare, ours):
            (mine if act is ours else theirs).append(act())
    return Ratio(statistics.median(mine), statistics.median(theirs), p95(mine), p95(theirs))


def timed(act: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started

    return run


def report(name: str, value: float, limit: float, *, unit: str = "ratio") -> None:
    """Print and keep one line of the report in ``build/benchmarks.json``."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    lines = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    lines[name] = {"value": round(value, 3), "limit": limit, "unit": unit}
    REPORT.write_text(json.dumps(lines, indent=1, sort_keys=True))
    print(f"{name}: {value:.2f} {unit} (limit {limit})")
