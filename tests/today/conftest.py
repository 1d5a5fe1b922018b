"""The stage the tests of Today play on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from mbc_companion.ui import announce
from tests.fakes import FrozenClock
from tests.today.stage import MakeToday, TodayStage


@pytest.fixture
def make_today(qtbot: QtBot, tmp_path: Path, clock: FrozenClock) -> MakeToday:
    def make(**options: Any) -> TodayStage:
        return TodayStage(qtbot, tmp_path, clock, **options)

    return make


@pytest.fixture
def today(make_today: MakeToday) -> TodayStage:
    return make_today()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(announce.QAccessible, "updateAccessibility", note)
    return heard
