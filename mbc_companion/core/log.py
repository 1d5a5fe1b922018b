"""Logging that keeps private text out: types, places and codes, never values."""

from __future__ import annotations

import logging
import traceback


class QuietFormatter(logging.Formatter):
    """Shows where an error happened and its class; drops its message and arguments.

    Exception messages of libraries can hold what a person typed (SQL parameters,
    paths, parsed input), so only our own code locations are kept.
    """

    def formatException(self, ei: object) -> str:
        if not isinstance(ei, tuple) or ei[1] is None:
            return ""
        error: BaseException = ei[1]
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"  {frame.name}:{frame.lineno} ({_module(frame.filename)})" for frame in frames]
        return "\n".join([*places, f"  {type(error).__module__}.{type(error).__qualname__}"])


def _module(filename: str) -> str:
    parts = filename.replace("\\", "/").split("/")
    return "/".join(parts[-2:])


def set_up(level: int = logging.WARNING) -> None:
    """Send our log to standard error; libraries stay at WARNING whatever ``level`` says."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("mbc_companion").setLevel(level)
