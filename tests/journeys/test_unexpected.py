"""A mistake of ours: one plain sentence, and a report without a word of the person's."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core import report
from mbc_companion.core.log import QuietFormatter
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import find, need, press
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault

WORDS = "the plum tree by the gate"
SENTENCE = "Something unexpected happened. What was saved is safe. You can go on."


class Strange(Exception):
    """Carries what a person wrote, as errors of libraries do."""


def _fail() -> None:
    try:
        raise KeyError(WORDS)
    except KeyError as error:
        raise Strange(WORDS) from error


def _hit() -> None:
    try:
        _fail()
    except Strange as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_it_is_said_in_one_sentence_and_the_report_holds_no_words(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    make_vault(paths)
    start()
    unlock()
    _hit()
    assert find(SENTENCE) is not None
    press("Report")
    shown = str(need("Details").property("plainText"))
    assert WORDS not in shown
    assert str(paths.root) not in shown
    assert f"{__name__}.Strange" in shown
    assert "builtins.KeyError" in shown
    press("Copy the report")
    assert QApplication.clipboard().text() == shown
    record = caplog.records[-1]
    record.exc_text = None
    logged = QuietFormatter().format(record)
    assert "Strange" in logged
    assert WORDS not in logged


def test_the_check_notices_a_report_that_tells_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def telling(error: BaseException) -> list[str]:
        return [str(error)]

    monkeypatch.setattr(report, "places", telling)
    assert WORDS in report.report(Strange(WORDS))


def test_the_same_mistake_again_is_not_said_again(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    for _ in range(2):
        _hit()
        program.window.toasts.clear()
    assert find(SENTENCE) is None
