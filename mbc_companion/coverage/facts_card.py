"""What the plan says, fact by fact: the answer, who said so, and what is not known yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.coverage.domain import Benefit, Plan
from mbc_companion.coverage.facts import PLAN_FACTS, Fact, Name, find
from mbc_companion.coverage.names_view import fact_words, said_words, value_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class FactRow(QWidget):
    """One fact; the line below says where it comes from."""

    def __init__(self, name: Name, fact: Fact | None, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        value = None if fact is None else fact.value
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(fact_words(name), "body", parent=self))
        said = said_words(fact, today)
        if said:
            column.addWidget(Text(said, "small", "text2", parent=self))
        nest(row, column, 1)
        tone = "text3" if value is None else "text"
        row.addWidget(Text(value_words(name, value), "label", tone, wrap=False, parent=self))


class FactsCard(Card):
    """``change_wanted`` is for all of them, ``ask_wanted`` opens the call."""

    change_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = Text(self.tr("What your plan says"), "h2", heading=2, parent=self)
        self.unknown = Text("", "body", "text2", parent=self)
        self.change = Button(self.tr("Change or add"), "quiet", icon="pencil-simple", parent=self)
        self.history = Button(self.tr("Earlier answers"), "quiet", icon="clock", parent=self)
        self.change.clicked.connect(self.change_wanted)
        self.history.clicked.connect(self.history_wanted)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        nest(self.body, head)
        self.body.addWidget(self.unknown)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(10))
        nest(self.body, self._rows)
        self.body.addStretch(1)
        acts = FlowLayout(8)
        acts.addWidget(self.change)
        acts.addWidget(self.history)
        nest(self.body, acts)
        self.rows: list[FactRow] = []

    def show_facts(self, plan: Plan, benefit: Benefit, today: date) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        unknown = 0
        for name in Name:
            facts = plan.facts if name in PLAN_FACTS else benefit.facts
            fact = find(facts, name)
            if fact is None or fact.value is None:
                unknown += 1
                continue
            row = FactRow(name, fact, today, self)
            self._rows.addWidget(row)
            self.rows.append(row)
        one = self.tr("1 thing is not known yet. A call can tell you.")
        many = self.tr("{n} things are not known yet. A call can tell you.").format(n=unknown)
        self.unknown.set_words(one if unknown == 1 else many)
        self.unknown.setVisible(unknown > 0)
