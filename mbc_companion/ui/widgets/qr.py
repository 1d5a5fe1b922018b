"""A QR code: black on white in every theme, whole pixels, four modules of quiet."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import PaintedButton, rounded

QUIET = 4
FRAME = 5


@cache
def modules(data: str, error: str = "m") -> tuple[tuple[bool, ...], ...]:
    """The dark squares of ``data`` without the quiet zone; ``error`` correction l, m, q or h."""
    import segno

    code = segno.make(data, error=error, micro=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


def paint_qr(painter: QPainter, area: QRectF, data: str, error: str = "m") -> None:
    """Draw ``data`` into the largest square of whole modules in ``area``, for paper too."""
    rows = modules(data, error)
    side = area.width() / (len(rows) + 2 * QUIET)
    path = QPainterPath()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                path.addRect(
                    area.left() + (x + QUIET) * side, area.top() + (y + QUIET) * side, side, side
                )
    painter.fillRect(area, Qt.GlobalColor.white)
    painter.fillPath(path, Qt.GlobalColor.black)


class QrView(QWidget):
    """``name`` says what the code does: "QR code that dials 988"."""

    def __init__(
        self, data: str, name: str, module_px: int = 4, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.data = data
        set_accessible(self, name=name, role="graphic")
        self.set_module_px(module_px)

    def count(self) -> int:
        """Modules along one side, the quiet zone included."""
        return len(modules(self.data)) + 2 * QUIET

    def set_module_px(self, module_px: int) -> None:
        self.setFixedSize(self.count() * module_px, self.count() * module_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_qr(painter, QRectF(self.rect()), self.data)
        painter.end()


class QrButton(PaintedButton):
    """A code in a white frame that can be pressed, to show it alone and large.

    Low error correction: a screen does not get stained, and the code stays small
    enough to stand beside its number. ``edge`` is the frame's color token.
    """

    ring_radius = 12

    def __init__(
        self,
        data: str,
        name: str,
        module_px: int = 4,
        *,
        edge: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.data = data
        self._edge = edge
        self._side = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_accessible(self, name=name)
        self.set_module_px(module_px)

    def count(self) -> int:
        """Modules along one side, the quiet zone included."""
        return len(modules(self.data, "l")) + 2 * QUIET

    def set_module_px(self, module_px: int) -> None:
        self._side = self.count() * module_px
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._side + 2 * FRAME, self._side + 2 * FRAME)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(
            painter,
            QRectF(self.rect()),
            10,
            fill=QColor(Qt.GlobalColor.white),
            edge=theme().color(self._edge),
            width=theme().edge,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_qr(painter, QRectF(FRAME, FRAME, self._side, self._side), self.data, "l")
        painter.end()
