"""Money and claims: what booked visits may cost by what is recorded, and where claims stand."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.domain import ClaimState
from mbc_companion.coverage.money_words_view import cost_words, pays_words
from mbc_companion.coverage.names_view import claim_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.who_pays import Expected, expected
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

SHOWN = 3


class MoneyCard(Card):
    """``visits_wanted`` opens the list of visits, ``year_wanted`` the year in numbers."""

    visits_wanted = Signal()
    year_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = Text(self.tr("Money and claims"), "h2", heading=2, parent=self)
        self.claims = Text("", "body", parent=self)
        self.intro = Text("", "body", "text2", parent=self)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.claims)
        self.body.addWidget(self.intro)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(6))
        nest(self.body, self._rows)
        self.body.addStretch(1)
        self.visits = Button(self.tr("Visits and claims"), icon="table", parent=self)
        self.year = Button(self.tr("Year in numbers"), "quiet", icon="printer", parent=self)
        self.visits.clicked.connect(self.visits_wanted)
        self.year.clicked.connect(self.year_wanted)
        acts = FlowLayout(8)
        acts.addWidget(self.visits)
        acts.addWidget(self.year)
        nest(self.body, acts)
        self.rows: list[Text] = []

    def show_overview(self, overview: Overview) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.claims.set_words(self._claims(overview))
        booked = expected(overview.tally, overview.payments)
        if booked:
            words = self.tr("Booked visits, and your part by what is recorded:")
        else:
            words = self.tr("No visit is booked.")
        self.intro.set_words(words)
        for one in _worth_showing(booked):
            self._add(one, overview)

    def _claims(self, overview: Overview) -> str:
        states = Counter(one.claim for one in overview.payments.values())
        said = [
            f"{claim_words(state)}: {states[state]}"
            for state in ClaimState
            if state is not ClaimState.NONE and states[state]
        ]
        if not said:
            return self.tr("No claim is recorded yet.")
        return self.tr("Claims. {states}.").format(states=", ".join(said))

    def _add(self, one: Expected, overview: Overview) -> None:
        words = self.tr("{day}: {cost}, {who}")
        if one.steps:
            words = self.tr("From {day} on: {cost}, {who}")
        said = words.format(
            day=date_words(one.visit.day, overview.today),
            cost=cost_words(one),
            who=pays_words(one, overview.record),
        )
        row = Text(said, "label" if one.steps else "body", parent=self)
        self._rows.addWidget(row)
        self.rows.append(row)


def _worth_showing(booked: tuple[Expected, ...]) -> list[Expected]:
    """The first ones, and every visit at which the cost changes."""
    steps = [one for one in booked[SHOWN:] if one.steps]
    return [*booked[:SHOWN], *steps[:SHOWN]]
