""" "Where was I?": the last places, large, for somebody who lost the thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.quiet_sheet import QuietAct
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.text import Text


@dataclass(frozen=True)
class Been:
    """One place: what was open, where and when in words, and the way back there."""

    words: str
    about: str
    icon: str
    go: Callable[[], object]


class TrailSheet(Sheet):
    """``here`` says where the person is now; pressing a place goes there."""

    def __init__(self, host: QWidget, here: str, places: Sequence[Been]) -> None:
        super().__init__(host, self.tr("Where was I?"), width=760, height=0)
        self.title.set_text_style("h1")
        self._chosen: Been | None = None
        self.body.addWidget(Text(self.tr("Now: {place}").format(place=here), "h3"))
        words = self.tr("Before that, the last one first. Nothing is lost on the way.")
        if not places:
            words = self.tr("Nothing else was open yet.")
        self.body.addWidget(Text(words, tone="text2"))
        self.acts = [self._act(one) for one in places]
        self.body.addStretch(1)
        self.closed.connect(self._go)

    def _act(self, been: Been) -> QuietAct:
        act = QuietAct(been.words, been.about, been.icon)
        act.clicked.connect(lambda: self._choose(been))
        self.body.addWidget(act)
        return act

    def _choose(self, been: Been) -> None:
        self._chosen = been
        self.close()

    def _go(self) -> None:
        if self._chosen is not None:
            # The sheet is gone first: a page cannot take the focus while it is covered.
            QTimer.singleShot(0, self._chosen.go)
