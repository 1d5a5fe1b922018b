"""The agenda: what comes, and what was, each visit a row."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import (
    BILLED_TO_PLAN,
    NOT_HELD,
    Payment,
    Status,
    VisitRow,
)
from mbc_companion.appointments.visit_row import AgendaRow
from mbc_companion.core.clock import local_now
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

FIRST, MORE = 8, 30


class _Section(QWidget):
    """A heading, rows that are used again, and a button for more."""

    more = Signal()

    def __init__(self, words: str, more_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = Text(words, "h2", heading=2, parent=self)
        self.rows: list[AgendaRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._list = QVBoxLayout()
        nest(self._column, self._list)
        self.more_button = Button(more_words, "quiet", icon="caret-down", parent=self)
        self.more_button.clicked.connect(self.more)
        self._column.addWidget(self.more_button)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))
        self._list.setSpacing(theme().px(10))

    def need(self, count: int) -> list[AgendaRow]:
        """``count`` rows; new ones are announced through ``added``."""
        made = []
        while len(self.rows) < count:
            row = AgendaRow(self)
            self._list.addWidget(row)
            self.rows.append(row)
            made.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < count)
        return made


class AgendaPanel(QWidget):
    """``opened``, ``record`` and ``book_next`` carry the uid of a visit."""

    opened = Signal(str)
    record = Signal(str)
    book_next = Signal(str)

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._repository = around.repository
        self._clock = around.clock
        self._counting = around.counting
        self._ahead, self._back = FIRST, FIRST
        self.coming = _Section(self.tr("Coming up"), self.tr("Show later visits"), self)
        self.past = _Section(self.tr("Earlier"), self.tr("Show earlier visits"), self)
        self.nothing = Text(
            self.tr("No visits booked. Add one when you know the day."), "body", "text2"
        )
        self.coming.more.connect(self._show_later)
        self.past.more.connect(self._show_earlier)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.coming)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.past)
        self._column.addStretch(1)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(20))

    def load(self) -> int:
        """Read both lists; gives how many visits there are to show. Raises a KnownError."""
        now = self._clock.now()
        coming = self._repository.rows_from(now, self._ahead + 1)
        past = self._repository.rows_before(now, self._back + 1)
        today = local_now(self._clock).date()
        self._fill(self.coming, coming[: self._ahead], today)
        self._fill(self.past, past[: self._back], today)
        self.coming.more_button.setVisible(len(coming) > self._ahead)
        self.past.more_button.setVisible(len(past) > self._back)
        self.coming.setVisible(bool(coming))
        self.nothing.setVisible(not coming)
        self.past.setVisible(bool(past))
        newest = past[0].day if past else today
        only_yesterday = newest == today - timedelta(days=1)
        self.past.heading.set_words(
            self.tr("Yesterday") if only_yesterday and len(past) == 1 else self.tr("Earlier")
        )
        return len(coming) + len(past)

    def _fill(self, section: _Section, rows: tuple[VisitRow, ...], today: date) -> None:
        for made in section.need(len(rows)):
            made.opened.connect(self.opened)
            made.record.connect(self.record)
            made.book_next.connect(self.book_next)
        booked = self._booked_with() if section is self.past else set()
        soon = next((row.uid for row in rows if row.status is Status.PLANNED), "")
        for widget, row in zip(section.rows, rows, strict=False):
            act = self._act(row, booked) if section is self.past else ""
            widget.show_visit(
                row,
                today,
                soon=section is self.coming and row.uid == soon,
                chip=self._chip(row),
                act=act,
            )

    def _booked_with(self) -> set[str]:
        """Whoever a visit is planned with already."""
        rows = self._repository.rows_from(self._clock.now(), 60)
        return {_with(row) for row in rows if row.status is Status.PLANNED}

    def _act(self, row: VisitRow, booked: set[str]) -> str:
        if row.status is Status.PLANNED:
            return "record"
        if _with(row) in booked:
            return ""
        booked.add(_with(row))
        return "book"

    def _chip(self, row: VisitRow) -> tuple[str, str]:
        if row.status in NOT_HELD:
            return "", "plain"
        number = self._counting.number_of(row.uid) if self._counting is not None else None
        if number is not None:
            kind = "booked" if row.status is Status.PLANNED else "open"
            if number.limit is None:
                return self.tr("Visit {number}").format(number=number.number), kind
            words = self.tr("Visit {number} of {limit}")
            return words.format(number=number.number, limit=number.limit), kind
        if row.payment is Payment.NOT_SURE:
            return self.tr("Not sure if it counts"), "plain"
        if row.payment in BILLED_TO_PLAN:
            return self.tr("Counts"), "booked" if row.status is Status.PLANNED else "open"
        return self.tr("Not counted"), "plain"

    def _show_later(self) -> None:
        self._ahead += MORE
        self.load()

    def _show_earlier(self) -> None:
        self._back += MORE
        self.load()

    def focus_first(self) -> bool:
        """On the next visit; False if there is none."""
        rows = [row for row in (*self.coming.rows, *self.past.rows) if row.isVisible()]
        if rows:
            rows[0].face.setFocus()
        return bool(rows)


def _with(row: VisitRow) -> str:
    return row.provider_uid or row.provider_name
