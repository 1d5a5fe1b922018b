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


def test_everything_new_and_the_keyring(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    press("Privacy and lock")
    walk.until("Make everything new")
    walk.in_every_look("privacy and lock")

    press("Make everything new")
    walk.until("New passphrase")
    walk.in_every_look("everything new")
    walk.escape("New passphrase")
    press("Turn on")
    walk.until("Leave it off")
    walk.in_every_look("the keyring")
    press("Leave it off")
    walk.nothing_found()
