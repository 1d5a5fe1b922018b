"""Sending the card to carry to a printer, or to a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter
from PySide6.QtWidgets import QDialog, QWidget

from mbc_companion.contacts.carry_paper import PaperLine, draw_page, pages_of
from mbc_companion.core.atomic import write_atomic
from mbc_companion.ui import paper

DOTS = 300


def _layout(page: str) -> QPageLayout:
    """To the very edge: ``carry_paper`` has the margins."""
    layout = paper.page_layout(page)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setMargins(QMarginsF(0, 0, 0, 0))
    return layout


def _draw_all(
    device: QPagedPaintDevice, dots: int, lines: tuple[PaperLine, ...], *, wallet: bool, page: str
) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    for at, part in enumerate(pages_of(lines, wallet=wallet)):
        if at:
            device.newPage()
        painter.save()
        painter.scale(dots / 72, dots / 72)
        draw_page(painter, part, wallet=wallet, page=page)
        painter.restore()
    return painter.end()


def pdf(lines: tuple[PaperLine, ...], *, wallet: bool, page: str = "Letter") -> bytes:
    """Made in memory."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("")
    writer.setResolution(DOTS)
    writer.setPageLayout(_layout(page))
    _draw_all(writer, DOTS, lines, wallet=wallet, page=page)
    buffer.close()
    return bytes(kept.data())


def write_pdf(path: Path, lines: tuple[PaperLine, ...], *, wallet: bool, page: str) -> None:
    """Whole or not at all. Raises DiskFull, ReadOnly, DiskTrouble."""
    write_atomic(path, pdf(lines, wallet=wallet, page=page))


def print_lines(
    host: QWidget,
    lines: tuple[PaperLine, ...],
    title: str,
    then: Callable[[bool], None],
    *,
    wallet: bool,
    page: str,
) -> None:
    """Ask for a printer and print; ``then`` hears whether it was sent, nothing if not wanted."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout(page))
    asked = QPrintDialog(printer, host.window())
    asked.setWindowTitle(title)

    def finished(result: int) -> None:
        if result:
            sent = _draw_all(printer, printer.resolution(), lines, wallet=wallet, page=page)
            then(sent and printer.printerState() != QPrinter.PrinterState.Error)
        asked.deleteLater()

    asked.finished.connect(finished)
    QDialog.open(asked)
