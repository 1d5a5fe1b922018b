"""Buttons with words, buttons with an icon alone, and links."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import CENTER, LEFT, PaintedButton, edge_width, rounded, tip


class _Look(NamedTuple):
    """Color tokens of one kind of button; an empty one is not drawn."""

    fill: str
    hover: str
    press: str
    edge: str
    words: str

    @property
    def contrast_edge(self) -> str:
        return "lineStrong" if self.fill else self.words


_LOOKS = {
    "primary": _Look("primary", "primaryHover", "primaryPress", "", "onPrimary"),
    "secondary": _Look("surface", "hover", "primarySoft", "lineStrong", "text"),
    "quiet": _Look("", "hover", "primarySoft", "", "primary"),
    "danger": _Look("", "hover", "dangerSoft", "", "danger"),
    "lamp": _Look("lamp", "lampHover", "lampPress", "lampLine", "onLamp"),
}
_NOT_YET = _Look("sunken", "sunken", "sunken", "line", "text3")


class Button(PaintedButton):
    """``kind``: secondary, primary, quiet, lamp or danger. ``key`` is drawn as a key cap.

    ``name`` is the accessible name where it must say more than the words.
    """

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        key: str = "",
        large: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.kind = kind
        self._icon = icon
        self._key = key
        self._large = large
        self._name = name
        self._compact = False
        self._not_yet = False
        self._left = False
        self._style = "label"
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name_it()
        theme().follow(self._dress)

    def set_words(self, words: str, *, name: str = "") -> None:
        self.setText(words)
        self._name = name
        self._name_it()
        self._dress()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._dress()

    @property
    def icon_name(self) -> str:
        return self._icon

    def set_key(self, key: str) -> None:
        """The key drawn as a cap after the words; none if empty."""
        self._key = key
        self._dress()

    def set_kind(self, kind: str) -> None:
        self.kind = kind
        self.update()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001
        """Show the icon alone; the words stay the name and become the tool tip."""
        self._compact = compact
        self._name_it()
        self._dress()

    def set_not_yet(self, not_yet: bool) -> None:  # noqa: FBT001
        """Look unready but stay focusable; whoever listens to ``clicked`` says what is missing."""
        self._not_yet = not_yet
        self.update()

    def set_left(self) -> None:
        """Words at the left edge, for rows of buttons under each other."""
        self._left = True
        self.update()

    def set_text_style(self, style: str) -> None:
        self._style = style
        self._dress()

    def _name_it(self) -> None:
        self.setAccessibleName(self._name or self.text())
        self.setToolTip(tip(self.text()) if self._compact else "")

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font(self._style))
        high = look.px(52) if self._large else look.target
        self.setMinimumHeight(max(high, look.target))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        if self._compact:
            return QSize(look.target, self.minimumHeight())
        width = self._content_width() + 2 * self._padding()
        return QSize(max(width, look.target), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _padding(self) -> int:
        return theme().px(18)

    def _content_width(self) -> int:
        look = theme()
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self._icon:
            width += look.text_px(20) + (look.px(8) if self.text() else 0)
        if self._key:
            width += look.px(8) + self._cap_width()
        return width

    def _cap_width(self) -> int:
        return QFontMetrics(theme().font("caption")).horizontalAdvance(self._key) + 14

    def look(self) -> _Look:
        return _NOT_YET if self._not_yet or not self.isEnabled() else _LOOKS[self.kind]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look()
        fill = look.press if self.isDown() else look.hover if self.hovered() else look.fill
        edge = look.edge or (look.contrast_edge if theme().high_contrast else "")
        rounded(
            painter,
            QRectF(self.rect()),
            self.ring_radius,
            fill=theme().color(fill) if fill else None,
            edge=theme().color(edge) if edge else None,
            width=edge_width(),
        )
        self._paint_content(painter, look.words)
        painter.end()

    def _paint_content(self, painter: QPainter, token: str) -> None:
        look = theme()
        size = look.text_px(20)
        width = self._icon_only_width() if self._compact else self._content_width()
        x = float(self._padding()) if self._left else (self.width() - width) / 2
        middle = self.height() / 2
        if self._icon:
            picture = icons.pixmap(self._icon, token)
            painter.drawPixmap(QPointF(x, middle - size / 2), picture)
            x += size + look.px(8)
        if self._compact:
            return
        painter.setPen(look.color(token))
        painter.setFont(self.font())
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        painter.drawText(QRectF(x, 0, wide + 2, self.height()), LEFT, self.text())
        if self._key:
            self._paint_cap(painter, x + wide + look.px(8), token)

    def _icon_only_width(self) -> int:
        return theme().text_px(20)

    def _paint_cap(self, painter: QPainter, x: float, token: str) -> None:
        look = theme()
        font = look.font("caption")
        high = QFontMetrics(font).height() + 2
        area = QRectF(x, (self.height() - high) / 2, self._cap_width(), high)
        rounded(painter, area, 5, fill=None, edge=look.color(token))
        painter.setFont(font)
        painter.setPen(look.color(token))
        painter.drawText(area, CENTER, self._key)


class IconButton(Button):
    """An icon alone; ``name`` is its accessible name and its tool tip."""

    def __init__(
        self, name: str, icon: str, kind: str = "quiet", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, kind, icon=icon, parent=parent)
        self.set_compact(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class LinkButton(Button):
    """Underlined words with a full-height target."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, "quiet", parent=parent)
        self.set_text_style("body")
        set_accessible(self, role="link")

    def _padding(self) -> int:
        return theme().px(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = "primaryHover" if self.underMouse() else "primary"
        self._paint_content(painter, token)
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text())
        x = (self.width() - wide) / 2 if not self._left else float(self._padding())
        y = (self.height() + metrics.ascent() - metrics.descent()) / 2 + 3
        painter.setPen(QPen(theme().color(token), max(1, theme().text_px(1))))
        painter.drawLine(QPointF(x, y), QPointF(x + wide, y))
        painter.end()
