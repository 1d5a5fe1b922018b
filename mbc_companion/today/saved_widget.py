"""The check-in card after a mark: when it was saved, twelve feelings, the ways on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import MoodMark, feeling_word, mood_word, offered_feelings
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout

HARDEST = 1


class Answer(QWidget):
    """Shows one mark as saved, or as not saved yet, never as both.

    ``feelings_changed`` carries the chosen keys in their fixed order.
    """

    feelings_changed = Signal(tuple)
    undo_asked = Signal()
    done = Signal()
    again_asked = Signal()
    other_asked = Signal()
    words_asked = Signal()
    help_asked = Signal()
    quiet_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._silent = False
        self._saved = False
        self._narrow = False
        self.heading = Text("", "title", heading=2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._thanks = Text("", "body", "text2")
        self._mark = MoodMark(HARDEST, 60)
        # One at the right of the heading, one among the ways on where there is no room for it.
        self._undo = tuple(
            Button(self.tr("Undo"), "quiet", icon="arrow-counter-clockwise") for _ in range(2)
        )
        self._trouble = Note("", "problem")
        self._calm = Text(self.tr("If this is too much to carry alone, someone is there."))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, self._make_head())
        self._column.addWidget(self._make_chips())
        self._column.addWidget(self._trouble)
        self._column.addWidget(self._calm)
        self._column.addWidget(self._make_ways())
        theme().follow(self._dress)

    def _make_head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(theme().px(4))
        words.addWidget(self.heading)
        words.addWidget(self._thanks)
        self._head = QHBoxLayout()
        self._head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._head, words, 1)
        self._head.addWidget(self._undo[0], 0, Qt.AlignmentFlag.AlignVCenter)
        self._undo[0].clicked.connect(self.undo_asked)
        return self._head

    def _make_chips(self) -> QWidget:
        self._feelings = QWidget()
        set_accessible(self._feelings, name=self.tr("Feelings"), role="grouping")
        self._tiles = TileLayout((6, 4, 3, 2, 1), 8, self._feelings)
        self.chips: dict[str, FeelingChip] = {}
        self._offer()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._feelings.setSizePolicy(policy)
        return self._feelings

    def _offer(self) -> None:
        """A chip for every feeling that is offered now."""
        wanted = {key: feeling_word(key) for key in offered_feelings()}
        if wanted == {key: chip.text() for key, chip in self.chips.items()}:
            return
        for chip in self.chips.values():
            self._tiles.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {key: FeelingChip(word, parent=self._feelings) for key, word in wanted.items()}
        for chip in self.chips.values():
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            chip.setMinimumWidth(chip.widest())
            chip.toggled.connect(self._toggled)
            chip.show()
            self._tiles.addWidget(chip)

    def _make_ways(self) -> QWidget:
        ways = QWidget()
        self._ways = FlowLayout(12, ways)
        self.done_button = Button(self.tr("Done"), "primary")
        self.again_button = Button(self.tr("Try again"), "primary")
        self.other_button = Button(self.tr("Choose another mark"))
        self.words_button = Button(self.tr("Add a few words"), icon="note-pencil")
        self.help_button = Button(self.tr("Talk to someone"), "quiet", icon="phone")
        self.quiet_button = Button(self.tr("Only what helps"), "quiet", icon="heart-straight")
        for button, asked in (
            (self.done_button, self.done),
            (self.again_button, self.again_asked),
            (self.other_button, self.other_asked),
            (self.words_button, self.words_asked),
            (self.help_button, self.help_asked),
            (self.quiet_button, self.quiet_asked),
            (self._undo[1], self.undo_asked),
        ):
            button.clicked.connect(asked)
            self._ways.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        ways.setSizePolicy(policy)
        return ways

    @property
    def undo_button(self) -> Button:
        """The one that is shown at this width."""
        return self._undo[1 if self._narrow else 0]

    def _show_undo(self) -> None:
        for button in self._undo:
            button.setVisible(self._saved and button is self.undo_button)

    @property
    def feelings(self) -> tuple[str, ...]:
        return tuple(key for key, chip in self.chips.items() if chip.isChecked())

    def show_feelings(self, feelings: tuple[str, ...]) -> None:
        """Choose exactly these, without saying so."""
        self._silent = True
        for key, chip in self.chips.items():
            chip.setChecked(key in feelings)
        self._silent = False

    def show_saved(self, level: int, at: datetime) -> str:
        """The mark is durable; gives what a screen reader hears. ``at`` is local."""
        self._offer()
        time = time_words(at)
        word = mood_word(level)
        self.heading.set_words(self.tr("{mark}. Saved at {time}.").format(mark=word, time=time))
        self._thanks.set_words(
            self.tr("Thank you for noticing it. Add a feeling if you like, or leave it here.")
        )
        self._show(level, saved=True, trouble="")
        if len(self.chips) == 12:
            said = self.tr("{mark}, saved at {time}. Twelve feelings, optional.")
        else:
            said = self.tr("{mark}, saved at {time}. {count} feelings, optional.")
        return said.format(mark=word, time=time, count=len(self.chips))

    def show_unsaved(self, level: int, trouble: str) -> None:
        """The mark is only on the screen; ``trouble`` says why."""
        self.heading.set_words(self.tr("{mark}. Not saved yet.").format(mark=mood_word(level)))
        self._thanks.set_words(self.tr("Your choice is still here."))
        self._show(level, saved=False, trouble=trouble)

    def show_trouble(self, trouble: str) -> None:
        """The mark is saved, but what was done last is not; empty takes the line away."""
        self._trouble.set_words(trouble)
        self._trouble.setVisible(bool(trouble))
        self.again_button.setVisible(bool(trouble))

    def _show(self, level: int, *, saved: bool, trouble: str) -> None:
        self._saved = saved
        self._mark.set_level(level)
        self._feelings.setVisible(saved)
        self._show_undo()
        self.done_button.setVisible(saved)
        self.words_button.setVisible(saved)
        self.other_button.setVisible(not saved)
        self._calm.setVisible(level == HARDEST)
        self.quiet_button.setVisible(level == HARDEST)
        self.help_button.set_kind("secondary" if level == HARDEST else "quiet")
        self.show_trouble(trouble)

    def _toggled(self) -> None:
        if not self._silent:
            self.feelings_changed.emit(self.feelings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        now = theme()
        narrow = breadth(self.window().width(), now.scale) is Breadth.NARROW
        if narrow is not self._narrow:
            self._narrow = narrow
            self._mark.set_px(40 if narrow else 60)
            self._show_undo()
        self._head.setSpacing(now.px(16))
        self._column.setSpacing(now.px(18))
        for chip in self.chips.values():
            chip.setMinimumWidth(chip.widest())
