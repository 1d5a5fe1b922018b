"""Derivation costs: a floor, a cap, and a choice by the memory that is free."""

from __future__ import annotations

import builtins
import io
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.core.errors import NotEnoughMemory
from mbc_companion.security import kdf
from mbc_companion.security.kdf import CAP, FLOOR, PROFILE_2026, Argon2Params

SALT = bytes(16)
MIB = 1024
ROOT = Path(__file__).parents[2]


def test_the_profiles_are_the_ones_decided() -> None:
    assert Argon2Params(64 * MIB, 3, 4) == FLOOR
    assert Argon2Params(1024 * MIB, 10, 8) == CAP
    assert Argon2Params(256 * MIB, 3, 4) == PROFILE_2026
    for params in (FLOOR, CAP, PROFILE_2026):
        assert kdf.acceptable(params)


@pytest.mark.parametrize(
    "params",
    [
        FLOOR._replace(memory_kib=FLOOR.memory_kib - 1),
        CAP._replace(memory_kib=CAP.memory_kib + 1),
        FLOOR._replace(passes=FLOOR.passes - 1),
        FLOOR._replace(passes=CAP.passes + 1),
        FLOOR._replace(lanes=0),
        FLOOR._replace(lanes=CAP.lanes + 1),
        Argon2Params(8, 1, 1),
        Argon2Params(2**40, 3, 4),
    ],
)
def test_costs_out_of_range_are_refused_before_any_memory_is_spent(params: Argon2Params) -> None:
    assert not kdf.acceptable(params)
    began = time.process_time()
    with pytest.raises(ValueError, match="out of range"):
        kdf.derive("gentle marble", SALT, params)
    assert time.process_time() - began < 0.05


def test_the_key_depends_on_phrase_salt_and_costs_and_on_nothing_else() -> None:
    key = kdf.derive("gentle marble", SALT, FLOOR)
    assert len(key) == 32
    assert kdf.derive("  gentle marble ", SALT, FLOOR) == key
    others = [
        kdf.derive("gentle marbles", SALT, FLOOR),
        kdf.derive("gentle marble", bytes(15) + b"\x01", FLOOR),
        kdf.derive("gentle marble", SALT, FLOOR._replace(passes=4)),
    ]
    assert len({key, *others}) == 4


def test_the_key_of_today_is_the_key_of_tomorrow() -> None:
    """A changed normalization or library would close every vault there is."""
    assert kdf.derive("gentle marble kettle", SALT, FLOOR).hex() == (
        "27aa9baac8b035cbd321fa4905afeef4ff0dab1eef20ec83a51194dbeb5a6ae9"
    )


def test_deriving_lets_other_threads_run() -> None:
    worker = threading.Thread(target=kdf.derive, args=("gentle marble", SALT, FLOOR))
    turns = 0
    worker.start()
    while worker.is_alive():
        turns += 1
        worker.join(0.002)
    # A derivation that holds the interpreter would leave one turn or two.
    assert turns > 5


@pytest.mark.parametrize(
    ("free_mib", "chosen_mib"),
    [(16_000, 256), (768, 256), (767, 128), (384, 128), (383, 64), (100, 64), (0, 64)],
)
def test_the_memory_is_chosen_by_what_is_free(
    monkeypatch: pytest.MonkeyPatch, free_mib: int, chosen_mib: int
) -> None:
    _meminfo(monkeypatch, f"MemTotal: 1 kB\nMemAvailable:  {free_mib * MIB} kB\nSwapFree: 9 kB\n")
    chosen = kdf.choose_params()
    assert chosen == Argon2Params(chosen_mib * MIB, 3, 4)
    assert kdf.acceptable(chosen)


@pytest.mark.parametrize("told", [None, "", "MemFree: 12 kB\n", "MemAvailable: many kB\n"])
def test_where_free_memory_cannot_be_told_the_profile_is_used(
    monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    _meminfo(monkeypatch, told)
    assert kdf.choose_params() == PROFILE_2026


def _meminfo(monkeypatch: pytest.MonkeyPatch, told: str | None) -> None:
    real = builtins.open

    def instead(file: Any, *arguments: Any, **options: Any) -> Any:
        if file != "/proc/meminfo":
            return real(file, *arguments, **options)
        if told is None:
            raise FileNotFoundError(file)
        return io.StringIO(told)

    monkeypatch.setattr(builtins, "open", instead)


def test_memory_that_is_refused_is_a_known_trouble() -> None:
    """In a child that may not have it; the parent must not be starved."""
    script = (
        "import resource;"
        "from mbc_companion.security import kdf;"
        "from cryptography.hazmat.primitives.kdf.argon2 import Argon2id;"
        "pages = int(open('/proc/self/statm').read().split()[0]);"
        "limit = pages * resource.getpagesize() + 40 * 2**20;"
        "resource.setrlimit(resource.RLIMIT_AS, (limit, limit));"
        "kdf.derive('gentle marble', bytes(16), kdf.FLOOR)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert NotEnoughMemory.__name__ in run.stderr, run.stderr
    assert "gentle" not in run.stderr.splitlines()[-1]
