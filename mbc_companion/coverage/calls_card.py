"""Calls made to the insurer: what was said, by whom, under which reference."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.call_script import disagreements
from mbc_companion.coverage.call_words_view import summary
from mbc_companion.coverage.head_row import HeadRow
from mbc_companion.coverage.link_widget import WordsLink
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Separator
from mbc_companion.ui.widgets.text import Text

SHOWN = 4


class CallRow(QWidget):
    """One call; pressing its words opens it."""

    def __init__(self, call: Call, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        day = date_words(call.day, today, short=True)
        about = summary(call)
        said = self.tr("{about}, call of {day}")
        named = said.format(about=about, day=date_words(call.day, today))
        self.open = WordsLink(about, name=named, parent=self)
        self.copy = IconButton(
            self.tr("Copy reference {number}").format(number=call.reference), "copy", parent=self
        )
        self.copy.setVisible(bool(call.reference))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(0)
        when = Text(day, "body", "text2", wrap=False, parent=self)
        when.setMinimumWidth(theme().text_px(58))
        when.setMinimumHeight(theme().target)
        grid.addWidget(when, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.open, 0, 1)
        grid.addWidget(self.copy, 0, 2, 2, 1)
        grid.addWidget(Text(_who(call, self), "small", "text2", parent=self), 1, 1)
        grid.setColumnStretch(1, 1)


def _who(call: Call, host: QWidget) -> str:
    said = []
    if call.who:
        said.append(host.tr("Spoke with {name}.").format(name=call.who))
    if call.reference:
        said.append(host.tr("Reference {number}").format(number=call.reference))
    if call.state is CallState.GOING:
        said.append(host.tr("Not finished; you can take it up again."))
    if not said:
        said.append(host.tr("No name and no reference written down."))
    return " ".join(said)


class CallsCard(Card):
    """``opened`` and ``copied`` carry a uid and a reference."""

    log_wanted = Signal()
    all_wanted = Signal()
    print_wanted = Signal()
    disagree_wanted = Signal()
    opened = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = Text(self.tr("Calls you have made"), "h2", heading=2, parent=self)
        self.log = Button(self.tr("Log a call"), "quiet", icon="plus", parent=self)
        self.log.clicked.connect(self.log_wanted)
        self.none = Text(
            self.tr("None yet. What somebody says on the phone is worth keeping."),
            "body",
            "text2",
            parent=self,
        )
        self.more = Button(self.tr("All calls"), "quiet", parent=self)
        self.more.clicked.connect(self.all_wanted)
        self.print = Button(self.tr("Print the call sheet"), "quiet", icon="printer", parent=self)
        self.print.clicked.connect(self.print_wanted)
        self.differ = Button(self.tr("Two calls disagree"), "quiet", icon="question", parent=self)
        self.differ.clicked.connect(self.disagree_wanted)
        self.body.addWidget(HeadRow(self.heading, self.log, self))
        self.body.addWidget(self.none)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.body.addStretch(1)
        acts = FlowLayout(8)
        for act in (self.differ, self.more, self.print):
            acts.addWidget(act)
        nest(self.body, acts)
        self.rows: list[CallRow] = []
        self._lines: list[Separator] = []

    def show_calls(self, calls: tuple[Call, ...], today: date) -> None:
        for old in (*self.rows, *self._lines):
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._lines = [], []
        for call in calls[:SHOWN]:
            if self.rows:
                line = Separator(parent=self)
                self._lines.append(line)
                self._rows.addWidget(line)
            row = CallRow(call, today, self)
            row.open.clicked.connect(lambda _=False, uid=call.uid: self.opened.emit(uid))
            row.copy.clicked.connect(lambda _=False, n=call.reference: self.copied.emit(n))
            self._rows.addWidget(row)
            self.rows.append(row)
        self.none.setVisible(not calls)
        self.more.setVisible(len(calls) > SHOWN)
        self.differ.setVisible(bool(disagreements(calls, today)))
