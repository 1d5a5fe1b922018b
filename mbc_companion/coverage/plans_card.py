"""All plans and programs there are, each with what is left of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.domain import Plan, PlanSort
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.names_view import sort_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words, sentence
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class PlanRow(QWidget):
    """A plan's name, what it is, and where it stands."""

    def __init__(self, plan: Plan, overview: Overview, shown: bool, parent: QWidget) -> None:  # noqa: FBT001
        super().__init__(parent)
        self.plan = plan
        forecasts = overview.of_plan(plan.uid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(Text(plan.name, "label", parent=self))
        column.addWidget(Text(_about(plan, overview, self), "small", "text2", parent=self))
        if forecasts and not shown:
            said = sentence(forecasts[0], overview.today)
            column.addWidget(Text(f"{said.lead} {said.follow}".strip(), "body", parent=self))
        named = self.tr("Show {plan}").format(plan=plan.name)
        self.show_button = Button(self.tr("Show this one"), "quiet", name=named, parent=self)
        self.show_button.setVisible(bool(forecasts) and not shown)
        named = self.tr("Edit {plan}").format(plan=plan.name)
        self.edit_button = Button(
            self.tr("Edit"), "quiet", icon="pencil-simple", name=named, parent=self
        )
        acts = FlowLayout(8)
        acts.addWidget(self.show_button)
        acts.addWidget(self.edit_button)
        nest(column, acts)


def _about(plan: Plan, overview: Overview, host: QWidget) -> str:
    said = [sort_words(plan.sort)]
    if plan.secondary:
        said.append(host.tr("second plan"))
    if plan.last_day is not None:
        words = host.tr("ended {day}") if plan.last_day < overview.today else host.tr("ends {day}")
        said.append(words.format(day=date_words(plan.last_day, overview.today)))
    if plan.sort is PlanSort.SLIDING_SCALE and plan.proof_due is not None:
        words = host.tr("proof due {day}")
        said.append(words.format(day=date_words(plan.proof_due, overview.today)))
    if plan.reference:
        said.append(host.tr("reference {number}").format(number=plan.reference))
    return ", ".join(said)


class PlansCard(Card):
    """``show_wanted`` carries the uid of a benefit, ``edit_wanted`` of a plan."""

    show_wanted = Signal(str)
    edit_wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = Text(self.tr("Plans and programs"), "h2", heading=2, parent=self)
        self.add = Button(self.tr("Add a plan"), "quiet", icon="plus", parent=self)
        self.add.clicked.connect(self.add_wanted)
        self.body.addWidget(self.heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(12))
        nest(self.body, self._rows)
        self.body.addStretch(1)
        acts = FlowLayout(8)
        acts.addWidget(self.add)
        nest(self.body, acts)
        self.rows: list[PlanRow] = []

    def show_plans(self, overview: Overview, shown: Forecast | None) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for plan in overview.record.plans:
            here = shown is not None and shown.ledger.plan.uid == plan.uid
            row = PlanRow(plan, overview, here, self)
            forecasts = overview.of_plan(plan.uid)
            if forecasts:
                uid = forecasts[0].ledger.benefit.uid
                row.show_button.clicked.connect(lambda _=False, u=uid: self.show_wanted.emit(u))
            row.edit_button.clicked.connect(lambda _=False, u=plan.uid: self.edit_wanted.emit(u))
            self._rows.addWidget(row)
            self.rows.append(row)
