"""The system's pip, told to install into our environment and nowhere else.

Debian refuses ``pip install`` into its own Python and ships no pip for new environments;
``pip --python`` (22.3 and later) gets around both without touching the system.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from setup_parts import apt
from setup_parts.place import Place
from setup_parts.trouble import Exit, Trouble

Say = Callable[[str], None]

OLDEST = (22, 3)
_COLLECTING = re.compile(r"Collecting ([A-Za-z0-9._-]+?)(?:==|$|\s|\[)")
_VERSION = re.compile(r"^pip (\d+)\.(\d+)")

NO_NETWORK = (
    "name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Network is unreachable",
    "Connection refused",
    "Connection reset",
    "RemoteDisconnected",
    "Max retries exceeded",
    "Could not fetch URL",
    "ProxyError",
)


def version_of(words: str) -> tuple[int, int] | None:
    """(22, 3) from what ``pip --version`` prints; None if that is no such line."""
    found = _VERSION.match(words)
    return (int(found[1]), int(found[2])) if found else None


def check(say: Say) -> None:
    """Make sure there is a usable pip; may install Debian's. Raises Trouble."""
    found = _installed()
    if found is None:
        apt.ensure(("python3-pip",), "pip, which fetches the packages, is missing", say)
        found = _installed()
    if found is None or found < OLDEST:
        raise Trouble(
            "pip 22.3 or newer is needed for this Python.\n"
            "Install it with your system's package manager (python3-pip) and try again.",
            Exit.PACKAGES,
        )


def _installed() -> tuple[int, int] | None:
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    return version_of(asked.stdout)


def install(place: Place, lock: Path, say: Say) -> None:
    """Install the lock, hashes required, ready-made packages only. Raises Trouble."""
    unpacking = place.venv / "unpacking"
    unpacking.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pip", "--python", str(place.python), "install"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    command += ["--no-input", "--progress-bar", "off", "--disable-pip-version-check"]
    command += ["--no-warn-script-location", "--retries", "3"]
    try:
        code, printed = _watch(command, environment(os.environ, unpacking), say)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(unpacking)
    if code:
        raise explain(printed)


def environment(current: Mapping[str, str], unpacking: Path) -> dict[str, str]:
    """The surroundings for pip: a person's own settings may not send packages elsewhere."""
    dropped = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PYTHONPATH", "PYTHONHOME"}
    kept = {name: value for name, value in current.items() if name not in dropped}
    return {**kept, "PIP_USER": "0", "TMPDIR": str(unpacking), "LC_ALL": "C.UTF-8"}


def _watch(command: list[str], env: dict[str, str], say: Say) -> tuple[int, str]:
    """Run pip, naming each package as it comes; gives the exit code and all it printed."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        env=env,
        close_fds=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            found = _COLLECTING.match(line.strip())
            if found:
                say(f"  {found[1]}")
    return process.returncode, "".join(lines)


def explain(printed: str) -> Trouble:
    """The sentence for what pip printed before it gave up."""
    if "No space left on device" in printed or "Disk quota exceeded" in printed:
        return Trouble(
            "The disk filled up during set-up. Free some space and run the same command again.",
            Exit.DISK,
        )
    if "DO NOT MATCH THE HASHES" in printed:
        return Trouble(
            "A downloaded package is not the one this version was made with, so it was "
            "refused.\nNothing of it was installed. Try again later or on another network.",
            Exit.PACKAGES,
        )
    if any(sign in printed for sign in NO_NETWORK):
        return Trouble(
            "The packages could not be downloaded: there is no way to the internet from here.\n"
            "Connect this computer and run the same command again. Only this set-up needs it, "
            "once; Companion itself never uses a network.",
            Exit.NETWORK,
        )
    if "No matching distribution" in printed or "not a supported wheel" in printed:
        return Trouble(_unfit(printed), Exit.PACKAGES)
    return Trouble("pip could not install the packages. It said:\n" + _end(printed), Exit.PACKAGES)


def _unfit(printed: str) -> str:
    found = re.search(r"No matching distribution found for ([^\s(]+)", printed)
    name = found[1] if found else "one of the packages"
    return (
        f"There is no ready-made {name} for this computer and Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}.\n"
        "On Intel and AMD computers Debian 12 is new enough; on ARM it takes Debian 13 or "
        "Ubuntu 24.04."
    )


def _end(printed: str) -> str:
    return "\n".join(printed.strip().splitlines()[-8:])
