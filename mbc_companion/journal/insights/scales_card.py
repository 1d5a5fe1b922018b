"""Scales from 0 to 10, each on its own axis; never laid over each other."""

from __future__ import annotations

from mbc_companion.journal.insights.domain import Look
from mbc_companion.journal.insights.scale_widget import ScaleChart
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class ScalesCard(Card):
    """Hidden by the page where no value was given."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Text(self.tr("Scales"), "h2", heading=2))
        self._charts: list[ScaleChart] = []

    def show_look(self, look: Look) -> None:
        for chart in self._charts:
            chart.hide()
            chart.deleteLater()
        self._charts = []
        for scale in look.scales:
            values = tuple(one for one in look.scale_days if one.scale == scale.key)
            chart = ScaleChart(scale, look.span, values)
            self._charts.append(chart)
            self.body.addWidget(chart)
