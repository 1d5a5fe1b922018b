"""Sending the page for the fridge to a printer, or to a PDF if that does not work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.domain import Directory
from mbc_companion.helplines.fridge_paper import fridge_page
from mbc_companion.ui import paper
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs


class FridgePrinting(QObject):
    """One attempt after the other; the page is the same each time."""

    def __init__(self, host: QWidget, directory: Directory, dialogs: Dialogs) -> None:
        super().__init__(host)
        self._host = host
        self._directory = directory
        self._dialogs = dialogs

    def start(self) -> None:
        """Ask for a printer."""
        page = fridge_page(self._directory)
        paper.print_document(self._host, page, self.tr("Print these helplines"), self._printed)

    def _printed(self, sent: bool) -> None:  # noqa: FBT001
        if sent:
            announce(self._host, self.tr("Sent to the printer"))
            return
        self._dialogs.confirm(
            self.tr("The page did not print"),
            self.tr("Save it as a PDF instead, or try again."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=self._save_if,
        )

    def _save_if(self, wanted: bool) -> None:  # noqa: FBT001
        if wanted:
            title = self.tr("Save as PDF")
            self._dialogs.save_file(title, "helplines.pdf", self.tr("PDF (*.pdf)"), self._save)

    def _save(self, path: Path | None) -> None:
        if path is None:
            return
        try:
            paper.write_pdf(path, fridge_page(self._directory))
        except KnownError:
            self._dialogs.tell(
                self.tr("The page is not saved"),
                self.tr("The computer could not write there. Choose another folder."),
            )
        else:
            announce(self._host, self.tr("Saved as PDF"))
