"""Set-up in three steps: the promises, a passphrase, twelve words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_confirm import WordsCheck
from mbc_companion.ui.first_run_frame import SetUpFrame, Step
from mbc_companion.ui.first_run_passphrase import PassphraseForm
from mbc_companion.ui.first_run_privacy import PrivacyStep
from mbc_companion.ui.first_run_words import WordsKeeper
from mbc_companion.ui.strength_words import Strength
from mbc_companion.ui.widgets.surfaces import Note


class FirstRun(SetUpFrame):
    """``passphrase_chosen`` ends step 2: the vault is made elsewhere, then ``vault_made()``
    or ``show_trouble()``. Step 3 ends with ``words_confirmed`` or ``words_put_off``.

    Back from step 3 and another passphrase emits ``passphrase_chosen`` again; the same
    one does not. Words once shown stay the same ones.
    """

    passphrase_chosen = Signal(str)
    words_confirmed = Signal(tuple)
    words_put_off = Signal()
    hide_requested = Signal()
    restore_requested = Signal()

    def __init__(
        self,
        *,
        suggest: Callable[[], str],
        estimate: Callable[[str], Strength],
        new_words: Callable[[], tuple[str, ...]],
        dialogs: Dialogs,
        hide_key: str = "F9",
    ) -> None:
        super().__init__(
            steps=(self.tr("Your privacy"), self.tr("Your passphrase"), self.tr("Recovery words")),
            help_words=self.tr("Help now"),
        )
        self._new_words = new_words
        self._dialogs = dialogs
        self._busy = False
        self._made_with: str | None = None
        self.keeper: WordsKeeper | None = None
        self.check: WordsCheck | None = None
        self.form = PassphraseForm(suggest=suggest, estimate=estimate)
        self.form.agreed.connect(self._go_on)
        self._privacy = PrivacyStep(hide_key)
        self._privacy.hide_requested.connect(self.hide_requested)
        self._privacy.restore_requested.connect(self.restore_requested)
        self._passphrase = self._passphrase_step()
        self._words: Step | None = None
        self._confirm: Step | None = None
        for step in (self._privacy, self._passphrase):
            self.add_step(step)
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self._go_back)
        self.other_button.clicked.connect(self._ask_put_off)
        self.other_button.set_words(self.tr("Do this later"))
        self._show(self._privacy)

    def _passphrase_step(self) -> Step:
        step = Step(
            self.tr("Choose a passphrase"),
            self.tr(
                "Four or five ordinary words are stronger than one clever one, "
                "and easier to remember on a foggy day."
            ),
        )
        step.first = self.form.focus_first
        step.body.addWidget(self.form)
        step.body.addSpacing(12)
        step.body.addWidget(
            Note(
                self.tr(
                    "Nobody can reset this for you, not even us. That is what keeps it private. "
                    "The next step gives you recovery words to print, in case it slips away."
                ),
                "know",
            )
        )
        return step

    # -- step 3 ------------------------------------------------------------------

    def start_at_words(self, words: tuple[str, ...]) -> None:
        """Step 3 with ``words``, for a set-up that was closed before they were confirmed."""
        self.keeper = WordsKeeper(words, dialogs=self._dialogs)
        self.keeper.trouble.connect(self.say_trouble)
        self._words = Step(
            self.tr("Keep these twelve words"),
            self.tr(
                "If the passphrase slips away, these open your journal. Write or print them "
                "and keep the page somewhere you trust, away from this computer."
            ),
        )
        self._words.body.addWidget(self.keeper)
        self.add_step(self._words)
        self._show(self._words)

    def vault_made(self) -> None:
        """The passphrase opens the vault now: on to the words."""
        self._set_busy(busy=False)
        self._made_with = self.form.text()
        if self._words is None:
            self.start_at_words(self._new_words())
        else:
            self._show(self._words)

    def show_trouble(self, error: KnownError) -> None:
        """It did not work; everything typed is still there and can be tried again."""
        self._set_busy(busy=False)
        self.say_trouble(troubles.words(error))

    def _show_check(self) -> None:
        if self.keeper is None:
            return
        if self._confirm is not None:
            self.remove_step(self._confirm)
        self.check = WordsCheck(self.keeper.words)
        self._confirm = Step(
            self.tr("Two words from your paper"),
            self.tr("Only to see that the page can be read. Then you are done."),
        )
        self._confirm.body.addWidget(self.check)
        self.add_step(self._confirm)
        self._show(self._confirm)

    # -- acts --------------------------------------------------------------------

    def _show(self, step: Step) -> None:
        at_words = step in (self._words, self._confirm)
        self.other_button.setVisible(at_words)
        back = step in (self._passphrase, self._confirm)
        self.back_button.setVisible(back or (at_words and self._made_with is not None))
        self.show_step(step, 1 if step is self._privacy else 2 if step is self._passphrase else 3)
        self._name_next()

    def _go_on(self) -> None:
        if self._busy:
            return
        if self.current is self._privacy:
            self._show(self._passphrase)
        elif self.current is self._passphrase:
            self._choose()
        elif self.current is self._words:
            if self.keeper is not None and self.keeper.is_ticked():
                self._show_check()
        elif self.check is not None and self.keeper is not None and self.check.is_right():
            self.words_confirmed.emit(self.keeper.words)

    def _choose(self) -> None:
        chosen = self.form.chosen()
        if chosen is None:
            return
        if chosen == self._made_with and self._words is not None:
            self._show(self._words)
            return
        self._set_busy(busy=True)
        self.passphrase_chosen.emit(chosen)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.form.set_busy(busy)
        self.back_button.setEnabled(not busy)
        if busy:
            self.clear_trouble()
            self.name_next(self.tr("One moment…"))
            announce(self.next_button, self.tr("Your private place is being made."))
        else:
            self._name_next()

    def _name_next(self) -> None:
        last = self.current is not None and self.current is self._confirm
        self.name_next(self.tr("Finish") if last else self.tr("Continue"))

    def _go_back(self) -> None:
        if self._busy:
            return
        if self.current is self._confirm and self._words is not None:
            self._show(self._words)
        elif self.current is self._words:
            self._show(self._passphrase)
        else:
            self._show(self._privacy)

    def _ask_put_off(self) -> None:
        self._dialogs.confirm(
            self.tr("Go on without the words?"),
            self.tr(
                "If the passphrase slips away, nobody can open this again, not even us. "
                "These twelve stay without effect. Settings makes new ones when you are ready."
            ),
            yes=self.tr("Go on without"),
            no=self.tr("Stay here"),
            then=lambda agreed: self.words_put_off.emit() if agreed else None,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.current is not None and self.focusWidget() is None:
            self.current.first()
