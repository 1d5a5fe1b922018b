"""The locked window: a passphrase, help, and nothing personal, not even a count."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.front import AppIcon, CardColumn, FrontScreen
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.surfaces import Card, Icon, Note
from mbc_companion.ui.widgets.text import Text


class LockScreen(FrontScreen):
    """``reason`` is why the last process locked: idle, hidden, asked, or empty at a cold start.

    What was typed stays after a wrong try; the screen never says how the vault is named,
    how much is in it or when it was last open.
    """

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    quit_requested = Signal()

    def __init__(self, reason: str = "", *, extra: str = "") -> None:
        super().__init__(self.tr("Locked"), "lock-simple-fill")
        self._opening = False
        self._waiting = 0
        self._card = Card()
        self._title = Text(self.tr("Welcome back"), "h1", heading=1)
        self._private = Text(self.tr("Everything here is still private."), tone="text2")
        for line in (self._title, self._private):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field = PassphraseField(
            self.tr("Passphrase"), show_words=self.tr("Show"), conceal_words=self.tr("Conceal")
        )
        self.field.edit.returnPressed.connect(self._try)
        self.unlock_button = Button(self.tr("Unlock"), "primary", large=True)
        self.unlock_button.clicked.connect(self._try)
        self._words_button = Button(self.tr("Use recovery words instead"), "quiet")
        self._words_button.clicked.connect(self.recovery_requested)
        self._note = Note("", "calm")
        self._note.hide()
        self._lay_out()
        self._build_foot()
        said = " ".join(part for part in (self._why(reason), extra) if part)
        if said:
            self.note(said)
        theme().follow(self._dress)

    def _lay_out(self) -> None:
        body = self._card.body
        body.addWidget(self._title)
        body.addWidget(self._private)
        body.addWidget(self._note)
        body.addWidget(self.field)
        body.addWidget(self.unlock_button)
        body.addWidget(self._words_button)
        icon_row = QHBoxLayout()
        icon_row.addStretch(1)
        icon_row.addWidget(AppIcon(72))
        icon_row.addStretch(1)
        self.body.addStretch(2)
        self.body.addLayout(icon_row)
        self.body.addWidget(CardColumn(self._card, 448))
        self.body.addStretch(5)

    def _build_foot(self) -> None:
        self._kept_icon = Icon("hard-drive", "text2", 20)
        self._kept = Text(
            self.tr("Kept encrypted on this computer. Nothing is sent anywhere."), "small"
        )
        smaller = IconButton(self.tr("Smaller text"), "minus")
        bigger = IconButton(self.tr("Bigger text"), "plus")
        smaller.clicked.connect(lambda: theme().smaller())
        bigger.clicked.connect(lambda: theme().bigger())
        leave = Button(self.tr("Quit"))
        leave.clicked.connect(self.quit_requested)
        for part in (smaller, bigger):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self._kept_icon)
        self.foot.addWidget(self._kept, 20)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)

    def _dress(self) -> None:
        now = theme()
        tone = "sceneNote" if self.shown() else "text2"
        self._kept.set_tone(tone)
        self._kept_icon.set_icon("hard-drive", tone)
        pad = now.px(32)
        self._card.body.setContentsMargins(pad, now.px(28), pad, now.px(18))
        self._card.body.setSpacing(now.px(12))
        self.body.setSpacing(now.px(18))
        self.body.setContentsMargins(now.px(16), now.px(12), now.px(16), now.px(12))

    def _why(self, reason: str) -> str:
        if reason == "idle":
            return self.tr("Locked after some quiet minutes. You are where you left off.")
        if reason == "hidden":
            return self.tr("Locked after being hidden. You are where you left off.")
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.field.edit.setFocus)

    def _try(self) -> None:
        if self._opening or self._waiting:
            return
        if not self.field.text().strip():
            self.field.set_error(self.tr("Type your passphrase first."))
            self.field.edit.setFocus()
            return
        self.field.set_error("")
        self.unlock_requested.emit(self.field.text())

    def note(self, words: str) -> None:
        """A calm sentence over the field."""
        self._note.set_words(words)
        self._note.show()

    def show_opening(self, opening: bool) -> None:
        """The key is being derived: the button says so and stays in place."""
        self._opening = opening
        self.unlock_button.set_words(self.tr("Opening…") if opening else self.tr("Unlock"))
        self.field.edit.setReadOnly(opening)
        if opening:
            announce(self.unlock_button, self.unlock_button.text())

    def show_wrong(self) -> None:
        """It did not open; what was typed stays, and typing replaces it."""
        self.field.set_error(troubles.words(WrongPassphrase()))
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def show_wait(self, seconds: int) -> None:
        """Count down ``seconds``; 0 ends the wait."""
        first = seconds and not self._waiting
        self._waiting = seconds
        self.unlock_button.set_not_yet(bool(seconds))
        if seconds:
            self._note.set_words(
                self.tr("Try again in %n seconds. Helplines work without it.", "", seconds), "know"
            )
            self._note.show()
            if first:
                announce(self._note, self._note.text())
        else:
            self._note.hide()
            self.field.edit.setFocus()
            announce(self.field.edit, self.tr("You can try again."))

    def show_trouble(self, error: KnownError) -> None:
        """A trouble that leaves the person here, such as too little memory."""
        self._note.set_words(troubles.words(error), "problem")
        self._note.show()
        announce(self._note, self._note.text())
