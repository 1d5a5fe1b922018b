"""What a start of the program is told, by the person or by its predecessor at lock."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mbc_companion import __version__
from mbc_companion.core.paths import DataPaths, default_paths
from mbc_companion.core.successor import Command, own_command

if TYPE_CHECKING:
    import argparse

# Shown on the demo's own lock screen; it protects nothing but invented words.
DEMO_PASSPHRASE = "sample harbor lantern"  # noqa: S105


class Options:
    """The command line of one start."""

    data_dir: Path | None = None
    demo = False
    showroom = False
    pictures: Path | None = None
    locked_by = ""
    lock_descriptor: int | None = None
    sealed_descriptor: int | None = None
    reminders_descriptor: int | None = None
    stage_out: Path | None = None
    stage_home: Path | None = None


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
    def from_options(cls, options: Options) -> Launch:
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
    import argparse

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


def read(arguments: list[str] | None) -> Options:
    """The options of one start. Exits with 2 and a sentence for those that cannot go together.

    The demo deletes its folder at exit, so it never takes one a person names; its own
    successors at lock inherit both the folder and the lock on it.
    """
    said = sys.argv[1:] if arguments is None else arguments
    usual = _usual(said)
    if usual is not None:
        return usual
    known = parser()
    options = known.parse_args(said, namespace=Options())
    if options.demo and options.data_dir and options.lock_descriptor is None:
        known.error("--demo makes its own folder and deletes it at exit; leave out --data-dir")
    return options


def _usual(said: list[str]) -> Options | None:
    """A start as nearly every one is, without 5 ms for a parser; None for any other."""
    if len(said) % 2:
        return None
    options = Options()
    for name, value in zip(said[::2], said[1::2], strict=True):
        if value.startswith("-"):
            return None
        if name == "--data-dir":
            options.data_dir = Path(value)
        elif name == "--locked-by":
            options.locked_by = value
        elif name == "--lock-descriptor" and value.isdecimal():
            options.lock_descriptor = int(value)
        elif name == "--reminders-descriptor" and value.isdecimal():
            options.reminders_descriptor = int(value)
        else:
            return None
    return options
