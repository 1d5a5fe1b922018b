"""The card to carry as a page that is shown, printed and saved like every other paper."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from mbc_companion.contacts.carry_paper import PaperLine, draw_page, most_of
from mbc_companion.ui.paper_type import POINT


class CardPages:
    """Keeps to ``ui.paper_pages.Pages``; always one, with the lines it holds."""

    count = 1

    def __init__(self, lines: tuple[PaperLine, ...], *, wallet: bool, page: str) -> None:
        self.page = page
        self._wallet = wallet
        self._lines = lines[: most_of(wallet=wallet)]

    def words(self) -> str:
        said = [[f"{line.name}: {line.number}", line.under] for line in self._lines]
        return "\n".join(". ".join(part for part in one if part) for one in said)

    def paint(self, painter: QPainter, number: int) -> None:
        painter.save()
        # ``carry_paper`` draws in points.
        painter.scale(POINT, POINT)
        draw_page(painter, self._lines, wallet=self._wallet, page=self.page)
        painter.restore()
