"""To which visit the words go: the next one is first and has the focus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal.entry_row import long_day
from mbc_companion.journal.shelf import Visit
from mbc_companion.journal.words import preview
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text


def visit_words(visit: Visit, clock: Clock) -> str:
    """As in Monday July 20, 10:30 am, Dr. Okafor."""
    day = long_day(visit.at.date(), now=local_now(clock))
    said = f"{day}, {time_words(visit.at)}"
    return f"{said}, {visit.who}" if visit.who else said


class BringSheet(Sheet):
    """``chosen`` carries the Visit. ``words`` are what is brought, ``whole`` the entry of it."""

    chosen = Signal(object)

    def __init__(
        self,
        host: QWidget,
        visits: tuple[Visit, ...],
        words: str,
        clock: Clock,
        *,
        whole: bool,
    ) -> None:
        title = QCoreApplication.translate("Journal", "Bring to a visit")
        super().__init__(host, title, width=640, height=0)
        what = self.tr("The whole entry:") if whole else self.tr("The words you chose:")
        self.body.addWidget(Text(what, "label", parent=self))
        self.body.addWidget(Text(preview(words), "body", "text2", parent=self))
        self.buttons: list[Button] = []
        for visit in visits:
            button = Button(visit_words(visit, clock), icon="calendar-check", parent=self)
            button.set_left()
            button.clicked.connect(partial(self._choose, visit))
            self.body.addWidget(button)
            self.buttons.append(button)
        if not visits:
            none = self.tr("No visit is booked yet. Book one in Visits, then bring these words.")
            self.body.addWidget(Text(none, parent=self))
        self.body.addStretch(1)

    def focus_first(self) -> None:
        (self.buttons[0] if self.buttons else self.close_button).setFocus()

    def _choose(self, visit: Visit) -> None:
        self.close()
        self.chosen.emit(visit)
