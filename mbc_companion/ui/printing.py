"""A page to a printer, or to a PDF: shown first, exactly as it prints."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.paper_sheet import Job, PaperSheet


class Printing(QObject):
    """Opens the sheet for a paper whenever it is asked to."""

    def __init__(self, host: QWidget, dialogs: Dialogs, job: Job) -> None:
        super().__init__(host)
        self._host = host
        self._dialogs = dialogs
        self._job = job
        self.sheet: PaperSheet | None = None

    def start(self) -> None:
        self.sheet = PaperSheet(self._host, self._dialogs, self._job)
        self.sheet.open()
