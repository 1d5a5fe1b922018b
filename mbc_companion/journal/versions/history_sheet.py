"""Earlier versions of an entry beside what it says now, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.versions.comparing import Run, compare
from mbc_companion.journal.versions.domain import Earlier, Version, Versions
from mbc_companion.ui import troubles
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class Words(QTextEdit):
    """Words to read, what differs underlined and heavier; nothing of it can be copied away
    without the clipboard's guard."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setUndoRedoEnabled(False)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme().font("reading"))

    def show_runs(self, runs: tuple[Run, ...]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setFontUnderline(True)
        marked.setFontWeight(QFont.Weight.DemiBold)
        for run in runs:
            cursor.insertText(run.words, marked if run.differs else plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class HistorySheet(Sheet):
    """``wanted`` carries the version to bring back, an Earlier.

    ``now`` is the entry as it stands on the page; ``told`` says what a version has beside
    its words, in words.
    """

    wanted = Signal(object)

    def __init__(
        self,
        host: QWidget,
        versions: Versions,
        kept: tuple[Version, ...],
        now: Earlier,
        told: Callable[[Earlier], str],
    ) -> None:
        title = QCoreApplication.translate("Journal", "Earlier versions")
        super().__init__(host, title, width=1000, height=708)
        self._versions = versions
        self._now = now
        self._told = told
        self._shown: Earlier | None = None
        self.earlier = Words(self.tr("Earlier"), self)
        self.now = Words(self.tr("Now"), self)
        self.beside_earlier = Text("", "body", "text2", parent=self)
        self.beside_now = Text(told(now), "body", "text2", parent=self)
        self.back = Button(self.tr("Bring this version back"), "primary", parent=self)
        self.back.clicked.connect(self._bring_back)
        self.trouble = Text("", "body", "danger", parent=self)
        self.trouble.hide()
        if not kept:
            self._say_none()
            return
        self._fill_body(kept)
        self.choices.set_value(str(kept[0].number))
        self._show(str(kept[0].number))

    def _say_none(self) -> None:
        words = self.tr(
            "No earlier version yet. When you change an entry later, its words from before "
            "are kept here for 30 days."
        )
        self.body.addWidget(Text(words, parent=self))
        self.body.addStretch(1)
        for unused in (self.earlier, self.now, self.beside_earlier, self.beside_now, self.back):
            unused.hide()

    def _fill_body(self, kept: tuple[Version, ...]) -> None:
        told = self.tr("Kept for 30 days. Words that differ are underlined.")
        self.body.addWidget(Text(told, "body", "text2", parent=self))
        self._kept = {str(version.number): version for version in kept}
        options = list(zip(self._kept, self._moments(kept), strict=True))
        self.choices = Segmented(self.tr("Versions"), options, parent=self)
        self.choices.chosen.connect(self._show)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.trouble)
        narrow = breadth(self._window.width(), theme().scale) is Breadth.NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        pair = QBoxLayout(down if narrow else across)
        pair.setSpacing(theme().px(24))
        for name, words, beside in (
            (self.tr("Earlier"), self.earlier, self.beside_earlier),
            (self.tr("Now"), self.now, self.beside_now),
        ):
            column = QVBoxLayout()
            column.addWidget(Text(name, "h3", heading=2, parent=self))
            column.addWidget(beside)
            column.addWidget(words, 1)
            words.setMinimumHeight(theme().px(180))
            nest(pair, column, 1)
        nest(self.body, pair, 1)
        foot = QHBoxLayout()
        foot.addWidget(
            Text(
                self.tr("What is there now is kept as a version too."),
                "caption",
                "text2",
                parent=self,
            ),
            1,
        )
        foot.addWidget(self.back)
        nest(self._column, foot)

    def _moments(self, kept: tuple[Version, ...]) -> list[str]:
        """When each was written; those of one minute, newest first, are counted up."""
        moments = [_moment_words(one) for one in kept]
        words = self.tr("{moment}, {number} of {count}")
        return [
            words.format(
                moment=moment, number=moments[place:].count(moment), count=moments.count(moment)
            )
            if moments.count(moment) > 1
            else moment
            for place, moment in enumerate(moments)
        ]

    def _show(self, number: str) -> None:
        self._shown = None
        said = self.tr("This version is no longer kept.")
        try:
            self._shown = self._versions.earlier(self._kept[number].number)
        except KnownError as error:
            said = troubles.words(error)
        self.trouble.set_words(said)
        self.trouble.setVisible(self._shown is None)
        self.back.setEnabled(self._shown is not None)
        shown = self._shown or Earlier("")
        self.beside_earlier.set_words("" if self._shown is None else self._told(shown))
        earlier, now = compare(shown.text, self._now.text)
        self.earlier.show_runs(earlier)
        self.now.show_runs(now)

    def _bring_back(self) -> None:
        shown = self._shown
        if shown is not None:
            self.close()
            self.wanted.emit(shown)


def _moment_words(version: Version) -> str:
    """As in July 14, 7:42 pm."""
    at = version.written_at
    day = at.strftime("%B ") + str(at.day)
    return f"{day}, {time_words(at)}"
