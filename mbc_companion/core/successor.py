"""Replacing this process by a fresh one, so that nothing private stays in memory.

Measured: an ordinary lock left keys and diary text in memory, a replaced process
none (security document, decision 2). What must cross is sealed first and travels
in anonymous memory, never on disk.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from typing import NamedTuple

MAX_HANDED_BYTES = 16 * 1024 * 1024


class Command(NamedTuple):
    """How to start the program again: the interpreter part, then our own arguments."""

    start: tuple[str, ...]
    arguments: tuple[str, ...] = ()


def own_command() -> tuple[str, ...]:
    """The command that starts this very program, packaged or from a checkout."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "mbc_companion")


def replace(command: Command) -> None:
    """Become ``command``; returns only by raising OSError.

    Windows cannot replace a process in place: the successor is started and this
    process ends at once, without cleaning up, as ``exec`` would.
    """
    words = [*command.start, *command.arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(words, close_fds=False)
        os._exit(0)
    os.execv(words[0], words)


def hand_over(sealed: bytes) -> int:
    """Put sealed bytes into anonymous memory that survives ``exec``; gives the descriptor."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("companion", 0)
    else:
        # Without memfd an unlinked temporary file is the nearest thing; the bytes are sealed.
        with tempfile.TemporaryFile() as stream:
            descriptor = os.dup(stream.fileno())
        os.set_inheritable(descriptor, True)
    with os.fdopen(os.dup(descriptor), "wb") as stream:
        stream.write(sealed)
    return descriptor


def take_over(descriptor: int) -> bytes:
    """Read what the predecessor sealed and close it; empty if there is nothing usable."""
    try:
        size = os.fstat(descriptor).st_size
        if not 0 < size <= MAX_HANDED_BYTES:
            return b""
        os.lseek(descriptor, 0, os.SEEK_SET)
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            return stream.read()
    except OSError:
        return b""
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
