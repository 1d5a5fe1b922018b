"""Keeps PySide6 6.12 from ending the program on Python 3.11.

Measured with PySide6_Essentials 6.12.0 and CPython 3.11: every call of a Qt method
that returns nothing gives away one reference to None that it does not own. After some
7,000 calls, seconds of use, the interpreter ends with "deallocating None". From
Python 3.12 on None cannot be deallocated. tests/ui/test_kit_none.py measures both.
"""

from __future__ import annotations

import sys

# At a million lost references a second this lasts for more than ten days.
_SPARE = 1 << 40


def keep_none() -> None:
    """Give None so many references that they never run out; harmless where not needed."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    if sys.getrefcount(None) > _SPARE // 2:
        return
    import ctypes

    count = ctypes.c_ssize_t.from_address(id(None))
    count.value += _SPARE
