"""The carer's pages: one heading a section, its lines under it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.exchange.carer.bundle import Bundle
from mbc_companion.ui.paper import Paper

# A contact or a visit of up to this many lines stays on one page.
_TOGETHER = 12


def bundle_paper(bundle: Bundle, page: str) -> Paper:
    """For one size of paper ("Letter" or "A4")."""
    footer = QCoreApplication.translate(
        "Carer", "Only what was chosen is here. Nothing of the journal."
    )
    paper = Paper(page, footer=footer)
    paper.title(bundle.title, bundle.made)
    for section in bundle.sections:
        paper.heading(section.title, 2)
        for part in section.parts:
            paper.line(part.heading, weight=600, keep=bool(part.lines))
            together = len(part.lines) <= _TOGETHER
            for number, line in enumerate(part.lines, start=1):
                paper.line(line, keep=together and number < len(part.lines))
    return paper
