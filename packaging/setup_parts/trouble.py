"""Everything that can go wrong before the program runs, as a sentence and an exit code."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the set-up; the program's and pytest's own are passed on as they are."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    PYTHON = 10
    FOLDER = 11
    DISK = 12
    NETWORK = 13
    PACKAGES = 14
    LIBRARIES = 15
    SCREEN = 16
    STOPPED = 130


class Trouble(Exception):
    """Stops the set-up; ``words`` is all that is shown, so it says what to do next."""

    def __init__(self, words: str, code: Exit) -> None:
        super().__init__(words)
        self.words = words
        self.code = code
