"""The two-minute tools over any page, also while locked: one at a time, to be stopped anytime."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.guidance import exercise_words_view as words
from mbc_companion.guidance.breath_widget import BreathWidget
from mbc_companion.guidance.domain import Safety
from mbc_companion.guidance.exercises import SAFETY, Exercise
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class _Steps(QWidget):
    """One step at a time, forward and back."""

    def __init__(self, exercise: Exercise, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps = [*words.steps(exercise), words.last_words()]
        self._at = 0
        self.said = Text("", "say", parent=self)
        self.back_button = Button(self.tr("Step back"), icon="arrow-left", parent=self)
        self.next_button = Button(self.tr("Next step"), "primary", icon="arrow-right", parent=self)
        self.back_button.clicked.connect(lambda: self._go(self._at - 1))
        self.next_button.clicked.connect(self._forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        row.addStretch(1)
        column.addSpacing(theme().px(16))
        nest(column, row)
        column.addStretch(1)
        self._go(0, aloud=False)

    def _forward(self) -> None:
        self._go(0 if self._at == len(self._steps) - 1 else self._at + 1)

    def _go(self, at: int, *, aloud: bool = True) -> None:
        self._at = max(0, at)
        last = self._at == len(self._steps) - 1
        self.said.set_words(self._steps[self._at])
        self.next_button.set_words(self.tr("Go again") if last else self.tr("Next step"))
        self.back_button.setVisible(self._at > 0)
        if self._at == 0 and self.back_button.hasFocus():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if aloud:
            announce(self.said, self.said.text())


class ExerciseSheet(Sheet):
    """``first`` begins at once; else there is a choice. ``can_write`` offers the page of words.

    ``write_requested`` comes after the sheet is closed.
    """

    write_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        clock: Clock,
        safety: Mapping[Safety, str],
        *,
        first: Exercise | None = None,
        can_write: bool = False,
    ) -> None:
        super().__init__(host, self.tr("Two minutes"), width=720, height=690)
        self.title.set_text_style("h1")
        self._clock = clock
        self._safety = safety
        self._can_write = can_write
        self._inside: QWidget | None = None
        if first is None or (first is Exercise.PAGE and not can_write):
            self._choose()
        else:
            self.begin(first)

    def begin(self, exercise: Exercise) -> None:
        """Show one of them."""
        page, column = self._page()
        self.set_title(words.name(exercise))
        for line in SAFETY[exercise]:
            if said := self._safety.get(line, ""):
                column.addWidget(Note(said, "calm", "info", parent=page))
        if exercise is Exercise.BOX:
            column.addWidget(BreathWidget(self._clock, page))
        elif exercise is Exercise.PAGE:
            self._offer_page(page, column)
        else:
            column.addWidget(_Steps(exercise, page))
        others = Button(self.tr("Other ways"), "quiet", icon="arrow-left", parent=page)
        others.clicked.connect(self._choose)
        column.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(page)

    def _choose(self) -> None:
        page, column = self._page()
        self.set_title(self.tr("Two minutes"))
        column.addWidget(
            Text(self.tr("Any of these, for as long as you like. Stop anytime."), parent=page)
        )
        for exercise in Exercise:
            if exercise is Exercise.PAGE and not self._can_write:
                continue
            button = Button(words.name(exercise), parent=page)
            button.setAccessibleDescription(words.about(exercise))
            button.set_left()
            button.clicked.connect(partial(self.begin, exercise))
            column.addWidget(button)
            column.addWidget(Text(words.about(exercise), "caption", "text2", parent=page))
        self._show(page)

    def _offer_page(self, page: QWidget, column: QVBoxLayout) -> None:
        said = self.tr(
            "Put down whatever is in your head. Spelling is not important. If it makes the "
            "evening heavier, leave it."
        )
        column.addWidget(Text(said, "say", parent=page))
        button = Button(self.tr("Open a blank page"), "primary", icon="note-pencil", parent=page)
        button.clicked.connect(self._write)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _write(self) -> None:
        self.close()
        self.write_requested.emit()

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self.scroller.inside)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(theme().px(14))
        return page, column

    def _show(self, page: QWidget) -> None:
        old, self._inside = self._inside, page
        self.body.insertWidget(0, page)
        layout = page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addStretch(1)
        page.show()
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.is_open:
            self.focus_first()
