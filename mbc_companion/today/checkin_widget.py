"""The check-in card: a mark is saved by one click, the rest is optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.today.protocols import CheckIns, TodayMark
from mbc_companion.today.question_widget import Question
from mbc_companion.today.saved_widget import Answer
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import Card


@dataclass(frozen=True)
class _Kept:
    """The mark on the card: an empty ``entry_id`` means it is not saved yet."""

    level: int
    entry_id: str = ""
    feelings: tuple[str, ...] = ()


class CheckInCard(Card):
    """Asks, then shows what was kept. It never says Saved before the act came back.

    ``undo`` goes back over feelings and marks made since the page was built.
    """

    write_requested = Signal(str)
    help_requested = Signal()
    quiet_requested = Signal()

    def __init__(self, check_ins: CheckIns, clock: Clock) -> None:
        super().__init__()
        self._check_ins = check_ins
        self._clock = clock
        self._kept: _Kept | None = None
        self._past: list[tuple[str, Callable[[], None]]] = []
        self._again: Callable[[], None] | None = None
        self.question = Question()
        self.answer = Answer()
        self.answer.hide()
        self.body.addWidget(self.question)
        self.body.addWidget(self.answer)
        self.question.marked.connect(self._mark)
        self.question.write_asked.connect(lambda: self.write_requested.emit(""))
        self.answer.feelings_changed.connect(self._feel)
        self.answer.undo_asked.connect(self.undo_mark)
        self.answer.done.connect(lambda: self.ask(take_focus=True))
        self.answer.other_asked.connect(lambda: self.ask(take_focus=True))
        self.answer.again_asked.connect(self._try_again)
        self.answer.words_asked.connect(self._write)
        self.answer.help_asked.connect(self.help_requested)
        self.answer.quiet_asked.connect(self.quiet_requested)
        self.refresh()

    @property
    def is_waiting(self) -> bool:
        """A mark stands on the card that could not be saved."""
        return self._kept is not None and not self._kept.entry_id

    def refresh(self) -> None:
        """Read the marks of today again; a saved card whose entry is gone asks afresh."""
        marks = self._marks_today()
        kept = self._kept
        if kept is not None and kept.entry_id and kept.entry_id not in _ids(marks):
            self._kept = None
        if self._kept is None:
            self._show_question(marks)

    def ask(self, *, take_focus: bool) -> None:
        """Back to the question; what was saved stays saved."""
        self._kept = None
        self._show_question(self._marks_today())
        if take_focus:
            self.question.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_marks(self) -> None:
        """For Ctrl+M: the marks, unless one still waits to be saved."""
        if self.is_waiting:
            self.answer.again_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.ask(take_focus=False)
        self.question.marks.focus_first()

    def focus_first(self) -> None:
        """Where reading starts in the card."""
        if self._kept is None:
            self.question.marks.focus_first()
        else:
            self.answer.heading.setFocus(Qt.FocusReason.TabFocusReason)

    def undo(self) -> bool:
        """Take back what was done last, a feeling or a mark; False if there is nothing."""
        if self.is_waiting or not self._past:
            return False
        _entry_id, go_back = self._past.pop()
        go_back()
        return True

    def undo_mark(self) -> None:
        """Take back the mark on the card with its feelings."""
        if self._kept is not None and self._kept.entry_id:
            self._take_back(self._kept.entry_id)

    def _mark(self, level: int) -> None:
        try:
            entry_id = self._check_ins.save_mark(level)
        except KnownError as error:
            self._kept = _Kept(level)
            self._again = lambda: self._mark(level)
            self.answer.show_unsaved(level, troubles.words(error))
            self._show_answer(self.answer.heading.text())
            announce(self.answer, troubles.words(error))
            return
        self._kept = _Kept(level, entry_id)
        self._past.append((entry_id, lambda: self._take_back(entry_id)))
        self.answer.show_feelings(())
        said = self.answer.show_saved(level, local_now(self._clock))
        self._show_answer(said)

    def _feel(self, feelings: tuple[str, ...]) -> None:
        kept = self._kept
        if kept is None or not kept.entry_id:
            return
        if self._set_feelings(kept.entry_id, feelings):
            before = kept.feelings
            self._kept = _Kept(kept.level, kept.entry_id, feelings)
            go_back = partial(self._feel_again, kept.entry_id, before)
            self._past.append((kept.entry_id, go_back))

    def _set_feelings(self, entry_id: str, feelings: tuple[str, ...]) -> bool:
        try:
            self._check_ins.set_feelings(entry_id, feelings)
        except KnownError as error:
            self._again = lambda: self._feel(self.answer.feelings)
            self._tell(error)
            return False
        self.answer.show_trouble("")
        return True

    def _feel_again(self, entry_id: str, feelings: tuple[str, ...]) -> None:
        """Undo of a feeling; on the card too, if that mark is still there."""
        if not self._set_feelings(entry_id, feelings):
            self._past.append((entry_id, partial(self._feel_again, entry_id, feelings)))
        elif self._kept is not None and self._kept.entry_id == entry_id:
            self._kept = _Kept(self._kept.level, entry_id, feelings)
            self.answer.show_feelings(feelings)

    def _take_back(self, entry_id: str) -> None:
        try:
            self._check_ins.take_back(entry_id)
        except KnownError as error:
            if entry_id not in {past for past, _go_back in self._past}:
                self._past.append((entry_id, partial(self._take_back, entry_id)))
            self._again = partial(self._take_back, entry_id)
            self._tell(error)
            return
        self._past = [step for step in self._past if step[0] != entry_id]
        self.ask(take_focus=True)
        announce(self.question, self.tr("The mark is taken back."))

    def _try_again(self) -> None:
        again, self._again = self._again, None
        if again is not None:
            again()

    def _tell(self, error: KnownError) -> None:
        """What went wrong, on the card; the choice stays as it was made."""
        words = troubles.words(error)
        shown = self.question if self._kept is None else self.answer
        shown.show_trouble(words)
        announce(shown, words)

    def _write(self) -> None:
        if self._kept is not None:
            self.write_requested.emit(self._kept.entry_id)

    def _show_question(self, marks: Sequence[TodayMark]) -> None:
        self.question.ask(marks)
        self.answer.hide()
        self.question.show()

    def _show_answer(self, said: str) -> None:
        self.question.hide()
        self.answer.show()
        self.answer.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.answer, said)

    def _marks_today(self) -> Sequence[TodayMark]:
        try:
            return self._check_ins.marks_today()
        except KnownError:
            # The question must stay usable; saving will say what is wrong with the disk.
            return ()

    def _dress(self) -> None:
        now = theme()
        narrow = breadth(self.window().width(), now.scale) is Breadth.NARROW
        sides, above, below = (20, 15, 12) if narrow else (24, 22, 20)
        self.body.setContentsMargins(now.px(sides), now.px(above), now.px(sides), now.px(below))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()


def _ids(marks: Sequence[TodayMark]) -> set[str]:
    return {mark.entry_id for mark in marks}
