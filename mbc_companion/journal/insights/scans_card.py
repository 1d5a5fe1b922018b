"""The card with the days around scans."""

from __future__ import annotations

from mbc_companion.journal.insights.scans_widget import Scans, ScansPlot
from mbc_companion.journal.insights.words_widget import short_day
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class ScansCard(Card):
    """Hidden by the page where there was no scan with a mark near it."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Text(self.tr("Around scans"), "h2", heading=2))
        self._words = Text("", "body", "text2")
        self.body.addWidget(self._words)
        self.plot = ScansPlot()
        self.body.addWidget(self.plot)

    def show_scans(self, scans: Scans) -> None:
        if not scans:
            return
        newest = short_day(scans[0].scan)
        said = self.tr("Two weeks before and after the scan of {day}, as marks.")
        if len(scans) > 1:
            said = self.tr(
                "Two weeks before and after the scan of {day}, as marks. "
                "Earlier scans are the rings: {days}."
            )
        days = ", ".join(short_day(one.scan) for one in scans[1:])
        words = said.format(day=newest, days=days)
        self._words.set_words(words)
        self.plot.show_scans(scans, words)
