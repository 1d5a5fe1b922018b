"""The Coverage page itself: one card about the visits, and the others below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mbc_companion.coverage.ahead_row import AheadRow
from mbc_companion.coverage.authorization_card import AuthorizationCard
from mbc_companion.coverage.calls_card import CallsCard
from mbc_companion.coverage.denials_card import DenialsCard
from mbc_companion.coverage.facts_card import FactsCard
from mbc_companion.coverage.hero_card import HeroCard
from mbc_companion.coverage.money_card import MoneyCard
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.plans_card import PlansCard
from mbc_companion.ui.breadth import Breadth, breadth, turn
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Card, ScrollPage


class Columns(QWidget):
    """Two cards beside each other, or below each other where it is narrow."""

    def __init__(self, *cards: Card) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for card in cards:
            self._row.addWidget(card, 1)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._row.setSpacing(theme().px(20))

    def fit(self, width: int) -> None:
        """``width`` px of the window."""
        wide = breadth(width, theme().scale) is Breadth.WIDE
        turn(self._row, wide=wide)


class Board(ScrollPage):
    """The cards about one benefit, and the way to what was removed."""

    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ahead = AheadRow(self)
        self.hero = HeroCard(self)
        self.authorization = AuthorizationCard(self)
        self.calls = CallsCard(self)
        self.facts = FactsCard(self)
        self.plans = PlansCard(self)
        self.money = MoneyCard(self)
        self.denials = DenialsCard(self)
        self._pairs = [
            Columns(self.authorization, self.calls),
            Columns(self.money, self.denials),
            Columns(self.facts, self.plans),
        ]
        self.body.addWidget(self.hero)
        self.body.addWidget(self.ahead)
        for pair in self._pairs:
            self.body.addWidget(pair)
        self.removed_button = Button(self.tr("Removed"), "quiet", icon="trash", parent=self)
        self.removed_button.clicked.connect(self.removed_wanted)
        self.removed_button.hide()
        self.body.addWidget(self.removed_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for pair in self._pairs:
            pair.fit(self.window().width())

    def show_overview(self, overview: Overview, benefit_uid: str) -> None:
        """The cards for one benefit; the first one there is if ``benefit_uid`` is gone."""
        chosen = next(
            (one for one in overview.forecasts if one.ledger.benefit.uid == benefit_uid),
            overview.main,
        )
        self.ahead.show_ahead(overview.ahead[0] if overview.ahead else None, overview.today)
        self.hero.setVisible(chosen is not None)
        self.facts.setVisible(chosen is not None)
        if chosen is not None:
            self.hero.show_forecast(chosen, overview)
            self.facts.show_facts(chosen.ledger.plan, chosen.ledger.benefit, overview.today)
        self.authorization.show_forecast(chosen, overview)
        self.calls.show_calls(overview.calls, overview.today)
        self.plans.show_plans(overview, chosen)
        self.money.show_overview(overview)
        self.denials.show_overview(overview)
