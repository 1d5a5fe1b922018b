"""What a person may hand on about an error: places in the program and class names, no values."""

from __future__ import annotations

import platform
import sys

from mbc_companion import __version__
from mbc_companion.core.log import places

_LONGEST_CHAIN = 5


def report(error: BaseException, *, qt: str = "") -> str:
    """A few lines of plain text. Neither the words of ``error`` nor its arguments are in it."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = [
        f"Companion {__version__}",
        f"{system}, Python {platform.python_version()}" + (f", Qt {qt}" if qt else ""),
        f"Packaged: {'yes' if getattr(sys, 'frozen', False) else 'no'}",
    ]
    one: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if one is None:
            break
        lines += ["", *places(one)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)
