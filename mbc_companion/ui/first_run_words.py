"""The twelve words: write them down or print them, then tick that they are on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import paper_pages, recovery_paper, troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_frame import show_whole
from mbc_companion.ui.paper import usual_page
from mbc_companion.ui.recovery_grid import WordList
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.text import Text


class WordsKeeper(QWidget):
    """Shows ``words``; handwriting is offered before printing, printing before a PDF.

    ``trouble`` carries a sentence for the window to show; ``ticked`` tells the state
    of "I have them on paper".
    """

    trouble = Signal(str)
    ticked = Signal(bool)

    def __init__(self, words: tuple[str, ...], *, dialogs: Dialogs) -> None:
        super().__init__()
        self.words = words
        self._dialogs = dialogs
        self.list = WordList(words)
        self.write_button = Button(self.tr("I will write them down"), icon="pencil-simple")
        self.print_button = Button(self.tr("Print the page"), icon="printer")
        self.pdf_button = Button(self.tr("Save as PDF"), "quiet")
        self.write_button.clicked.connect(self._write)
        self.print_button.clicked.connect(self._ask_print)
        self.pdf_button.clicked.connect(self._ask_pdf)
        self._acts = QWidget()
        row = FlowLayout(12, self._acts)
        for button in (self.write_button, self.print_button, self.pdf_button):
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._acts.setSizePolicy(policy)
        self._said = Text("", tone="text2")
        self._said.hide()
        self.tick = CheckRow(self.tr("I have them on paper"))
        self.tick.toggled.connect(self.ticked)
        self._missing = Text("", tone="danger")
        self._missing.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self._acts, self._said, self.tick, self._missing):
            self._column.addWidget(part)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(14))

    def is_ticked(self) -> bool:
        """Whether the person has them on paper; if not, says so and goes to the tick."""
        if self.tick.isChecked():
            self._missing.hide()
            return True
        words = self.tr("Put them on paper first, then tick here. Or do it later.")
        self._missing.set_words(words)
        self._missing.show()
        announce(self.tick, words)
        self.tick.setFocus(Qt.FocusReason.TabFocusReason)
        show_whole(self._missing)
        return False

    def _say(self, words: str) -> None:
        self._said.set_words(words)
        self._said.show()
        announce(self._said, words)
        show_whole(self._said)

    def _write(self) -> None:
        self._say(self.tr("Write each word with its number. Then read them back once."))
        self.tick.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_print(self) -> None:
        self._dialogs.confirm(
            self.tr("Print the words?"),
            self.tr(
                "Writing by hand leaves no trace. A printer, or a shared print queue, "
                "may keep a copy of the page."
            ),
            yes=self.tr("Print the page"),
            no=self.tr("I will write them down"),
            then=lambda agreed: self._print() if agreed else self._write(),
        )

    def _print(self) -> None:
        paper_pages.print_pages(self, self._pages(), self.tr("Print the words"), self._printed)

    def _pages(self) -> paper_pages.Pages:
        return paper_pages.PaperPages(recovery_paper.words_paper(self.words, usual_page()))

    def _printed(self, sent: bool) -> None:  # noqa: FBT001
        if sent:
            self._say(self.tr("The page is on its way. Look that all twelve words are on it."))
        else:
            self._say(self.tr("The page did not print. Save it as a PDF instead, or try again."))

    def _ask_pdf(self) -> None:
        self._dialogs.confirm(
            self.tr("Save the words as a PDF?"),
            self.tr(
                "A PDF is not encrypted. Whoever opens it can open your journal. "
                "Print it from a place you trust, then remove it."
            ),
            yes=self.tr("Save as PDF"),
            no=self.tr("I will write them down"),
            then=lambda agreed: self._save() if agreed else self._write(),
        )

    def _save(self) -> None:
        self._dialogs.save_file(
            self.tr("Save the page"),
            self.tr("Twelve words.pdf"),
            self.tr("PDF (*.pdf)"),
            self._save_to,
        )

    def _save_to(self, path: Path | None) -> None:
        if path is None:
            return
        try:
            paper_pages.write_pdf(path, self._pages())
        except KnownError as error:
            self.trouble.emit(troubles.words(error))
            return
        self._say(self.tr("The PDF is saved. It is not encrypted, so do not keep it for long."))
