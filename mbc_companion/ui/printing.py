"""A page to a printer, or to a PDF: asked for, and offered again where it did not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import paper
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs


class Printing(QObject):
    """``page`` is made anew for every attempt; ``name`` is the PDF's suggested file name.

    With ``private`` a person is told first that a PDF is not encrypted.
    """

    def __init__(
        self,
        host: QWidget,
        dialogs: Dialogs,
        page: Callable[[], QTextDocument],
        *,
        title: str,
        name: str,
        private: bool = True,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._dialogs = dialogs
        self._page = page
        self._title = title
        self._name = name
        self._private = private

    def start(self) -> None:
        """Ask for a printer."""
        paper.print_document(self._host, self._page(), self._title, self._printed)

    def save(self) -> None:
        """Ask where to put a PDF, after a plain word about what it is."""
        if not self._private:
            self._ask_where()
            return
        self._dialogs.confirm(
            self.tr("A PDF is not encrypted"),
            self.tr("Anybody who finds the file can read it. Keep it somewhere private."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=lambda yes: self._ask_where() if yes else None,
        )

    def _printed(self, sent: bool) -> None:  # noqa: FBT001
        if sent:
            announce(self._host, self.tr("Sent to the printer"))
            return
        self._dialogs.confirm(
            self.tr("The page did not print"),
            self.tr("Save it as a PDF instead, or try again."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=lambda yes: self.save() if yes else None,
        )

    def _ask_where(self) -> None:
        title, kind = self.tr("Save as PDF"), self.tr("PDF (*.pdf)")
        self._dialogs.save_file(title, self._name, kind, self._write)

    def _write(self, path: Path | None) -> None:
        if path is None:
            return
        try:
            paper.write_pdf(path, self._page())
        except KnownError:
            self._dialogs.tell(
                self.tr("The page is not saved"),
                self.tr("The computer could not write there. Choose another folder."),
            )
        else:
            announce(self._host, self.tr("Saved as PDF"))
