"""The rows of Find: what was found, under the names of their groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core.text import folded
from mbc_companion.ui import icons
from mbc_companion.ui.accessible import CHOSEN, set_accessible
from mbc_companion.ui.finding import Group, Hit
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.lines import line_height
from mbc_companion.ui.widgets.press import CENTER, LEFT, PaintedButton, rounded
from mbc_companion.ui.widgets.text import Text

_BAR = 4
_SIDE = 22
_ICON = 24
_ELIDE = Qt.TextElideMode.ElideRight


class FindRow(PaintedButton):
    """One thing found. The active one is what Enter opens; the field keeps the focus."""

    ring_radius = 4

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.hit: Hit | None = None
        self._active = False
        set_accessible(self, role="list item")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def show_hit(self, hit: Hit) -> None:
        self.hit = hit
        self.setText(hit.words)
        self.setAccessibleName(hit.words)
        self.setAccessibleDescription(hit.about)
        self.update()

    def set_active(self, *, active: bool) -> None:
        self._active = active
        self.setProperty(CHOSEN, active)
        self.update()

    def spoken(self) -> str:
        """Words, second line and key, as a screen reader says the active row."""
        if self.hit is None:
            return ""
        return ", ".join(part for part in (self.hit.words, self.hit.about, self.hit.key) if part)

    def _dress(self) -> None:
        high = self._line("h3") + self._line("caption") + theme().px(12)
        self.setFixedHeight(max(theme().px(56), theme().target, high))
        self.update()

    @staticmethod
    def _line(style: str) -> int:
        return line_height(style, theme().font(style))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, hit = theme(), QPainter(self), self.hit
        area = QRectF(self.rect())
        fill = "primarySoft" if self._active else "hover" if self.hovered() else ""
        if fill:
            painter.fillRect(area, look.color(fill))
        if self._active:
            painter.fillRect(QRectF(0, 0, _BAR, self.height()), look.color("primary"))
        if hit is not None:
            self._paint_words(painter, hit)
        painter.end()

    def _paint_words(self, painter: QPainter, hit: Hit) -> None:
        look = theme()
        size, left = look.text_px(_ICON), look.px(_SIDE)
        picture = icons.pixmap(hit.icon, "onPrimarySoft" if self._active else "primary", _ICON)
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), picture)
        x = left + size + look.px(12)
        room = self.width() - x - look.px(_SIDE)
        if hit.key:
            room -= self._paint_key(painter, hit.key) + look.px(12)
        head, under = look.font("h3"), look.font("caption")
        head.setPixelSize(look.text_px(16))
        top = self._line("body") if hit.about else self.height()
        both = top + (self._line("caption") if hit.about else 0)
        y = (self.height() - both) / 2
        ink, below = ("onPrimarySoft",) * 2 if self._active else ("text", "text2")
        for words, font, token, high in (
            (hit.words, head, ink, top),
            (hit.about, under, below, both - top),
        ):
            painter.setFont(font)
            painter.setPen(look.color(token))
            shown = QFontMetrics(font).elidedText(words, _ELIDE, room)
            painter.drawText(QRectF(x, y, room, high), LEFT, shown)
            y += high

    def _paint_key(self, painter: QPainter, key: str) -> int:
        """The key cap at the right; how wide it is."""
        look = theme()
        font = look.font("caption", 600)
        metrics = QFontMetrics(font)
        wide, high = metrics.horizontalAdvance(key) + 16, metrics.height() + 4
        x = self.width() - look.px(20) - wide
        area = QRectF(x, (self.height() - high) / 2, wide, high)
        edge = look.color("lineStrong" if look.high_contrast else "line")
        rounded(painter, area, 5, fill=look.color("sunken"), edge=edge)
        painter.setFont(font)
        painter.setPen(look.color("text"))
        painter.drawText(area, CENTER, key)
        return wide


class _GroupName(Text):
    """Over the rows of a group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "caption", "text2", heading=2, wrap=False, parent=parent)

    def _dress(self) -> None:
        super()._dress()
        font = QFont(theme().font("caption", 600))
        self.setFont(font)
        top, below = theme().px(12), theme().px(4)
        self.setContentsMargins(theme().px(20), top, theme().px(20), below)
        self.setFixedHeight(line_height("caption", font) + top + below)


class FindList(QWidget):
    """The list a screen reader hears; ``opened`` carries the row that was pressed."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_accessible(self, name=self.tr("Found"), role="list")
        self._kept: list[FindRow] = []
        self._names: dict[Group, _GroupName] = {}
        self._active = 0
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def rows(self) -> list[FindRow]:
        """Those that are shown, in order."""
        return self._kept[: self._count]

    @property
    def active(self) -> FindRow | None:
        return self._kept[self._active] if self._active < self._count else None

    def show_hits(self, hits: Sequence[Hit], typed: str = "") -> None:
        """These rows. Active is what the person moved to, else what is called just as
        ``typed``, else the first."""
        moved_to = self.active.hit if self.active is not None and self._active else None
        while self._column.takeAt(0) is not None:
            pass
        for name in self._names.values():
            name.hide()
        while len(self._kept) < len(hits):
            self._kept.append(self._made())
        before: Group | None = None
        for row, hit in zip(self._kept, hits, strict=False):
            if hit.group is not before:
                before = hit.group
                self._column.addWidget(self._name(hit.group))
                self._names[hit.group].show()
            row.show_hit(hit)
            row.show()
            self._column.addWidget(row)
        for row in self._kept[len(hits) :]:
            row.hide()
        self._count = len(hits)
        same = (place for place, hit in enumerate(hits) if hit is moved_to)
        wanted = folded(typed).split()
        named = ((at, hit) for at, hit in enumerate(hits) if hit.group is not Group.WORDS)
        called = (at for at, hit in named if wanted == folded(hit.words).split())
        self.set_active(next(same, next(called, 0)))

    def _made(self) -> FindRow:
        row = FindRow(self)
        row.clicked.connect(lambda: self.opened.emit(row.hit))
        return row

    def _name(self, group: Group) -> _GroupName:
        if group not in self._names:
            self._names[group] = _GroupName(self)
            self._names[group].set_words(self._words(group))
        return self._names[group]

    def _words(self, group: Group) -> str:
        return {
            Group.DO: self.tr("Do"),
            Group.GO: self.tr("Go to"),
            Group.WORDS: self.tr("Your words"),
            Group.VISITS: self.tr("Visits"),
            Group.CALLS: self.tr("Calls"),
            Group.LIBRARY: self.tr("Library"),
            Group.PEOPLE: self.tr("People"),
            Group.SETTINGS: self.tr("Settings"),
        }[group]

    def set_active(self, place: int) -> None:
        self._active = place
        for at, row in enumerate(self._kept):
            row.set_active(active=at == place and at < self._count)

    def step(self, by: int) -> None:
        """To the next or previous row, around the ends."""
        if self._count:
            self.set_active((self._active + by) % self._count)
            self.moved.emit()

    def go_to(self, row: QWidget | None) -> bool:
        """Make a row that got the focus the active one; False if it is none of them."""
        if not isinstance(row, FindRow) or row not in self.rows():
            return False
        self.set_active(self._kept.index(row))
        return True
