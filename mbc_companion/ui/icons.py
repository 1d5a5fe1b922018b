"""Phosphor icons in the colors of the theme, drawn once per size and color."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mbc_companion.core.paths import resources
from mbc_companion.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_FILL = re.compile(rb'\sfill="(?!none)[^"]*"')
_drawn: dict[tuple[str, str, int, float], QPixmap] = {}


@cache
def _source(name: str) -> bytes:
    path = resources() / "icons" / f"{name}.svg"
    return path.read_bytes() if path.is_file() else b""


def pixmap(name: str, color_token: str = "text", size: float = 20) -> QPixmap:  # noqa: S107
    """``name`` as in resources/icons; ``size`` in px at 100 % text, grown with the text."""
    return colored(name, theme().color(color_token), theme().text_px(size))


def colored(name: str, color: QColor, pixels: int) -> QPixmap:
    """The same in any color, ``pixels`` wide on the screen's own ratio."""
    ratio = _ratio()
    key = (name, color.name(QColor.NameFormat.HexArgb), pixels, ratio)
    if key not in _drawn:
        _drawn[key] = _draw(_source(name), color, pixels, ratio)
    return _drawn[key]


def icon(name: str, color_token: str = "text", size: float = 20) -> QIcon:  # noqa: S107
    """The same as a QIcon, for widgets of Qt's own."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(name, color_token, size))


def _ratio() -> float:
    return theme().app.devicePixelRatio()


def _draw(source: bytes, color: QColor, pixels: int, ratio: float) -> QPixmap:
    real = max(1, round(pixels * ratio))
    drawn = QPixmap(QSize(real, real))
    drawn.fill(Qt.GlobalColor.transparent)
    if source:
        from PySide6.QtSvg import QSvgRenderer

        value = f' fill="{color.name()}"'.encode()
        renderer = QSvgRenderer(_FILL.sub(value, source))
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, real, real))
        painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
