"""Logging that keeps private text out: types, places and codes, never values."""

from __future__ import annotations

import logging
import sys
import threading
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
        return "\n".join(f"  {line}" for line in places(error))


def places(error: BaseException) -> list[str]:
    """Where in the program ``error`` came from, then its class; nothing of its words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.name}:{frame.lineno} ({_module(frame.filename)})" for frame in frames]
    return [*where, f"{type(error).__module__}.{type(error).__qualname__}"]


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
    # Python's own hooks would print the words of the error.
    sys.unraisablehook = lambda told: _say(told.exc_value)
    threading.excepthook = lambda told: _say(told.exc_value)


def _say(error: BaseException | None) -> None:
    if error is not None:
        told = (type(error), error, error.__traceback__)
        logging.getLogger(__name__).error("unexpected", exc_info=told)
