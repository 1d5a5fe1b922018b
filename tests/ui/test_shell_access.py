"""The shell and the cover at three text sizes: nothing clipped, small, nameless or faint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from mbc_companion.core.settings import BIGGER_BUTTONS, HIGH_CONTRAST, TEXT_PERCENT, THEME
from mbc_companion.ui.hide_cover import LOWEST_TEXT, HideCover
from tests.accessibility.checks import all_findings
from tests.ui.shell_stage import Stage

SIZES = ((1280, 800), (1024, 700), (900, 620))
LOOKS = (("light", False), ("dark", False), ("dark", True))


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_shell(
    make_stage: Callable[..., Stage], percent: int, size: tuple[int, int], look: tuple[str, bool]
) -> None:
    settings = [(TEXT_PERCENT, percent), (THEME, look[0]), (HIGH_CONTRAST, look[1])]
    stage = make_stage(settings=settings)
    stage.window.resize(*size)
    for key in ("today", "journal", "settings"):
        stage.shell.show_page(key)
        QApplication.processEvents()
        assert all_findings(stage.window) == []


def test_text_grows_and_shrinks_while_the_window_is_open(stage: Stage) -> None:
    stage.window.resize(1024, 700)
    stage.shell.show_page("journal")
    for step in (1, 1, 1, 1, 1, -1, -1, 0):
        stage.window.change_text_size(step)
        stage.window.toasts.clear()
        QApplication.processEvents()
        QApplication.processEvents()
        assert all_findings(stage.window) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_toasts(make_stage: Callable[..., Stage], percent: int) -> None:
    stage = make_stage(settings=[(TEXT_PERCENT, percent)])
    stage.window.resize(900, 620)
    stage.window.warn_locking(60, lambda: None)
    QApplication.processEvents()
    assert stage.window.toasts.current is not None
    assert all_findings(stage.window.toasts.current) == []


def test_bigger_buttons(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage(settings=[(BIGGER_BUTTONS, True)])
    stage.shell.show_page("journal")
    QApplication.processEvents()
    assert all_findings(stage.window, minimum=48) == []
    assert stage.shell.top_bar.help_button.height() == 56
    assert all(row.height() >= 56 for row in stage.shell.navigation.rows())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_privacy_block_drops_what_does_not_fit(
    make_stage: Callable[..., Stage], percent: int
) -> None:
    stage = make_stage(settings=[(TEXT_PERCENT, percent)])
    stage.window.resize(1024, 700)
    QApplication.processEvents()
    block = stage.shell.lock_block
    assert block.state.text() == "Unlocked"
    assert block.detail.isVisible() is (percent == 100)
    assert block.lock_button.accessibleName() == "Lock"
    assert block.hide_button.text() == "Hide"
    assert (block.lock_button.width() == block.lock_button.height()) is (percent > 100)


def test_rows_scroll_inside_the_sidebar_and_the_rest_stays(
    make_stage: Callable[..., Stage],
) -> None:
    from mbc_companion.ui.navigation import Group

    stage = make_stage(settings=[(TEXT_PERCENT, 200)])
    for number in range(6):
        stage.shell.navigation.add(f"more{number}", f"Page {number}", "books", Group.READING)
    stage.window.resize(900, 620)
    QApplication.processEvents()
    rows = stage.shell.navigation.rows()
    for button in (
        rows[-1],
        stage.shell.lock_block.hide_button,
        stage.shell.lock_block.lock_button,
        stage.shell.top_bar.help_button,
    ):
        corner = button.mapTo(stage.window, button.rect().bottomRight())
        assert stage.window.rect().contains(corner)
    hidden = rows[-2]
    assert hidden.visibleRegion().isEmpty()
    hidden.setFocus()
    QApplication.processEvents()
    assert not hidden.visibleRegion().isEmpty()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("look", LOOKS)
def test_cover(make_stage: Callable[..., Stage], percent: int, look: tuple[str, bool]) -> None:
    settings = [(TEXT_PERCENT, percent), (THEME, look[0]), (HIGH_CONTRAST, look[1])]
    stage = make_stage(settings=settings)
    stage.window.resize(900, 620)
    stage.window.cover()
    QApplication.processEvents()
    cover = stage.window.findChild(HideCover)
    assert cover is not None
    assert all_findings(cover) == []
    time, day, note = cover.lines()
    for line in (time, day, note):
        metrics = QFontMetrics(line.font)
        assert metrics.horizontalAdvance(line.words) < line.area.width()
        assert metrics.tightBoundingRect(line.words).height() <= line.area.height()
    assert time.area.bottom() < day.area.top()
    assert day.area.bottom() <= LOWEST_TEXT * cover.height() + 1
    assert note.area.bottom() < cover.height()
