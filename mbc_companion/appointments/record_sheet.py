"""Record it: what became of a visit and of its claim, in three clicks, with a note if wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.appointments import zones
from mbc_companion.appointments.after_panel import AfterParts
from mbc_companion.appointments.domain import BILLED_TO_PLAN, Claim, Status, Visit
from mbc_companion.appointments.when_row import WhenRow
from mbc_companion.appointments.words_view import long_day, who_words
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

_Answer = tuple[str, Callable[[], object]]


class RecordSheet(Sheet):
    """``recorded`` carries the visit as it is to be kept, and the claim's answer or None.

    ``claims`` says that the answer can be kept; it is asked where a plan is billed.
    """

    recorded = Signal(object, object)

    def __init__(
        self, host: QWidget, visit: Visit, today: Callable[[], date], *, claims: bool = False
    ) -> None:
        said = QCoreApplication.translate("Visits", "{who}, {day}")
        title = said.format(who=who_words(visit), day=long_day(visit.day, today()))
        super().__init__(host, title, width=760, height=690)
        self.title.set_text_style("title")
        self._visit = visit
        self._asks_claim = claims and visit.payment in BILLED_TO_PLAN
        self.claims: list[Button] = []
        self._today = today
        # Not stacked: the tallest page would make the others scroll over nothing.
        self._pages = (self._first(), self._happened(), self._not(), self._moved())
        self._place = 0
        for page in self._pages:
            self.body.addWidget(page, 1)
        self.back = Button(self.tr("Back"), "quiet", icon="arrow-left", parent=self)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.back.clicked.connect(lambda: self._show(0))
        self.done.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.done)
        nest(self._column, foot)
        self._show(0)

    def _page(self, words: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(14))
        column.addWidget(Text(words, "h2", heading=2, parent=page))
        return page, column

    def _answers(self, column: QVBoxLayout, answers: list[_Answer]) -> list[Button]:
        made = self._buttons(column, answers)
        column.addStretch(1)
        return made

    def _buttons(self, column: QVBoxLayout, answers: list[_Answer]) -> list[Button]:
        flow = FlowLayout(8)
        made = []
        for words, act in answers:
            button = Button(words, large=True)
            button.clicked.connect(act)
            flow.addWidget(button)
            made.append(button)
        nest(column, flow)
        return made

    def _first(self) -> QWidget:
        page, column = self._page(self.tr("What became of it?"))
        self.happened, self.moved, self.did_not = self._answers(
            column,
            [
                (self.tr("Happened"), lambda: self._show(1)),
                (self.tr("Moved"), lambda: self._show(3)),
                (self.tr("Did not happen"), lambda: self._show(2)),
            ],
        )
        return page

    def _happened(self) -> QWidget:
        page, column = self._page(self.tr("All of this is optional"))
        if self._asks_claim:
            self._add_claim(column)
        self.parts = AfterParts(page)
        for part in self.parts.widgets():
            column.addWidget(part)
        column.addStretch(1)
        self.parts.show_visit(self._visit)
        self.parts.changed.connect(self._note)
        return page

    def _add_claim(self, column: QVBoxLayout) -> None:
        asked = self.tr("What did your plan say?")
        column.addWidget(Text(asked, "h3", heading=3, parent=self))
        hint = self.tr("An answer ends this. Write a note first if you want one.")
        column.addWidget(Text(hint, "body", "text2", parent=self))
        self.claims = self._buttons(
            column,
            [
                (self.tr("Covered"), lambda: self._end(Status.ATTENDED, Claim.COVERED)),
                (self.tr("Not covered"), lambda: self._end(Status.ATTENDED, Claim.NOT_COVERED)),
                (self.tr("Waiting"), lambda: self._end(Status.ATTENDED, Claim.WAITING)),
            ],
        )

    def _not(self) -> QWidget:
        page, column = self._page(self.tr("What happened?"))
        words = self.tr("It goes back to your visits, unless your plan says otherwise.")
        column.addWidget(Text(words, "body", "text2", parent=page))
        self.off, self.late, self.missed = self._answers(
            column,
            [
                (self.tr("Called off in time"), lambda: self._end(Status.CANCELLED)),
                (self.tr("Called off late"), lambda: self._end(Status.LATE_CANCELLED)),
                (self.tr("I was not there"), lambda: self._end(Status.MISSED)),
            ],
        )
        return page

    def _moved(self) -> QWidget:
        page, column = self._page(self.tr("When is it now?"))
        self.when = WhenRow(self._today, page)
        self.when.show_visit(self._visit)
        column.addWidget(self.when)
        column.addStretch(1)
        return page

    def _show(self, place: int) -> None:
        self._place = place
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)
        self.back.setVisible(place > 0)
        self.done.setVisible(place in (1, 3))
        if place == 1:
            self.done.setFocus()
        elif place == 2:
            self.off.setFocus()
        elif place == 3:
            self.when.day.setFocus()
        elif self.is_open:
            self.happened.setFocus()

    def noted(self) -> Visit:
        """The visit with the words typed here; what became of it is not said yet."""
        return self._visit

    def focus_first(self) -> None:
        self.happened.setFocus()

    def _note(self, changes: dict[str, Any]) -> None:
        self._visit = replace(self._visit, **changes)

    def _finish(self) -> None:
        if self._place == 1:
            self._end(Status.ATTENDED)
        elif self.when.understood():
            zone = zones.find(self._visit.zone) or self._visit.at.tzinfo
            assert zone is not None
            self._visit = replace(self._visit, at=zones.place(self.when.wall, zone))
            self._end(Status.PLANNED)

    def _end(self, status: Status, claim: Claim | None = None) -> None:
        self.close()
        self.recorded.emit(replace(self._visit, status=status), claim)
