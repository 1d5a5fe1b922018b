"""The whole kit on one page in every look and size: nothing cut, small, nameless or pale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core import settings
from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui.theme import install
from tests.accessibility.checks import all_findings
from tests.ui.gallery import gallery


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("name", ["light", "dark", "hc-light", "hc-dark"])
def test_no_findings(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    public = PublicSettings(tmp_path / "public.json")
    public.set(settings.THEME, name.removeprefix("hc-"))
    public.set(settings.HIGH_CONTRAST, name.startswith("hc-"))
    public.set(settings.TEXT_PERCENT, percent)
    install(qapp, public)
    page = gallery(columns=2 if percent == 100 else 1)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qapp.processEvents()
    page.inside.resize(page.inside.sizeHint())
    assert [str(finding) for finding in all_findings(page)] == []


def test_at_the_smallest_window_too(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    public = PublicSettings(tmp_path / "public.json")
    public.set(settings.TEXT_PERCENT, 150)
    install(qapp, public)
    page = gallery(columns=1)
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    qapp.processEvents()
    assert [str(finding) for finding in all_findings(page)] == []
