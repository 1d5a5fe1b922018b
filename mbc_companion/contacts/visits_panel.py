"""Visits with a contact: the next one, the last few, how many in all; each opens the visit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import VisitLine, VisitsWith
from mbc_companion.contacts.step_row import SoftCard
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.moments import date_words
from mbc_companion.ui.widgets.buttons import LinkButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

MOST_VISITS = 3
"""Of the last ones; all of them stand at Visits."""


class VisitsPanel(SoftCard):
    """``opened`` carries the uid of a visit."""

    opened = Signal(str)

    def __init__(self, visits: VisitsWith, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(Text(self.tr("Visits"), "h2", heading=3, parent=self))
        self.links: list[LinkButton] = []
        if visits.next is not None:
            self._add(self.tr("Next: {day}"), visits.next)
        for at, one in enumerate(visits.last):
            self._add(self.tr("Last: {day}") if at == 0 else "{day}", one)
        self.count = Text(self._count_words(visits.count), "caption", "text2", parent=self)
        self.body.addWidget(self.count)

    def _count_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 visit in all")
        return self.tr("%n visits in all", "", count)

    def _add(self, said: str, visit: VisitLine) -> None:
        shown = said.format(day=date_words(visit.day))
        link = LinkButton(shown, parent=self)
        link.set_words(shown, name=f"{shown}, {visit.line}")
        link.clicked.connect(lambda: self.opened.emit(visit.uid))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(visit.line, "caption", "text2", parent=self))
        nest(self.body, column)
        self.links.append(link)


def visits_panel(
    uid: str, around: Around, opened: Callable[[str], object], parent: QWidget
) -> VisitsPanel | Note | None:
    """None without visits; a note where they cannot be read."""
    if around.visits is None:
        return None
    try:
        visits = around.visits.with_contact(uid, MOST_VISITS)
    except KnownError as error:
        return Note(troubles.words(error), "problem", parent=parent)
    if not visits.count:
        return None
    panel = VisitsPanel(visits, parent)
    panel.opened.connect(opened)
    return panel
