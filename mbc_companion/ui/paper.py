"""Papers: black on white, large enough to read, written to a PDF or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

MARGIN_INCHES = 0.75
PAGES = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}


def page_layout(page: str = "Letter") -> QPageLayout:
    """Upright, margins of 0.75 in."""
    points = MARGIN_INCHES * 72
    return QPageLayout(
        QPageSize(PAGES[page]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(points, points, points, points),
        QPageLayout.Unit.Point,
    )


def write_pdf(path: Path, document: QTextDocument, page: str = "Letter") -> None:
    """Write ``document`` to ``path``. Raises a KnownError when the disk does not take it."""
    writer = QPdfWriter(str(path))
    writer.setPageLayout(page_layout(page))
    writer.setResolution(300)
    own = document.clone()
    own.documentLayout().setPaintDevice(writer)
    own.setPageSize(QSizeF(writer.width(), writer.height()))
    own.print_(writer)


def print_document(
    host: QWidget, document: QTextDocument, title: str, then: Callable[[bool], None] | None = None
) -> None:
    """Ask for a printer and print; ``then`` hears whether the page was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout())
    asked = QPrintDialog(printer, host.window())
    asked.setWindowTitle(title)

    def finished(result: int) -> None:
        if result:
            document.print_(printer)
        if then is not None:
            then(bool(result) and printer.printerState() != QPrinter.PrinterState.Error)
        asked.deleteLater()

    asked.finished.connect(finished)
    QDialog.open(asked)
