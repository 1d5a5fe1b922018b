"""The pages of a paper: painted for the preview, into a PDF and onto a printer, all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from mbc_companion.core.atomic import write_atomic
from mbc_companion.ui.paper import MARGIN_INCHES, PAGES, SMALL_POINTS, Paper, rule
from mbc_companion.ui.paper_flow import pour
from mbc_companion.ui.paper_letters import with_letters
from mbc_companion.ui.paper_type import DOTS_PER_INCH, INK, POINT, face, set_lines

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN = MARGIN_INCHES * DOTS_PER_INCH
# Below the text: the line over the footer lies where the bottom margin begins.
_ABOVE_FOOTER = 8 * POINT
_QT_SIZES = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}


class Pages(Protocol):
    """Sheets of paper of one size, ready to be painted."""

    @property
    def page(self) -> str:
        """ "Letter" or "A4"."""

    @property
    def count(self) -> int: ...

    def paint(self, painter: QPainter, number: int) -> None:
        """Page ``number``, from 0, from the corner of the paper; a unit is 1/300 inch."""

    def words(self) -> str:
        """What is read on them."""


class PaperPages:
    """A ``Paper``, poured into pages with its footer and their numbers."""

    def __init__(self, paper: Paper) -> None:
        self.page = paper.page
        self._paper = paper
        self._high = PAGES[paper.page].height() * POINT
        self.pages = pour(paper.pieces, self._high - 2 * _MARGIN - _ABOVE_FOOTER)

    @property
    def count(self) -> int:
        return len(self.pages)

    def words(self) -> str:
        return "\n".join(part for part in (self._paper.words(), self._paper.footer) if part)

    def paint(self, painter: QPainter, number: int) -> None:
        painter.save()
        painter.translate(_MARGIN, _MARGIN)
        for placed in self.pages[number]:
            placed.piece.draw(painter, placed.top)
        self._paint_footer(painter, number)
        painter.restore()

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        if not self._paper.footer and self.count == 1:
            return
        said = QCoreApplication.translate("Paper", "Page {number} of {count}")
        said = said.format(number=number + 1, count=self.count)
        font, wide = face("ui", 400, SMALL_POINTS - 1), self._paper.wide
        top = self._high - 2 * _MARGIN
        rule(painter, top, wide)
        aside = 72 * POINT
        y = top + 6 * POINT
        for line in set_lines(self._paper.footer, font, wide - aside):
            line.draw(painter, 0, y)
            y += line.high
        far = Qt.AlignmentFlag.AlignRight
        for line in set_lines(said, font, aside, align=far):
            line.draw(painter, wide - aside, top + 6 * POINT)


class DocumentPages:
    """A ``QTextDocument`` of one page's size; for papers that are one table of large type."""

    def __init__(self, document: QTextDocument, page: str) -> None:
        self.page = page
        buffer = QBuffer()
        # Kept: lines are measured by its dots as long as the document lives.
        self._device = QPdfWriter(buffer)
        self._device.setResolution(DOTS_PER_INCH)
        self._buffer = buffer
        size = PAGES[page] * POINT
        self._room = QSizeF(size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)
        # A clone goes with what it was made of, unless that is kept.
        self._source = document
        self._document = document.clone()
        self._document.documentLayout().setPaintDevice(self._device)
        self._document.setPageSize(self._room)

    @property
    def count(self) -> int:
        return self._document.pageCount()

    def words(self) -> str:
        return self._document.toPlainText()

    def paint(self, painter: QPainter, number: int) -> None:
        painter.save()
        painter.translate(_MARGIN, _MARGIN - number * self._room.height())
        top = number * self._room.height()
        painter.setPen(INK)
        area = QRectF(0, top, self._room.width(), self._room.height())
        self._document.drawContents(painter, area)
        painter.restore()


def page_layout(page: str) -> QPageLayout:
    """Upright, to the very edge: the pages have their own margins."""
    size = QPageSize(_QT_SIZES[page])
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setUnits(QPageLayout.Unit.Point)
    layout.setMargins(QMarginsF(0, 0, 0, 0))
    return layout


def pdf(pages: Pages) -> bytes:
    """With the fonts inside and nobody named; made in memory."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(pages.page))
    _paint_all(pages, writer, DOTS_PER_INCH)
    buffer.close()
    return with_letters(bytes(kept.data()))


def write_pdf(path: Path, pages: Pages) -> None:
    """Whole or not at all. Raises DiskFull, ReadOnly, DiskTrouble.

    A PDF is not encrypted: whoever offers one says so first.
    """
    write_atomic(path, pdf(pages))


def send(pages: Pages, printer: QPrinter) -> bool:
    """Print; False when the printer reports an error."""
    sent = _paint_all(pages, printer, printer.resolution())
    return sent and printer.printerState() != type(printer).PrinterState.Error


def _paint_all(pages: Pages, device: QPagedPaintDevice, dots: int) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number in range(pages.count):
        if number:
            device.newPage()
        painter.save()
        painter.scale(dots / DOTS_PER_INCH, dots / DOTS_PER_INCH)
        pages.paint(painter, number)
        painter.restore()
    return painter.end()


def print_pages(host: QWidget, pages: Pages, title: str, then: Callable[[bool], None]) -> None:
    """Ask for a printer and print. ``then`` hears True when sent, False on trouble.

    ``then`` is not called when the person changes their mind.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(pages.page))
    asked = QPrintDialog(printer, host.window())
    asked.setWindowTitle(title)

    def finished(result: int) -> None:
        if result:
            then(send(pages, printer))
        asked.deleteLater()

    asked.finished.connect(finished)
    QDialog.open(asked)
