"""How often visits are, for the forecast: as it has been, or as the person means it to be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage.forecast import Forecast
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class PaceSheet(Sheet):
    """``chosen`` carries 1 to 4 weeks, or None for "as it has been"."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, forecast: Forecast) -> None:
        title = QCoreApplication.translate("Coverage", "How often are your visits?")
        super().__init__(host, title, width=640, height=0)
        words = self.tr(
            "Left alone, Companion takes the middle of your last three gaps between visits."
        )
        self.body.addWidget(Text(words, parent=self))
        options = [
            ("0", self.tr("As it has been")),
            ("1", self.tr("Once a week")),
            ("2", self.tr("Every 2 weeks")),
            ("3", self.tr("Every 3 weeks")),
            ("4", self.tr("Every 4 weeks")),
        ]
        self.choice = Segmented(title, options, parent=self)
        self.choice.set_value(str(forecast.ledger.plan.pace_weeks or 0))
        self.body.addWidget(self.choice)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.finish.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.finish)
        nest(self._column, foot)

    def _finish(self) -> None:
        weeks = int(self.choice.value() or 0)
        self.close()
        self.chosen.emit(weeks or None)
