"""The sheets about keys and trouble, at every text size and by keyboard."""

from __future__ import annotations

import sys

from mbc_companion.showroom.driver import press
from tests.accessibility.walk import Walk


def _unexpected() -> None:
    try:
        raise KeyError("mine")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_report(walk: Walk) -> None:
    walk.unlock()
    _unexpected()
    walk.look("toast")
    press("Report")
    walk.until("Copy the report")
    walk.in_every_look("report")
    walk.escape("Copy the report")
    walk.nothing_found()
