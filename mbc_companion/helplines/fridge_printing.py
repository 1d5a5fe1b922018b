"""Sending the page for the fridge to a printer, or to a PDF if that does not work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mbc_companion.helplines.domain import Directory
from mbc_companion.helplines.fridge_paper import fridge_page
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.paper_pages import DocumentPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing


class FridgePrinting(Printing):
    """Public numbers only, so nobody needs to be warned."""

    def __init__(self, host: QWidget, directory: Directory, dialogs: Dialogs) -> None:
        super().__init__(
            host,
            dialogs,
            Job(
                lambda page: DocumentPages(fridge_page(directory), page),
                title=host.tr("Print these helplines"),
                name="helplines.pdf",
                private=False,
            ),
        )
