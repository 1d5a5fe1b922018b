"""Pills: feelings to choose from, and small states that are only read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, edge_width, rounded


class FeelingChip(PaintedButton):
    """A pill that is chosen or not; read out as a check box. Listen to ``toggled``."""

    ring_radius = 999

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.toggled.connect(self._dress)
        theme().follow(self._dress)

    def _dress(self, *_toggled: object) -> None:
        self.setFont(theme().font("label", 600 if self.isChecked() else 500))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._content(chosen=self.isChecked()) + 2 * theme().px(16)
        return QSize(max(width, theme().target), theme().target)

    def minimumSizeHint(self) -> QSize:
        width = self._content(chosen=self.isChecked()) + 2 * theme().px(8)
        return QSize(max(width, theme().target), theme().target)

    def widest(self) -> int:
        """The least width it needs when chosen, for layouts in which nothing may shift."""
        return max(self._content(chosen=True) + 2 * theme().px(8), theme().target)

    def _content(self, *, chosen: bool) -> int:
        look = theme()
        font = look.font("label", 600 if chosen else 500)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        return words + (look.text_px(18) + look.px(8) if chosen else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        chosen = self.isChecked()
        soft = chosen or self.isDown()
        fill = "primarySoft" if soft else "hover" if self.hovered() else "surface"
        rounded(
            painter,
            QRectF(self.rect()),
            self.height() / 2,
            fill=look.color(fill),
            edge=look.color("primary" if chosen else "lineStrong"),
            width=edge_width(),
        )
        words = "onPrimarySoft" if chosen else "text"
        x = (self.width() - self._content(chosen=chosen)) / 2
        if chosen:
            size = look.text_px(18)
            picture = icons.pixmap("check", words, 18)
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), picture)
            x += size + look.px(8)
        painter.setFont(self.font())
        painter.setPen(look.color(words))
        area = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(area, LEFT, self.text())
        painter.end()


_KINDS = {
    "open": ("primarySoft", "onPrimarySoft"),
    "booked": ("bookedSoft", "onBookedSoft"),
    "date": ("cautionSoft", "onCautionSoft"),
    "know": ("lampSoft", "onLampSoft"),
    "plain": ("sunken", "text2"),
}


class StatusChip(QWidget):
    """A small state in words; ``kind``: open, booked, date, know or plain. Never clickable."""

    def __init__(
        self, words: str, kind: str = "plain", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._kind = kind
        self._icon = icon
        set_accessible(self, role="note")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        theme().follow(self._dress)

    def text(self) -> str:
        return self._words

    def set_words(self, words: str, kind: str = "") -> None:
        self._words = words
        self._kind = kind or self._kind
        self.setAccessibleName(words)
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font("caption", 500))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._words) + 2 * look.px(10)
        if self._icon:
            width += look.text_px(17) + look.px(6)
        return QSize(width, max(look.px(28), metrics.height() + look.px(6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        fill, words = _KINDS[self._kind]
        edge = look.color("lineStrong") if look.high_contrast else None
        area = QRectF(self.rect())
        rounded(painter, area, self.height() / 2, fill=look.color(fill), edge=edge, width=2)
        x = float(look.px(10))
        if self._icon:
            size = look.text_px(17)
            picture = icons.pixmap(self._icon, words, 17)
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), picture)
            x += size + look.px(6)
        painter.setFont(self.font())
        painter.setPen(look.color(words))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), LEFT, self._words)
        painter.end()
