"""The page with the recovery words: black on white, no product name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.ui.paper import Paper
from mbc_companion.ui.paper_table import boxes

_COLUMNS = 3
_WORD_POINTS = 16.0


def words_paper(words: tuple[str, ...], page: str) -> Paper:
    """One page: the numbered words, how to keep them, and lines to write on."""
    paper = Paper(page)
    paper.heading(QCoreApplication.translate("Paper", "Twelve words"))
    paper.line(QCoreApplication.translate("Paper", "Keep away from the computer."))
    numbered = [f"{number}. {word}" for number, word in enumerate(words, start=1)]
    paper.add(boxes(numbered, _COLUMNS, paper.wide, _WORD_POINTS))
    for question in (
        QCoreApplication.translate("Paper", "Who may read this:"),
        QCoreApplication.translate("Paper", "What is to be destroyed, and by whom:"),
    ):
        paper.heading(question, 2)
        paper.ruled(2)
    return paper
