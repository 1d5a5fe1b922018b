"""System packages on Debian and its relatives: installed if we may, else the exact line."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

from setup_parts.trouble import Exit, Trouble

Say = Callable[[str], None]

_GET = ("apt-get", "-o", "DPkg::Lock::Timeout=120")


def line(packages: Sequence[str], *, sudo: bool) -> str:
    """What a person types to install ``packages``."""
    names = " ".join(packages)
    if sudo:
        return f"sudo apt-get update && sudo apt-get install -y {names}"
    return f"su -c 'apt-get update && apt-get install -y {names}'"


def way_in() -> tuple[str, ...] | None:
    """What to put before apt-get so that it may install without asking; None if it may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return ("sudo", "-n") if asked.returncode == 0 else None


def install(packages: Sequence[str], before: tuple[str, ...]) -> tuple[bool, str]:
    """Install ``packages``; fetches the list of packages only if the first try needs it."""
    printed = ""
    for steps in ((("install",),), (("update",), ("install",))):
        good = True
        for step in steps:
            named = ["-y", "--no-install-recommends", *packages] if step == ("install",) else []
            done = subprocess.run(
                [*before, "env", "DEBIAN_FRONTEND=noninteractive", *_GET, "-qq", *step, *named],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
            printed = done.stdout
            good = good and done.returncode == 0
        if good:
            return True, ""
    return False, printed


def ensure(packages: Sequence[str], why: str, say: Say) -> None:
    """Install ``packages`` or raise Trouble with the line to type; ``why`` starts a sentence."""
    before = way_in()
    if before is None:
        raise Trouble(_may_not(packages, why), Exit.LIBRARIES)
    say(f"Installing system packages: {' '.join(packages)}")
    good, printed = install(packages, before)
    if not good:
        raise Trouble(
            f"{_upper(why)}, and installing did not work. The last lines were:\n"
            + "\n".join(printed.strip().splitlines()[-4:])
            + f"\nTo try by hand:\n\n    {line(packages, sudo=bool(before))}\n",
            Exit.LIBRARIES,
        )


def _may_not(packages: Sequence[str], why: str) -> str:
    if shutil.which("apt-get") is None:
        return (
            f"{_upper(why)}.\nInstall what corresponds to these Debian packages with your "
            f"system's package manager:\n\n    {' '.join(packages)}\n"
        )
    sudo = shutil.which("sudo") is not None
    return (
        f"{_upper(why)}, and this account may not install without a password.\n"
        f"Type this line, then run the same command again:\n\n    {line(packages, sudo=sudo)}\n"
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
