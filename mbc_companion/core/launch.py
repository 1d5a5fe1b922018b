"""What a start of the program is told, by the person or by its predecessor at lock."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from mbc_companion import __version__
from mbc_companion.core.paths import DataPaths, default_paths
from mbc_companion.core.successor import Command, own_command

# Shown on the demo's own lock screen; it protects nothing but invented words.
DEMO_PASSPHRASE = "sample harbor lantern"  # noqa: S105


class Launch(NamedTuple):
    """``reason`` says why the predecessor locked ("idle", "asked", "hidden", ...).

    The descriptors are inherited across the process replacement: the instance lock,
    what is to be reminded of (instants and random ids), and, only if saving had failed,
    the sealed words still to be written.
    """

    paths: DataPaths
    demo: bool = False
    reason: str = ""
    lock_descriptor: int | None = None
    sealed_descriptor: int | None = None
    reminders_descriptor: int | None = None
    start: tuple[str, ...] = own_command()

    @classmethod
    def from_options(cls, options: argparse.Namespace) -> Launch:
        paths = DataPaths(options.data_dir.resolve()) if options.data_dir else default_paths()
        return cls(
            paths=paths,
            demo=options.demo,
            reason=options.locked_by,
            lock_descriptor=options.lock_descriptor,
            sealed_descriptor=options.sealed_descriptor,
            reminders_descriptor=options.reminders_descriptor,
        )

    def successor(
        self, *, reason: str, lock: int, sealed: int | None, reminders: int | None = None
    ) -> Command:
        """The command that shows the lock screen over the same data folder."""
        arguments = ["--data-dir", str(self.paths.root), "--locked-by", reason]
        arguments += ["--lock-descriptor", str(lock)]
        if sealed is not None:
            arguments += ["--sealed-descriptor", str(sealed)]
        if reminders is not None:
            arguments += ["--reminders-descriptor", str(reminders)]
        if self.demo:
            arguments.append("--demo")
        return Command(self.start, tuple(arguments))


def parser() -> argparse.ArgumentParser:
    """The command line of ``mbc-companion``."""
    options = argparse.ArgumentParser(
        prog="mbc-companion",
        description="A private companion for people living with metastatic breast cancer. "
        "Everything stays on this computer, encrypted.",
    )
    options.add_argument("--version", action="version", version=f"Companion {__version__}")
    options.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything in DIR, not in the home"
    )
    options.add_argument(
        "--demo",
        action="store_true",
        help="open a throw-away vault with a year of invented entries, gone at exit",
    )
    options.add_argument(
        "--showroom",
        action="store_true",
        help="without a screen: drive the program on a throw-away vault and save pictures",
    )
    options.add_argument(
        "--pictures", type=Path, metavar="DIR", help="where the showroom saves its pictures"
    )
    for hidden in ("--lock-descriptor", "--sealed-descriptor", "--reminders-descriptor"):
        options.add_argument(hidden, type=int, default=None, help=argparse.SUPPRESS)
    for hidden in ("--stage-out", "--stage-home"):
        options.add_argument(hidden, type=Path, default=None, help=argparse.SUPPRESS)
    options.add_argument("--locked-by", default="", help=argparse.SUPPRESS)
    return options


def read(arguments: list[str] | None) -> argparse.Namespace:
    """The options of one start. Exits with 2 and a sentence for those that cannot go together.

    The demo deletes its folder at exit, so it never takes one a person names; its own
    successors at lock inherit both the folder and the lock on it.
    """
    known = parser()
    options = known.parse_args(arguments)
    if options.demo and options.data_dir and options.lock_descriptor is None:
        known.error("--demo makes its own folder and deletes it at exit; leave out --data-dir")
    return options
