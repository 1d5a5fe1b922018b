"""The two sheets about keys: another passphrase, other recovery words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.ui import troubles
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_confirm import WordsCheck
from mbc_companion.ui.first_run_passphrase import PassphraseForm
from mbc_companion.ui.first_run_words import WordsKeeper
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.strength_words import Strength
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.text import Text

Done = Callable[[], None]
Failed = Callable[[KnownError], None]


@dataclass(frozen=True)
class KeyActs:
    """What the sheets may do with the vault; the slow ones answer later, on this thread.

    ``change_passphrase(old, new, done, failed)`` and ``check_passphrase(words, done,
    failed)`` fail with WrongPassphrase; ``keep_words(words, done, failed)`` replaces the
    recovery slot and notes that the words are confirmed.
    """

    suggest: Callable[[], str]
    estimate: Callable[[str], Strength]
    new_words: Callable[[], tuple[str, ...]]
    change_passphrase: Callable[[str, str, Done, Failed], None]
    check_passphrase: Callable[[str, Done, Failed], None]
    keep_words: Callable[[tuple[str, ...], Done, Failed], None]


class _KeySheet(ActSheet):
    """An act with the keys of the open vault."""

    def __init__(self, host: QWidget, title: str, acts: KeyActs, act: str) -> None:
        super().__init__(host, title, act)
        self.acts = acts


class ChangePassphraseSheet(_KeySheet):
    """The old passphrase once, the new one twice."""

    def __init__(self, host: QWidget, acts: KeyActs) -> None:
        title = self.tr("Change the passphrase")
        super().__init__(host, title, acts, self.tr("Change it"))
        self.old = _old_passphrase(self)
        self.form = PassphraseForm(
            suggest=acts.suggest, estimate=acts.estimate, label=self.tr("New passphrase")
        )
        self.form.agreed.connect(self._next)
        self.form.second.edit.returnPressed.connect(self._next)
        self.old.edit.returnPressed.connect(self.form.focus_first)
        self.form.first.edit.returnPressed.connect(self.form.second.edit.setFocus)
        self.asked.connect(self._change)
        self.body.addWidget(self.old)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.order()

    def _change(self) -> None:
        if not self.old.text().strip():
            _ask_old(self.old, self.tr("Type the passphrase you use now."))
            return
        self.old.set_error("")
        new = self.form.chosen()
        if new is None:
            return
        self.set_busy(busy=True)
        self.form.set_busy(True)
        self.acts.change_passphrase(self.old.text(), new, self.finish, self.failed)

    def failed(self, error: KnownError) -> None:
        self.form.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self.set_busy(busy=False)
            _ask_old(self.old, troubles.words(error))
        else:
            super().failed(error)


class RecoveryWordsSheet(_KeySheet):
    """The passphrase first, since whoever has the words has the journal; then as in set-up."""

    def __init__(self, host: QWidget, acts: KeyActs, *, dialogs: Dialogs, replaces: bool) -> None:
        super().__init__(host, self.tr("Recovery words"), acts, self.tr("Continue"))
        self._dialogs = dialogs
        self.old = _old_passphrase(self)
        self.keeper: WordsKeeper | None = None
        self.check: WordsCheck | None = None
        words = self.tr("Twelve new words open this journal if the passphrase slips away.")
        if replaces:
            words = self.tr(
                "You get twelve new words. The words on your old page stop working "
                "once two of the new ones are checked."
            )
        self._lead = Text(words, tone="text2")
        self._lead.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead.setProperty("noRing", True)
        self.other_button.set_words(self.tr("Show the words again"))
        self.other_button.clicked.connect(self._back_to_words)
        self.old.edit.returnPressed.connect(self._next)
        self.asked.connect(self._go_on)
        self.body.addWidget(self._lead)
        self.body.addWidget(self.old)
        self.body.addStretch(1)
        self.order()

    def _go_on(self) -> None:
        if self.check is not None and self.keeper is not None:
            if self.check.is_right():
                self.set_busy(busy=True)
                self.keep(self.keeper.words)
        elif self.keeper is not None:
            if self.keeper.is_ticked():
                self._show_check(self.keeper)
        elif not self.old.text().strip():
            _ask_old(self.old, self.tr("Type the passphrase you use now."))
        elif self.may_go_on():
            self.old.set_error("")
            self.set_busy(busy=True)
            self.acts.check_passphrase(self.old.text(), self.show_words, self.failed)

    def may_go_on(self) -> bool:
        """Whether all that is asked for beside the passphrase is there."""
        return True

    def keep(self, words: tuple[str, ...]) -> None:
        self.acts.keep_words(words, self.finish, self.failed)

    def failed(self, error: KnownError) -> None:
        if isinstance(error, WrongPassphrase):
            self.set_busy(busy=False)
            _ask_old(self.old, troubles.words(error))
        else:
            super().failed(error)

    def show_words(self) -> None:
        self.set_busy(busy=False)
        self.old.set_text("")
        self.old.hide()
        self.keeper = WordsKeeper(self.acts.new_words(), dialogs=self._dialogs)
        self.keeper.trouble.connect(self.say_trouble)
        self.body.insertWidget(1, self.keeper)
        self.keeper.show()
        self._at_words()

    def _at_words(self) -> None:
        self._lead.set_words(self.tr("Write or print them, and keep the page away from here."))
        self.other_button.hide()
        self.set_act(self.tr("Continue"))
        self.order()
        self._lead.setFocus()

    def _show_check(self, keeper: WordsKeeper) -> None:
        keeper.hide()
        self._lead.set_words(self.tr("Two words from your paper, to see that it can be read."))
        self.check = WordsCheck(keeper.words)
        self.body.insertWidget(2, self.check)
        self.check.show()
        self.other_button.show()
        self.set_act(self.tr("Finish"))
        self.order()
        self.check.focus_first()

    def _back_to_words(self) -> None:
        check, self.check = self.check, None
        if check is not None and self.keeper is not None:
            self.body.removeWidget(check)
            check.hide()
            check.deleteLater()
            self.keeper.show()
            self._at_words()


def _old_passphrase(sheet: Sheet) -> PassphraseField:
    return PassphraseField(
        sheet.tr("Passphrase you use now"),
        show_words=sheet.tr("Show"),
        conceal_words=sheet.tr("Conceal"),
    )


def _ask_old(field: PassphraseField, words: str) -> None:
    field.set_error(words)
    field.edit.setFocus()
    field.edit.selectAll()
