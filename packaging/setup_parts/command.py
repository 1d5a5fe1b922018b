"""The words on the command line, and what each of them does."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from setup_parts import checks, environment, libraries, screen
from setup_parts.place import Kind, Place
from setup_parts.promises import GROUPS, PROMISES
from setup_parts.trouble import Exit, Trouble

_NAMES = textwrap.fill(
    ", ".join((*GROUPS, *PROMISES)), 92, initial_indent=" " * 4, subsequent_indent=" " * 4
)
USAGE = f"""\
python3 packaging/bootstrap.py run                 start Companion
python3 packaging/bootstrap.py run -- WORDS        the same, with words for Companion itself:
    --demo            a throw-away vault with a year of invented entries
    --data-dir DIR    keep everything in DIR
    --pictures DIR    no window: walk through the program and save pictures in DIR
    --version, --help
python3 packaging/bootstrap.py test [-- WORDS]     lint, types, import contracts, tests
python3 packaging/bootstrap.py cover [-- WORDS]    which branches the tests reach, by file
python3 packaging/bootstrap.py bench [-- WORDS]    the measurements
python3 packaging/bootstrap.py prove [-- WORDS]    the long counts of every promise, or of some:
{_NAMES}

The first time, this makes a private environment in .venv and fetches the locked packages.

Exit codes: 0 fine; 1 something failed; 2 not understood; 10 Python too old; 11 folder not
writable; 12 disk full; 13 no network; 14 packages; 15 system libraries; 16 dead screen.
"""

_CHECKS = {"test", "cover", "bench", "prove"}
_ASKS_ONLY = {"--version", "--help", "-h"}
_UNSEEN = {"--showroom", "--pictures"}


@dataclass(frozen=True)
class Order:
    """What was asked for: our own word, and the words passed on."""

    name: str
    words: tuple[str, ...]


def parse(arguments: Sequence[str]) -> Order:
    """Split our word from the words after ``--``. Raises Trouble if it is not understood."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        return Order("help", ())
    name, *rest = arguments
    if name not in {"run", *_CHECKS}:
        raise Trouble(f"There is no command {name!r}.\n\n{USAGE}", Exit.USAGE)
    if rest and rest[0] != "--":
        raise Trouble(
            f"Put -- before words that are not for this script: {name} -- {' '.join(rest)}",
            Exit.USAGE,
        )
    return Order(name, tuple(rest[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; every Trouble becomes a sentence on standard error."""
    try:
        order = parse(arguments)
        place = Place.here()
        if order.name == "run":
            return run(place, order.words)
        if order.name in _CHECKS:
            return check(place, order)
        print(USAGE, end="")
        return Exit.FINE
    except Trouble as trouble:
        sys.stdout.flush()
        print(f"\n{trouble.words}", file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        print("\nStopped. The next run goes on from here.", file=sys.stderr)
        return Exit.STOPPED


def say(words: str) -> None:
    print(words, flush=True)


def run(place: Place, words: tuple[str, ...]) -> int:
    """Become the program; returns only where a process cannot be replaced."""
    extra: dict[str, str] = {}
    if not _ASKS_ONLY.intersection(words):
        words, extra, wanted = plan(place, words, screen.look(os.environ))
        if sys.platform.startswith("linux"):
            libraries.ensure(wanted, say)
    environment.prepare(place, Kind.RUN, say)
    command = [str(place.python), "-m", "mbc_companion", *words]
    surroundings = extra | checks.surroundings(os.environ)
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, surroundings)
    return subprocess.run(command, env=surroundings, check=False).returncode


def plan(
    place: Place, words: tuple[str, ...], seen: screen.Screen
) -> tuple[tuple[str, ...], dict[str, str], tuple[libraries.Library, ...]]:
    """The program's words, its extra surroundings and the libraries for the screen we have.

    Raises Trouble for a screen that is named but does not answer.
    """
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if any(word.partition("=")[0] in _UNSEEN for word in words):
        return words, offscreen, libraries.DRAWING
    if seen.kind is screen.Kind.DEAD:
        raise Trouble(dead_screen(seen), Exit.SCREEN)
    if seen.kind is screen.Kind.NONE:
        say(
            "There is no screen here, so no window can open. Companion is shown the only way "
            "left:\nit is driven unseen on a throw-away vault, and every step is saved as a "
            "picture."
        )
        shown = (*words, "--showroom", "--pictures", str(place.pictures))
        return shown, offscreen, libraries.DRAWING
    wanted: tuple[libraries.Library, ...] = libraries.DRAWING
    for way in seen.ways:
        wanted += libraries.WAYLAND_WINDOW if way == "wayland" else libraries.X11_WINDOW
    only = {"QT_QPA_PLATFORM": seen.ways[0]} if len(seen.ways) == 1 else {}
    return words, only, wanted


def dead_screen(seen: screen.Screen) -> str:
    """What to say when a screen is named but no window can open on it."""
    if seen.refused:
        return (
            f"The screen {seen.named} answers, but it does not let this account in.\n"
            "Start Companion from a terminal on your own desktop, without sudo."
        )
    return (
        f"The screen {seen.named} does not answer, so no window can open.\n"
        "Start Companion from a terminal on your desktop. To see it without a screen, "
        "clear DISPLAY and WAYLAND_DISPLAY first."
    )


def check(place: Place, order: Order) -> int:
    """Lint, types, contracts and tests, or the measurements alone."""
    if sys.platform.startswith("linux"):
        libraries.ensure(libraries.DRAWING, say)
        libraries.ensure_test_tools(say)
    environment.prepare(place, Kind.TEST, say)
    if order.name == "bench":
        return checks.bench(place, order.words)
    if order.name == "cover":
        return checks.cover(place, order.words)
    if order.name == "prove":
        return checks.prove(place, order.words)
    return checks.everything(place, order.words, say)
