"""The promises the command ``prove`` tries, by name, and the tests that stand for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Promise(NamedTuple):
    """``title`` is its line in the table; a place is a folder, a file or a test of one."""

    title: str
    places: tuple[str, ...]


# A test counts for the first promise whose places fit it.
PROMISES: dict[str, Promise] = {
    "kills": Promise(
        "killed at any moment",
        (
            "tests/backups/test_kills.py",
            "tests/journeys/test_key_kills.py",
            "tests/journeys/test_kill_while_typing.py",
        ),
    ),
    "power": Promise("power cut, replayed", ("tests/torture/test_power_cuts.py",)),
    "faults": Promise(
        "a disk that answers with errors",
        (
            "tests/backups/test_faults.py",
            "tests/journeys/test_rescue.py",
            "tests/journeys/test_rescue_each_act.py",
        ),
    ),
    "disk": Promise(
        "a full disk, a read-only one",
        (
            "tests/torture/test_small_disk.py",
            "tests/storage/test_database.py::test_a_full_disk_keeps_what_there_was",
        ),
    ),
    "stopped": Promise("stopped, and started twice", ("tests/torture/test_stopped.py",)),
    "clocks": Promise("clocks and zones that jump", ("tests/torture/test_clocks.py",)),
    "flips": Promise("flipped bits", ("tests/torture/test_flips.py",)),
    "states": Promise(
        "files in every wrong state",
        (
            "tests/journeys/test_damage_matrix.py",
            "tests/storage/salvage",
            "tests/journeys/test_safe_part.py",
            "tests/journeys/test_cut_off.py",
        ),
    ),
    "headers": Promise(
        "hostile headers",
        (
            "tests/security/test_hostile_headers.py",
            "tests/security/test_header.py",
            "tests/security/test_header_copies.py",
        ),
    ),
    "imports": Promise(
        "hostile files brought in",
        (
            "tests/exchange/test_mutated_journals.py",
            "tests/exchange/own_copy/test_broken_copies.py",
            "tests/exchange/address_cards/test_cards.py",
            "tests/exchange/calendars/test_files.py",
            "tests/exchange/test_unpacking.py",
        ),
    ),
    "markup": Promise(
        "markup is only text", ("tests/torture/test_markup.py", "tests/contracts/test_surfaces.py")
    ),
    "leaks": Promise(
        "planted words on the disk",
        (
            "tests/privacy/test_planted_words.py",
            "tests/privacy/test_canaries.py",
            "tests/privacy/test_fields.py",
            "tests/storage/test_privacy.py",
        ),
    ),
    "memory": Promise("memory after the lock", ("tests/privacy/test_locked_memory.py",)),
    "locks": Promise(
        "the lock, from everywhere",
        (
            "tests/journeys/test_lock.py",
            "tests/journeys/test_lock_everywhere.py",
            "tests/journeys/test_lock_keys.py",
            "tests/journeys/test_recovery_after_locks.py",
        ),
    ),
    "helplines": Promise("helplines when all is broken", ("tests/torture/test_help_anyway.py",)),
    "backups": Promise(
        "backups and restores",
        ("tests/backups", "tests/journeys/test_backups.py", "tests/security/test_backup_file.py"),
    ),
    "schemas": Promise(
        "vaults of every schema",
        ("tests/storage/test_migrations.py", "tests/storage/test_schema.py"),
    ),
    "keys": Promise("keys and passphrases", ("tests/security",)),
    "file": Promise("the encrypted file", ("tests/storage",)),
    "network": Promise("no network", ("tests/privacy/test_no_network.py",)),
}

# One word for what must neither be lost nor leak out.
GROUPS: dict[str, tuple[str, ...]] = {
    "vault": (
        *("kills", "faults", "leaks", "states", "headers"),
        *("memory", "locks", "schemas", "backups"),
    )
}


def places(words: Sequence[str]) -> tuple[str, ...]:
    """pytest's words for ``words``: names of promises and of groups of them become their
    tests, the rest is kept. Without any name and any place all of them are meant.
    """
    words = [name for word in words for name in GROUPS.get(word, (word,))]
    named = [word for word in words if word in PROMISES]
    kept = [word for word in words if word not in PROMISES]
    if not named and not any(word.startswith("tests/") for word in kept):
        named = list(PROMISES)
    found = dict.fromkeys(place for name in named for place in PROMISES[name].places)
    return (*(place for place in found if not _is_within(place, found)), *kept)


def _is_within(place: str, others: Iterable[str]) -> bool:
    return any(place.startswith((f"{one}/", f"{one}::")) for one in others)


def promise_of(nodeid: str) -> str:
    """The name of the promise a test counts for, or ""."""
    found = (name for name, one in PROMISES.items() if nodeid.startswith(one.places))
    return next(found, "")
