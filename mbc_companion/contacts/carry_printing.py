"""The card to carry as pages that are shown, printed and saved like every other paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from mbc_companion.contacts.carry_paper import PaperLine, draw_page, pages_of
from mbc_companion.ui.paper_type import POINT


class CardPages:
    """Keeps to ``ui.paper_pages.Pages``."""

    def __init__(self, lines: tuple[PaperLine, ...], *, wallet: bool, page: str) -> None:
        self.page = page
        self._wallet = wallet
        self._parts = pages_of(lines, wallet=wallet)

    @property
    def count(self) -> int:
        return len(self._parts)

    def words(self) -> str:
        lines = [line for part in self._parts for line in part]
        return "\n".join(f"{line.name}: {line.number}" for line in lines)

    def paint(self, painter: QPainter, number: int) -> None:
        painter.save()
        # ``carry_paper`` draws in points.
        painter.scale(POINT, POINT)
        said = ""
        if self.count > 1:
            said = QCoreApplication.translate("Paper", "Page {number} of {count}")
            said = said.format(number=number + 1, count=self.count)
        draw_page(painter, self._parts[number], wallet=self._wallet, page=self.page, number=said)
        painter.restore()
