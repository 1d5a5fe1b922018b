"""Values from 0 to 10 for an entry. Every choice counts at once; nothing has to be chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.journal.domain import Scales
from mbc_companion.journal.own.domain import Named
from mbc_companion.journal.own.names_widget import scale_ends, scale_word
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class ScalesSheet(Sheet):
    """``chosen`` carries all values of the entry after every change."""

    chosen = Signal(object)
    names_wanted = Signal()

    def __init__(self, host: QWidget, offered: tuple[Named, ...], values: Scales) -> None:
        title = QCoreApplication.translate("Journal", "Scales, 0 to 10")
        super().__init__(host, title, width=760, height=700)
        self._values = dict(values)
        self.scales: dict[str, Segmented] = {}
        self.none: dict[str, Button] = {}
        self.body.addWidget(Text(scale_ends(""), "body", "text2", parent=self))
        for scale in offered:
            self._add_scale(scale)
        self.names = Button(self.tr("Names, and scales of your own"), "quiet", parent=self)
        self.names.clicked.connect(self.names_wanted)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.done.clicked.connect(self.close)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.names)
        foot.addStretch(1)
        foot.addWidget(self.done)
        nest(self._column, foot)

    def _add_scale(self, scale: Named) -> None:
        word = scale_word(scale)
        numbers = [(str(value), str(value)) for value in range(11)]
        choice = Segmented(word, numbers, parent=self)
        if scale.key in self._values:
            choice.set_value(str(self._values[scale.key]))
        choice.chosen.connect(partial(self._choose, scale.key))
        # With a parent from the start: shown without one it would be a window of its own.
        said = self.tr("{scale}: no value").format(scale=word)
        none = Button(self.tr("No value"), "quiet", name=said, parent=self)
        none.clicked.connect(partial(self._choose, scale.key, ""))
        none.setVisible(scale.key in self._values)
        self.body.addWidget(Text(word, "label", parent=self))
        if scale_ends(scale.key) != scale_ends(""):
            self.body.addWidget(Text(scale_ends(scale.key), "small", "text2", parent=self))
        # Beside the numbers: nothing under them moves when it comes.
        line = QWidget(self)
        flow = FlowLayout(8, line)
        for part in (choice, none):
            flow.addWidget(part)
        self.body.addWidget(line)
        self.scales[scale.key] = choice
        self.none[scale.key] = none

    def _choose(self, key: str, value: str) -> None:
        if value:
            self._values[key] = int(value)
        else:
            self._values.pop(key, None)
            self.scales[key].clear()
            self.scales[key].focus_first()
        self.none[key].setVisible(bool(value))
        self.chosen.emit(tuple(sorted(self._values.items())))
