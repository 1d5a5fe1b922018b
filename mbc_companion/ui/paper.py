"""Papers: black on white, large enough to read, written to a PDF or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLocale,
    QMarginsF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
)
from PySide6.QtWidgets import QDialog, QWidget

from mbc_companion.core.atomic import write_atomic
from mbc_companion.ui import tokens
from mbc_companion.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MARGIN_INCHES = 0.75
BODY_POINTS = 12.0
HEADING_POINTS = {1: 22.0, 2: 16.0}
DOTS_PER_INCH = 300
INK, SHEET = Qt.GlobalColor.black, Qt.GlobalColor.white
PAGES = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}
# Pictures are drawn this many times finer than a screen's 96 dots an inch.
FINE = 3
Draw = Callable[[QPainter, QSize], None]


def ink() -> QColor:
    """What everything on paper is drawn with."""
    return QColor(Qt.GlobalColor.black)


def sheet() -> QColor:
    """The paper itself."""
    return QColor(Qt.GlobalColor.white)


def usual_page() -> str:
    """Letter where people measure in inches or live in North America, else A4."""
    locale = QLocale()
    inches = locale.measurementSystem() != QLocale.MeasurementSystem.MetricSystem
    british = locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUKSystem
    places = (QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Philippines)
    return "Letter" if (inches and not british) or locale.territory() in places else "A4"


def paper_words(page: str) -> str:
    """The name of a size as people say it."""
    return {
        "Letter": QCoreApplication.translate("Paper", "US Letter"),
        "A4": QCoreApplication.translate("Paper", "A4"),
    }[page]


class Paper:
    """Writes a page from top to bottom; all words are plain text, sizes are points."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self._cursor = QTextCursor(self.document)

    def heading(self, words: str, level: int = 1) -> None:
        """A heading, level 1 or 2."""
        block = QTextBlockFormat()
        block.setBottomMargin(8)
        block.setTopMargin(0 if self.document.isEmpty() else 14)
        block.setHeadingLevel(level)
        self._write(words, "reading", 600, HEADING_POINTS[level], block)

    def line(self, words: str, *, points: float = BODY_POINTS, weight: int = 400) -> None:
        """A paragraph."""
        block = QTextBlockFormat()
        block.setBottomMargin(6)
        block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._write(words, "ui", weight, points, block)

    def picture(self, name: str, wide: int, high: int, draw: Draw) -> None:
        """A drawing ``wide`` by ``high`` at 96 dots an inch; ``draw`` gets the finer size."""
        image = QImage(wide * FINE, high * FINE, QImage.Format.Format_RGB32)
        image.fill(sheet())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, image.size())
        painter.end()
        self.document.addResource(QTextDocument.ResourceType.ImageResource, name, image)
        place = QTextImageFormat()
        place.setName(name)
        place.setWidth(wide)
        place.setHeight(high)
        self._cursor.insertBlock(QTextBlockFormat())
        self._cursor.insertImage(place)

    def ruled(self, count: int) -> None:
        """``count`` empty lines to write on."""
        for _line in range(count):
            block = QTextBlockFormat()
            block.setTopMargin(20)
            # Qt draws the rule in this color; without it in one of the theme.
            block.setBackground(Qt.GlobalColor.black)
            rule = QTextLength(QTextLength.Type.PercentageLength, 100)
            block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, rule)
            self._write("", "ui", 400, BODY_POINTS, block)

    def _write(
        self, words: str, face: str, weight: int, points: float, block: QTextBlockFormat
    ) -> None:
        theme().load_face(face, weight)
        font = QFont(tokens.family(face))
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight(weight))
        style = QTextCharFormat()
        style.setFont(font)
        style.setForeground(Qt.GlobalColor.black)
        if self.document.isEmpty() and self.document.blockCount() == 1:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(style)
        else:
            self._cursor.insertBlock(block, style)
        self._cursor.insertText(words, style)


def page_layout(page: str = "Letter") -> QPageLayout:
    """Upright, margins of 0.75 in; ``page`` is "Letter" or "A4"."""
    points = MARGIN_INCHES * 72
    return QPageLayout(
        QPageSize(PAGES[page]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(points, points, points, points),
        QPageLayout.Unit.Point,
    )


def pdf(document: QTextDocument, page: str = "Letter") -> bytes:
    """The document as a PDF with its fonts inside; made in memory."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(page))
    _set_on(document, writer).print_(writer)
    buffer.close()
    return bytes(kept.data())


def write_pdf(path: Path, document: QTextDocument, page: str = "Letter") -> None:
    """Write ``document`` to ``path``, whole or not at all. Raises DiskFull, ReadOnly, DiskTrouble.

    A PDF is not encrypted: whoever offers one says so first.
    """
    write_atomic(path, pdf(document, page))


def _set_on(document: QTextDocument, device: QPagedPaintDevice) -> QTextDocument:
    """A copy measured by the dots of ``device``; otherwise lines break as on the screen."""
    own = document.clone()
    own.documentLayout().setPaintDevice(device)
    own.setPageSize(QSizeF(device.width(), device.height()))
    return own


def send(document: QTextDocument, printer: QPrinter) -> bool:
    """Print; False when the printer reports an error."""
    _set_on(document, printer).print_(printer)
    return printer.printerState() != type(printer).PrinterState.Error


def print_document(
    host: QWidget, document: QTextDocument, title: str, then: Callable[[bool], None] | None = None
) -> None:
    """Ask for a printer and print. ``then`` hears True when sent, False on trouble.

    ``then`` is not called when the person changes their mind.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout())
    asked = QPrintDialog(printer, host.window())
    asked.setWindowTitle(title)

    def finished(result: int) -> None:
        if result:
            sent = send(document, printer)
            if then is not None:
                then(sent)
        asked.deleteLater()

    asked.finished.connect(finished)
    QDialog.open(asked)
