"""Argon2id, in named profiles, with a floor and a cap checked before memory is spent."""

from __future__ import annotations

from typing import NamedTuple

from mbc_companion.core.errors import NotEnoughMemory

KEY_BYTES = 32
SALT_BYTES = 16


class Argon2Params(NamedTuple):
    """Cost of one guess: memory in KiB, passes over it, lanes worked in parallel."""

    memory_kib: int
    passes: int
    lanes: int


# About 0.18 s on two cores; what tests use. Anything cheaper in a header is refused.
FLOOR = Argon2Params(64 * 1024, 3, 4)
# About 0.7 s on two cores (security document, decision 14; November 2026).
PROFILE_2026 = Argon2Params(256 * 1024, 3, 4)
# A header asking for more is an attack on this computer's memory, not a choice.
CAP = Argon2Params(1024 * 1024, 10, 8)


def acceptable(params: Argon2Params) -> bool:
    """Between FLOOR and CAP in every number; lanes may be 1 to 8."""
    return (
        FLOOR.memory_kib <= params.memory_kib <= CAP.memory_kib
        and FLOOR.passes <= params.passes <= CAP.passes
        and 1 <= params.lanes <= CAP.lanes
    )


def choose_params() -> Argon2Params:
    """The profile for a new slot: 256, 128 or 64 MiB, by the memory that is free now.

    Chosen beforehand because Linux ends a process that asks for too much instead of
    refusing it the memory.
    """
    free = _free_kib()
    for memory in (PROFILE_2026.memory_kib, 128 * 1024):
        if free is None or free >= memory * 3:
            return Argon2Params(memory, PROFILE_2026.passes, PROFILE_2026.lanes)
    return FLOOR


def _free_kib() -> int | None:
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:
            for line in lines:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return None


def derive(passphrase: str, salt: bytes, params: Argon2Params) -> bytes:
    """32 bytes from the normalized passphrase; slow on purpose, releases the GIL.

    Raises NotEnoughMemory. The caller keeps it off the window's thread.
    """
    if not acceptable(params):
        raise ValueError("derivation cost out of range")
    # Imported late: the lock screen is shown before any key is needed.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from mbc_companion.security.passphrase import normalize

    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=params.passes,
        lanes=params.lanes,
        memory_cost=params.memory_kib,
    )
    try:
        return kdf.derive(normalize(passphrase))
    except MemoryError:
        raise NotEnoughMemory("ARGON2") from None
