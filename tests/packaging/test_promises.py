"""The command ``prove`` runs what it says, and misses no long form."""

from __future__ import annotations

import re

from setup_parts.promises import PROMISES, places, promise_of

from tests.contracts.sources import ROOT
from tests.counts import Ended, table

# Its long form is every look in every size; the walks are no promise of the document.
_WALKS = "tests/accessibility/"


def test_every_place_of_a_promise_is_there() -> None:
    for one in PROMISES.values():
        for place in one.places:
            file, _, name = place.partition("::")
            assert (ROOT / file).exists(), place
            assert not name or f"def {name}" in (ROOT / file).read_text("utf-8"), place


def test_every_long_form_belongs_to_a_promise() -> None:
    long_ones = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"mark\.prove\b", path.read_text("utf-8"))
    ]
    assert len(long_ones) > 10
    lost = [name for name in long_ones if not (promise_of(name) or name.startswith(_WALKS))]
    assert not lost


def test_names_become_their_tests_and_the_rest_goes_to_pytest() -> None:
    assert places(("memory", "-x")) == ("tests/privacy/test_locked_memory.py", "-x")
    assert places(("tests/journal", "-k", "words")) == ("tests/journal", "-k", "words")
    assert set(places(("vault",))) >= {"tests/backups", "tests/privacy/test_canaries.py"}
    everything = places(())
    assert set(everything) >= {"tests/backups", "tests/security", "tests/storage"}
    assert "tests/backups/test_kills.py" not in everything, "it would run twice"


def test_the_table_has_a_line_for_each_promise_run_or_not() -> None:
    kill = "tests/backups/test_kills.py::test_a_kill_loses_nothing[backup]"
    rows = table([Ended(kill, "passed", ["6 kills"]), Ended("tests/new.py::test", "failed", [])])
    assert re.search(r"^killed at any moment +1 +0 +0$", rows[1])
    assert rows[2] == "    6 kills"
    assert re.search(r"^other +0 +1 +0$", rows[-2])
    assert rows[-1] == "BROKEN: 1 held, 1 broken, 0 not run"
    whole = table([Ended(kill, "passed", [])])[-1]
    assert whole == "nothing lost, nothing found: 1 held, 0 broken, 0 not run"
    assert sum("not asked for" in row for row in rows) == len(PROMISES) - 1
