"""Every QR code on screen is read back by a real reader and dials what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from mbc_companion.helplines.domain import LIFELINE
from mbc_companion.ui.widgets.qr import FRAME, QrButton, QrView
from tests.helplines.conftest import Stage, settle
from tests.helplines.test_sheet import press

Open = Callable[..., Stage]
Dress = Callable[..., None]
THEMES = [("light", False), ("dark", False), ("light", True), ("dark", True)]
QUIET_PX = 10


def picture(widget: QWidget, ratio: float) -> QImage:
    """``widget`` as a display scaled by ``ratio`` would show it."""
    size = widget.size() * ratio
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(ratio)
    widget.render(drawn, QPoint(0, 0))
    drawn.setDevicePixelRatio(1)
    return drawn


def read(image: QImage) -> list[str]:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sorted(code.text for code in zxingcpp.read_barcodes(gray))


@pytest.mark.parametrize("ratio", [1.0, 1.5])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize(("name", "contrast"), THEMES)
def test_the_codes_of_help_now(
    stage: Open, dress: Dress, name: str, contrast: bool, percent: int, ratio: float
) -> None:
    dress(name=name, contrast=contrast, percent=percent)
    opened = stage()
    hero = opened.sheet.hero.code_button
    assert read(picture(hero, ratio)) == [LIFELINE.tel]
    for row in opened.sheet.lines.rows:
        assert read(picture(row.code_button, ratio)) == [row.service.number.tel]


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_all_four_at_once_on_the_sheet(stage: Open, ratio: float) -> None:
    opened = stage()
    numbers = [row.service.number.tel for row in opened.sheet.lines.rows]
    assert read(picture(opened.sheet, ratio)) == sorted([LIFELINE.tel, *numbers])


@pytest.mark.parametrize(("name", "contrast"), THEMES)
def test_black_on_white_in_every_theme(
    stage: Open, dress: Dress, name: str, contrast: bool
) -> None:
    dress(name=name, contrast=contrast)
    button = stage().sheet.hero.code_button
    drawn = picture(button, 1.0)
    inner = drawn.copy(
        QRect(0, 0, drawn.width(), drawn.height()).adjusted(*[FRAME, FRAME, -FRAME, -FRAME])
    )
    seen = {inner.pixel(x, y) for x in range(inner.width()) for y in range(inner.height())}
    assert {QColor(rgb).name() for rgb in seen} == {"#000000", "#ffffff"}
    edge = {inner.pixel(x, QUIET_PX) for x in range(inner.width())}
    assert {QColor(rgb).name() for rgb in edge} == {"#ffffff"}


def test_every_code_of_the_directory(stage: Open) -> None:
    opened = stage()
    press(opened.sheet.lines.all_button)
    page = opened.sheet.directory_page
    assert page is not None
    for card in page.cards:
        assert read(picture(card.code_button, 1.0)) == [card.service.main.uri]


@pytest.mark.parametrize("size", [(1280, 800), (900, 620)], ids=str)
def test_the_code_alone(stage: Open, dress: Dress, size: tuple[int, int]) -> None:
    dress(name="dark", percent=150)
    opened = stage(size)
    press(opened.sheet.hero.code_button)
    alone = next(view for view in opened.sheet.findChildren(QrView) if view.isVisible())
    assert read(picture(alone, 1.0)) == [LIFELINE.tel]
    assert alone.width() % alone.count() == 0
    settle()


def test_codes_are_whole_pixels(stage: Open) -> None:
    opened = stage()
    for button in opened.sheet.findChildren(QrButton):
        assert (button.width() - 2 * FRAME) % button.count() == 0
