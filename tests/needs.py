"""Programs of the system that a test needs; without them it says that it did not run."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

import pytest


def program(name: str, package: str) -> str:
    """The path of ``name``; skips the test if the Debian ``package`` is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"NOT RUN: {name} is missing (Debian package {package})")
    return path


def strace() -> str:
    """The path of a strace that may watch its own child; skips the test if there is none."""
    path = program("strace", "strace")
    if not _may_watch(path):
        pytest.skip("NOT RUN: strace may not watch other programs here")
    return path


@cache
def _may_watch(path: str) -> bool:
    tried = subprocess.run([path, "-qq", "-o", os.devnull, "true"], check=False)
    return tried.returncode == 0


def namespaces() -> str:
    """The path of an unshare that may mount in a namespace of its own; else skips the test."""
    path = program("unshare", "util-linux")
    tried = [path, "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    if subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("NOT RUN: no mounts of one's own here")
    return path
