"""What the long run of the promises counted, in one table at its end."""

from __future__ import annotations

import os
from collections.abc import Iterable

ASKED = "COMPANION_PROVE"
# The lines of the table, and the tests that stand for each; the first that fits counts.
LINES: dict[str, tuple[str, ...]] = {
    "kill -9": ("backups/test_kills", "journeys/test_key_kills", "journeys/test_kill_while"),
    "a disk that does not answer": ("backups/test_faults", "journeys/test_rescue"),
    "damage": (
        "journeys/test_damage_matrix",
        "storage/salvage",
        "journeys/test_safe_part",
        "journeys/test_cut_off",
    ),
    "planted words": (
        "privacy/test_planted_words",
        "privacy/test_canaries",
        "storage/test_privacy",
    ),
    "memory after the lock": ("privacy/test_locked_memory",),
    "the lock, from everywhere": ("journeys/test_lock",),
    "hostile headers": ("security/test_h",),
    "vaults of every schema": ("storage/test_migrations", "storage/test_schema"),
    "backups and restores": ("backups/", "journeys/test_backups", "security/test_backup"),
    "no network": ("privacy/test_no_network",),
}
_told: dict[str, list[str]] = {}


def tell(words: str) -> None:
    """One sentence with the counts of the test that runs; printed at once and kept."""
    print(words)
    place = os.environ.get("PYTEST_CURRENT_TEST", "")
    _told.setdefault(line_of(place), []).append(words)


def line_of(nodeid: str) -> str:
    found = (line for line, places in LINES.items() for one in places if f"tests/{one}" in nodeid)
    return next(found, "other")


def table(ended: Iterable[tuple[str, str]]) -> list[str]:
    """``ended``: test and how it ended ("passed", "failed", "skipped")."""
    counts = {line: {"passed": 0, "failed": 0, "skipped": 0} for line in (*LINES, "other")}
    for nodeid, how in ended:
        counts[line_of(nodeid)][how] += 1
    rows = [f"{'':30}{'held':>6}{'broken':>8}{'not run':>9}"]
    for line, count in counts.items():
        if any(count.values()):
            numbers = (count["passed"], count["failed"], count["skipped"])
            rows.append("{:30}{:>6}{:>8}{:>9}".format(line, *numbers))
            rows += [f"    {words}" for words in _told.get(line, ())]
    return rows
