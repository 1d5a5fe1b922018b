"""Nothing is done before the lock screen that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_START = """
import linecache
from mbc_companion.app import spare_pyside
spare_pyside()
import mbc_companion.ui.lock_screen
print([name for name in linecache.cache if "mbc_companion" in name])
"""


def test_no_source_is_read_while_the_lock_screen_is_imported() -> None:
    """PySide6 would read each module's, to look for a word that none of them has."""
    child = [sys.executable, "-c", _START]
    done = subprocess.run(child, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
