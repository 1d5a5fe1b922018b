"""The way in without the passphrase: twelve words, then a new passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_frame import SetUpFrame, Step
from mbc_companion.ui.first_run_passphrase import PassphraseForm
from mbc_companion.ui.recovery_entry import WordsEntry
from mbc_companion.ui.start_fresh import ask_fresh
from mbc_companion.ui.strength_words import Strength
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class RecoveryScreen(SetUpFrame):
    """``words_given`` waits for ``show_wrong()`` or ``ask_new_passphrase()``;
    ``passphrase_chosen`` for ``show_trouble()`` or another screen.

    ``back`` may come from the new passphrase too; the old one then still counts.
    Without words and passphrase nobody can open the file: that page says so and asks
    before ``start_fresh_requested``, which keeps the old file.
    """

    words_given = Signal(tuple)
    passphrase_chosen = Signal(str)
    start_fresh_requested = Signal()
    back = Signal()

    def __init__(
        self,
        *,
        completions: Callable[[str], tuple[str, ...]],
        is_listed: Callable[[str], bool],
        suggest: Callable[[], str],
        estimate: Callable[[str], Strength],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(
            state=self.tr("Locked"), icon="lock-simple-fill", help_words=self.tr("Helplines")
        )
        self._dialogs = dialogs
        self._busy = False
        self.entry = WordsEntry(completions=completions, is_listed=is_listed)
        self.form = PassphraseForm(suggest=suggest, estimate=estimate)
        self.form.agreed.connect(self._go_on)
        self._words = self._words_step()
        self._passphrase = self._passphrase_step()
        self._without = self._without_step()
        for step in (self._words, self._passphrase, self._without):
            self.add_step(step)
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self._go_back)
        self.other_button.set_words(self.tr("I do not have the words"))
        self.other_button.clicked.connect(lambda: self._show(self._without))
        self._show(self._words)

    def _words_step(self) -> Step:
        step = Step(
            self.tr("Your twelve recovery words"),
            self.tr(
                "From the page you printed or wrote, in order. "
                "Four letters of a word are enough. All twelve can be pasted at once."
            ),
        )
        step.first = self.entry.focus_first
        step.body.addWidget(self.entry)
        return step

    def _passphrase_step(self) -> Step:
        step = Step(
            self.tr("Choose a new passphrase"),
            self.tr("The words are right. The old passphrase stops working once you continue."),
        )
        step.first = self.form.focus_first
        step.body.addWidget(self.form)
        return step

    def _without_step(self) -> Step:
        step = Step(
            self.tr("Without the passphrase and the words"),
            self.tr(
                "Nobody can open it then, not even us. That is what kept it private. We are sorry."
            ),
        )
        for words in (
            self.tr("Before you give it up, try once more."),
            self.tr("Show what you type. Look at Caps Lock and the keyboard language."),
            self.tr("Look for the page of words where you keep papers that matter."),
        ):
            step.body.addWidget(Text(words))
        step.body.addSpacing(12)
        step.body.addWidget(
            Note(
                self.tr(
                    "You can start fresh. The old file is kept in a folder of its own. "
                    "If the words turn up, it can still be opened with them."
                ),
                "know",
            )
        )
        self.fresh_button = Button(self.tr("Start fresh"))
        self.fresh_button.clicked.connect(self._ask_fresh)
        step.body.addSpacing(4)
        step.body.addWidget(self.fresh_button, 0, Qt.AlignmentFlag.AlignLeft)
        return step

    # -- told from outside -------------------------------------------------------

    def ask_new_passphrase(self) -> None:
        """The words opened it: on to the new passphrase."""
        self._set_busy(busy=False)
        self.entry.clear()
        self._show(self._passphrase)

    def show_wrong(self, error: KnownError) -> None:
        """The words did not open it; they stay as typed."""
        self.show_trouble(error)
        self.entry.focus_first()

    def show_trouble(self, error: KnownError) -> None:
        """It did not work; what was typed stays and can be tried again."""
        self._set_busy(busy=False)
        self.say_trouble(troubles.words(error))

    # -- acts --------------------------------------------------------------------

    def _show(self, step: Step) -> None:
        self.other_button.setVisible(step is self._words)
        self.show_step(step)
        self._name_next()

    def _name_next(self) -> None:
        last = self.current is self._without
        self.name_next(self.tr("Try the passphrase again") if last else self.tr("Continue"))

    def _go_on(self) -> None:
        if self._busy:
            return
        if self.current is self._without:
            self.back.emit()
        elif self.current is self._passphrase:
            chosen = self.form.chosen()
            if chosen is not None:
                self._set_busy(busy=True)
                self.passphrase_chosen.emit(chosen)
        else:
            words = self.entry.words()
            if words is not None:
                self._set_busy(busy=True)
                self.words_given.emit(words)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.form.set_busy(busy)
        if busy:
            self.clear_trouble()
            self.name_next(self.tr("One moment…"))
            announce(self.next_button, self.next_button.text())
        else:
            self._name_next()

    def _go_back(self) -> None:
        if self._busy:
            return
        if self.current is self._without:
            self._show(self._words)
        else:
            self.back.emit()

    def _ask_fresh(self) -> None:
        ask_fresh(self._dialogs, no=self.tr("Not now"), then=self._fresh)

    def _fresh(self) -> None:
        self.start_fresh_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.current is not None and self.focusWidget() is None:
            self.current.first()
