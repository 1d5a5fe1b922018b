"""Denials that are open, each with what is due next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.denial_words_view import due_words
from mbc_companion.coverage.domain import PlanType
from mbc_companion.coverage.link_widget import WordsLink
from mbc_companion.coverage.overview import Overview
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class DenialRow(QWidget):
    """Its words open it."""

    def __init__(self, denial: Denial, overview: Overview, parent: QWidget) -> None:
        super().__init__(parent)
        self.open = WordsLink(denial.about or self.tr("A denial"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self.open)
        plan = overview.record.plan(denial.plan_uid)
        kind = PlanType.NOT_KNOWN if plan is None else plan.type
        said = due_words(denial, kind, overview.today)
        if denial.closed:
            said = [self.tr("Settled.")]
        for words in said:
            column.addWidget(Text(words, "body", parent=self))


class DenialsCard(Card):
    """``opened`` carries a uid."""

    add_wanted = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = Text(self.tr("Denials"), "h2", heading=2, parent=self)
        self.none = Text(
            self.tr("None on record. A no is often not the last word."),
            "body",
            "text2",
            parent=self,
        )
        self.body.addWidget(self.heading)
        self.body.addWidget(self.none)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.body.addStretch(1)
        self.add = Button(self.tr("Record a denial"), "quiet", icon="plus", parent=self)
        self.add.clicked.connect(self.add_wanted)
        acts = FlowLayout(8)
        acts.addWidget(self.add)
        nest(self.body, acts)
        self.rows: list[DenialRow] = []

    def show_overview(self, overview: Overview) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for denial in overview.denials:
            row = DenialRow(denial, overview, self)
            row.open.clicked.connect(lambda _=False, uid=denial.uid: self.opened.emit(uid))
            self._rows.addWidget(row)
            self.rows.append(row)
        self.none.setVisible(not overview.denials)
