"""Choosing a passphrase: typed or suggested, measured, typed once more."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.first_run_frame import show_whole
from mbc_companion.ui.strength_meter import StrengthMeter
from mbc_companion.ui.strength_words import GOOD, Strength
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field, PassphraseField
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class PassphraseForm(QWidget):
    """Two fields and what is said about them; the window's own button asks ``chosen()``.

    ``agreed``: "Use it anyway" was pressed, so whoever asks may ask again. What is
    typed stays whatever is said about it.
    """

    agreed = Signal()

    def __init__(
        self, *, suggest: Callable[[], str], estimate: Callable[[str], Strength], label: str = ""
    ) -> None:
        super().__init__()
        self._suggest = suggest
        self._estimate = estimate
        self._weak_accepted = False
        name = label or self.tr("Passphrase")
        self._label = Text(name, "label")
        self.suggest_button = Button(self.tr("Suggest words for me"), "quiet", icon="shuffle")
        self.suggest_button.clicked.connect(self._put_words)
        self.first = PassphraseField(
            name, show_words=self.tr("Show"), conceal_words=self.tr("Conceal")
        )
        self.first.label.hide()
        self._label.setBuddy(self.first.edit)
        self.meter = StrengthMeter()
        self._weak = self._make_weak()
        self.second = Field(self.tr("Type it once more"))
        self.second.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.first.turned.connect(self._turn_second)
        self.first.changed.connect(self._first_changed)
        self.second.changed.connect(self._second_changed)
        self.second.edit.editingFinished.connect(self._second_left)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        theme().follow(self._dress)

    def _make_weak(self) -> QWidget:
        weak = QWidget()
        row = FlowLayout(12, weak)
        self._weak_words = Text("", wrap=True)
        self.anyway_button = Button(self.tr("Use it anyway"))
        self.anyway_button.clicked.connect(self._accept_weak)
        row.addWidget(self._weak_words)
        row.addWidget(self.anyway_button)
        policy = weak.sizePolicy()
        policy.setHeightForWidth(True)
        weak.setSizePolicy(policy)
        weak.hide()
        return weak

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._label, 1)
        self._head.addWidget(self.suggest_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._group = QVBoxLayout()
        nest(self._group, self._head)
        self._group.addWidget(self.first)
        nest(self._column, self._group)
        for part in (self.meter, self._weak, self.second):
            self._column.addWidget(part)
        for before, after in (
            (self.suggest_button, self.first.edit),
            (self.first.edit, self.first.show_button),
            (self.first.show_button, self.anyway_button),
            (self.anyway_button, self.second.edit),
        ):
            QWidget.setTabOrder(before, after)

    def _dress(self) -> None:
        look = theme()
        self._column.setSpacing(look.px(16))
        self._head.setSpacing(look.px(8))
        self._group.setSpacing(look.px(8))

    def focus_first(self) -> None:
        self.first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """What stands in the first field, untrimmed."""
        return self.first.text()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """Keep what is typed as it is while a key is derived from it."""
        self.first.edit.setReadOnly(busy)
        self.second.edit.setReadOnly(busy)
        for button in (self.suggest_button, self.anyway_button):
            button.setEnabled(not busy)

    def clear(self) -> None:
        self.first.set_text("")
        self.second.set_text("")
        self.first.conceal()

    def chosen(self) -> str | None:
        """The passphrase, or None after saying what is missing and going there."""
        if not self.first.text().strip():
            self.first.set_error(self.tr("Type a passphrase, or let us suggest words."))
            self.focus_first()
            show_whole(self.first)
            return None
        if self._is_weak() and not self._weak_accepted:
            self._explain_weak()
            return None
        if not self.second.text().strip():
            self._ask_again(self.tr("Type it once more here, to be sure."))
            return None
        if not self._same():
            self._ask_again(self.tr("These two are not the same yet."))
            return None
        return self.first.text()

    def _ask_again(self, words: str) -> None:
        self.second.set_error(words)
        self.second.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self.second)

    def _same(self) -> bool:
        return _plain(self.first.text()) == _plain(self.second.text())

    def _is_weak(self) -> bool:
        return self.meter.level < GOOD

    def _explain_weak(self) -> None:
        words = self.tr("Short ones can be guessed. Add a word or two, or use it anyway.")
        self._weak_words.set_words(words)
        self._weak.show()
        announce(self.first.edit, words)
        self.focus_first()
        show_whole(self._weak)

    def _accept_weak(self) -> None:
        self._weak_accepted = True
        self._weak.hide()
        self.second.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.second.text():
            self.agreed.emit()

    def _first_changed(self, words: str) -> None:
        self.first.set_error("")
        self.first.set_help("")
        self._weak_accepted = False
        self._weak.hide()
        self.meter.show_strength(self._estimate(words) if words.strip() else None)
        self._look_at_both()

    def _second_changed(self) -> None:
        self._look_at_both()

    def _look_at_both(self) -> None:
        same = bool(self.second.text()) and self._same()
        if same or not self.second.text():
            self.second.set_error("")
        self.second.set_help(self.tr("The same.") if same else "")

    def _second_left(self) -> None:
        if self.second.text() and not self._same():
            self.second.set_error(self.tr("These two are not the same yet."))

    def _put_words(self) -> None:
        self.first.set_text(self._suggest())
        self.first.show_words()
        said = self.tr("Five words are in the field. Press again for others.")
        self.first.set_help(said)
        announce(self.first.edit, said)

    def _turn_second(self, shown: bool) -> None:  # noqa: FBT001
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.second.edit.setEchoMode(mode)


def _plain(words: str) -> str:
    """As the key is derived: without blanks around, one form for accented letters."""
    return unicodedata.normalize("NFKD", words.strip())
