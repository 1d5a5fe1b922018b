"""The pages as they will print, under each other, painted by what prints them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.paper import PAGES
from mbc_companion.ui.paper_pages import Pages
from mbc_companion.ui.paper_type import POINT, SHEET
from mbc_companion.ui.theme import theme

# A screen reader is read this much of a paper; more is in the file it makes.
_MOST_WORDS = 20_000
_WIDEST = 620


class PaperPreview(QWidget):
    """As wide as there is room, up to a readable size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._wide = 1
        set_accessible(self, name=self.tr("Preview"), role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def show_pages(self, pages: Pages) -> None:
        self._pages = pages
        many = self.tr("Preview, %n pages", "", pages.count)
        name = self.tr("Preview, one page") if pages.count == 1 else many
        words = pages.words()[:_MOST_WORDS]
        set_accessible(self, name=name, description=words or self.tr("An empty page"))
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(480), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), self.height())

    def _page_size(self) -> tuple[int, int]:
        size = PAGES["Letter" if self._pages is None else self._pages.page]
        return self._wide, round(self._wide * size.height() / size.width())

    def _dress(self) -> None:
        self._wide = max(1, min(self.width(), theme().px(_WIDEST)) - 2)
        count = 0 if self._pages is None else self._pages.count
        high = self._page_size()[1] + theme().px(12)
        if self.height() != count * high + 2:
            self.setFixedHeight(count * high + 2)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        wide, high = self._page_size()
        left = (self.width() - wide) / 2
        step = high + theme().px(12)
        scale = wide / (PAGES[self._pages.page].width() * POINT)
        for number in range(self._pages.count):
            area = QRectF(left, 1 + number * step, wide, high)
            if not area.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(area, SHEET)
            painter.save()
            painter.setClipRect(area)
            painter.translate(area.topLeft())
            painter.scale(scale, scale)
            self._pages.paint(painter, number)
            painter.restore()
            painter.setPen(theme().color("lineStrong"))
            painter.drawRect(area)
        painter.end()
