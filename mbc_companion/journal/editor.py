"""The right-hand side of the journal: one entry, open for writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.feelings_row import Detail, FeelingsRow
from mbc_companion.journal.folded_text_widget import line_height
from mbc_companion.journal.head_row import HeadRow
from mbc_companion.journal.letter_panel import LetterPanel
from mbc_companion.journal.prompt_row import PromptRow
from mbc_companion.journal.saving_bar import SavingBar
from mbc_companion.journal.text_editor import TextEditor
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import MAKES_ROOM

LINES = 4


class EntryEditor(QWidget):
    """``edited`` follows every change by the person, to the words or to the rest.

    ``brings`` is set where words can be brought to a visit. ``details`` says what an entry
    has beside its words, its mark and its feelings.
    """

    edited = Signal()

    def __init__(
        self,
        clock: Clock,
        clipboard: ClipboardGuard,
        details: Callable[[Draft], tuple[Detail, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._details = details
        self._draft: Draft | None = None
        self.brings = False
        self.head = HeadRow(self)
        self.text = TextEditor(clipboard, self)
        self.text.setProperty("noRing", True)
        self.prompt = PromptRow(self)
        self.letter = LetterPanel(self)
        self.letter.hide()
        self.feelings = FeelingsRow(self)
        self.bar = SavingBar(self)
        self.setObjectName(MAKES_ROOM)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.prompt)
        column.addWidget(self.text, 1)
        column.addWidget(self.letter, 1)
        column.addWidget(self.feelings)
        column.addWidget(self.bar)
        self.text.edited.connect(self.edited)
        self.text.escaped.connect(self.prompt.clear)
        self.prompt.gone.connect(self._question_gone)
        theme().changed.connect(self._fit)

    def show_draft(self, draft: Draft) -> None:
        """Open ``draft``; the caret is at its start."""
        self._draft = draft
        self.prompt.clear()
        self.text.show_words(draft.text)
        self.bar.show_nothing()
        self._show_rest(draft)

    def draft(self) -> Draft:
        """What stands on the page. Raises ValueError if nothing does."""
        if self._draft is None:
            raise ValueError("nothing is open")
        return replace(self._draft, text=self.text.words())

    def heading(self) -> Draft:
        """The open entry without its words brought up to date, which is quicker."""
        if self._draft is None:
            raise ValueError("nothing is open")
        return self._draft

    def change(self, wanted: Draft) -> None:
        """Take over everything of ``wanted`` but its words."""
        old = self.heading()
        new = replace(wanted, text=old.text, uid=old.uid)
        if new != old:
            self._draft = new
            self._show_rest(new)
            self.edited.emit()

    def detail_words(self, draft: Draft) -> list[str]:
        """What ``draft`` has beside words, mark and feelings, as the chips would say it."""
        hashed = {"hash": "#"}
        return [hashed.get(one.icon, "") + one.words for one in self._details(draft)]

    def look_again(self) -> None:
        """The day may have changed, and with it whether a year is shown."""
        if self._draft is not None:
            self._show_rest(self._draft)

    def _fit(self) -> None:
        """Words first: where there is little height, the rest makes itself small."""
        look = theme()
        side = 36 if self.width() >= look.px(480) else 20
        self.text.set_side(side)
        self.bar.set_side(side)
        wide, high = self.width(), self.height() - self.bar.sizeHint().height()
        self.prompt.arrange(side, narrow=wide < look.text_px(560))
        high -= self.prompt.stand(wide) + self._column.contentsMargins().bottom()
        # Qt would keep room for several lines and squeeze what stands around them.
        self.text.setMinimumHeight(round(line_height()))
        high -= round(LINES * line_height())
        head = self.head.full_height()
        long, short = (self.feelings.height_of(wide, short=short) for short in (False, True))
        self.head.arrange(side, small=high < head + short)
        self.feelings.arrange(side, short=high < head + long)
        self.feelings.setVisible(high >= head + short and not self._is_sealed)
        self.letter.set_side(side)

    def make_room(self, covered: int) -> None:
        """Stand above a toast, so that Done and what was saved are not under it."""
        self._column.setContentsMargins(0, 0, 0, covered)
        self._fit()

    def ask(self, question: str) -> None:
        """One quiet question above the words; the caret goes into them."""
        self.prompt.ask(question)
        self._fit()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_words(self) -> None:
        """The words, or the way to open a sealed letter."""
        there = self.letter.open_button if self._is_sealed else self.text
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _question_gone(self) -> None:
        if self.isVisible():
            self._fit()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_sealed(self) -> bool:
        return self._draft is not None and self._draft.sealed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_rest(self, draft: Draft) -> None:
        self.head.show_draft(draft, now=local_now(self._clock))
        self.feelings.show_feelings(draft.feelings)
        self.feelings.show_details(self._details(draft))
        self.letter.show_letter(draft.letter)
        self.letter.setVisible(draft.sealed)
        self.text.setVisible(not draft.sealed)
        self.bar.offer_visit(offered=self.brings and not draft.sealed)
        if draft.sealed:
            self.prompt.clear()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.end()
