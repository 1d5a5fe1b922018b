"""The landscape of the lock screen and the strip on Today."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from mbc_companion.core.paths import resources
from mbc_companion.ui.theme import theme

_drawn: dict[tuple[str, int, int, float, str, bool], QPixmap] = {}
# A strip may cut this much off the top of its drawing, which is only sky there.
_TALLEST = 1.07
_SUN_AND_HOUSE = rb"<circle[^>]*/>|<g .*?</g>"


def drawing(
    name: str, size: QSize, ratio: float, anchor: str = "middle", *, bare: bool = False
) -> QPixmap:
    """``resources/drawings/NAME.svg`` covering ``size``; the last few are kept.

    ``bare`` leaves out the sun and the house, for strips too short for them.
    """
    key = (name, size.width(), size.height(), ratio, anchor, bare)
    if key not in _drawn:
        if len(_drawn) > 8:
            _drawn.clear()
        source = _source(name)
        if bare:
            source = re.sub(_SUN_AND_HOUSE, b"", source, flags=re.DOTALL)
        _drawn[key] = _draw(source, size * ratio, corner=anchor == "corner")
        _drawn[key].setDevicePixelRatio(ratio)
    return _drawn[key]


def _source(name: str) -> bytes:
    return (resources() / "drawings" / f"{name}.svg").read_bytes()


def _render(painter: QPainter, source: bytes, size: QSize, *, corner: bool = False) -> float:
    """In the middle it covers everything; in the corner the rest stays free. Gives its height."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(source))
    whole = renderer.viewBoxF()
    across, down = size.width() / whole.width(), size.height() / whole.height()
    grow = min(across, down * _TALLEST) if corner else max(across, down)
    wide, high = whole.width() * grow, whole.height() * grow
    left = size.width() - wide if corner else (size.width() - wide) / 2
    renderer.render(painter, QRectF(left, size.height() - high, wide, high))
    return high


def _draw(source: bytes, size: QSize, *, corner: bool) -> QPixmap:
    """In the corner its even sky fills the rest."""
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    high = _render(painter, source, made.size(), corner=corner)
    painter.end()
    if corner:
        first_row = max(0, int(made.height() - high) + 1)
        sky = made.toImage().pixelColor(made.width() - 1, min(first_row, made.height() - 1))
        painter = QPainter(made)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(made.rect(), sky)
        painter.end()
    return made


class Landscape(QWidget):
    """Hills at dusk or by night; plain in high contrast or when switched off."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = False
        theme().follow(self.update)

    def shown(self) -> bool:
        """Whether there are hills; text on it then takes the scene tones."""
        return theme().landscape and not theme().high_contrast

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.shown():
            name = "landscape-night" if theme().is_dark else "landscape-dusk"
            if self._painted:
                picture = drawing(name, self.size(), self.devicePixelRatioF())
                painter.drawPixmap(0, 0, picture)
            else:
                # A picture to keep costs 3 ms more, which the first paint is not made to wait.
                self._painted = True
                _render(painter, _source(name), self.size())
        else:
            painter.fillRect(self.rect(), theme().color("canvas"))
        painter.end()


class Band(QWidget):
    """The strip on Today, drawn at the bottom right; ``set_plain`` leaves the hills out."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = False
        self._bare = False
        theme().follow(self._dress)

    def set_plain(self, plain: bool) -> None:  # noqa: FBT001
        """No drawing, for a greeting that would reach the hills."""
        self._plain = plain
        self.update()

    def set_bare(self, *, bare: bool) -> None:
        """Hills only, without sun and house."""
        self._bare = bare
        self.update()

    def _dress(self) -> None:
        self.setMinimumHeight(theme().px(164))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self._plain or look.high_contrast or not look.landscape:
            painter.fillRect(self.rect(), look.color("canvas"))
        else:
            name = "band-dark" if look.is_dark else "band-light"
            ratio = self.devicePixelRatioF()
            picture = drawing(name, self.size(), ratio, "corner", bare=self._bare)
            painter.drawPixmap(0, 0, picture)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        painter.end()
