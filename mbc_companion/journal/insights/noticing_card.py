"""Worth noticing: two sentences at most, each with its count and a way not to see it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.journal.insights.noticing import Kind, Notice
from mbc_companion.journal.insights.words_widget import chance_words, notice_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Icon, Separator
from mbc_companion.ui.widgets.text import Text

_ICONS = {
    Kind.VISIT_DAYS: "calendar-check",
    Kind.BEFORE_SCANS: "wind",
    Kind.WEEKDAY: "calendar-blank",
    Kind.TOGETHER: "chart-scatter",
}


class _Row(QWidget):
    muted = Signal(str)

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        said = notice_words(notice)
        self.mute_button = LinkButton(self.tr("Do not show this"))
        self.mute_button.setAccessibleDescription(said)
        self.mute_button.clicked.connect(lambda: self.muted.emit(notice.kind.value))
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(Text(said, "body"))
        words.addWidget(Text(chance_words(notice), "small", "text2"))
        words.addWidget(self.mute_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(14))
        row.addWidget(Icon(_ICONS[notice.kind], "primary", 24), 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)


class NoticingCard(Card):
    """``muted`` names a kind that is not wanted again; ``print_wanted`` is the card's own act."""

    muted = Signal(str)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Text(self.tr("Worth noticing"), "h2", heading=2))
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._holder)
        self._nothing = Text(self.tr("Nothing to point out in this time."), "body", "text2")
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        self.print_button = Button(self.tr("Print for a visit"), icon="printer")
        self.print_button.clicked.connect(self.print_wanted)
        self.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows.setSpacing(theme().px(12))
        for place, notice in enumerate(notices):
            if place:
                self._rows.addWidget(Separator())
            row = _Row(notice)
            row.muted.connect(partial(self.muted.emit))
            self._rows.addWidget(row)
        self._nothing.setVisible(not notices)
        self._holder.setVisible(bool(notices))
