"""The locked window: a passphrase, help, and nothing personal, not even a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.front import FrontScreen
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon, Note
from mbc_companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from mbc_companion.core.errors import KnownError


class LockScreen(FrontScreen):
    """``reason`` is why the last process locked: idle, hidden, sleep, screen, switched, asked,
    or empty at a cold start.

    ``idle_minutes`` is named in the sentence about an idle lock if it is given;
    ``extra`` is one more calm sentence. What was typed stays after a wrong try.
    """

    unlock_requested = Signal(str)
    typing = Signal()
    recovery_requested = Signal()
    keyring_requested = Signal()
    quit_requested = Signal()
    read_requested = Signal()
    text_size_requested = Signal(int)

    def __init__(
        self,
        reason: str = "",
        *,
        extra: str = "",
        idle_minutes: int = 0,
        help_key: str = "F1",
    ) -> None:
        super().__init__(self.tr("Locked"), "lock-simple-fill", help_key=help_key)
        self._opening = False
        self._waiting = 0
        self._title = Text(self.tr("Welcome back"), "h1", heading=1)
        self._private = Text(self.tr("Everything here is still private."), tone="text2")
        self._note = Note("", "calm")
        self._note.hide()
        self.field = PassphraseField(
            self.tr("Passphrase"), show_words=self.tr("Show"), conceal_words=self.tr("Conceal")
        )
        self.field.set_large()
        self.field.edit.returnPressed.connect(self._try)
        self.field.edit.textEdited.connect(lambda _: self.typing.emit())
        self.unlock_button = Button(self.tr("Unlock"), "primary", large=True)
        self.unlock_button.clicked.connect(self._try)
        self.words_button = Button(self.tr("Use recovery words instead"), "quiet")
        self.words_button.clicked.connect(self.recovery_requested)
        self.keyring_button = Button(self.tr("Open with this computer's keyring"), "quiet")
        self.keyring_button.clicked.connect(self._ask_keyring)
        self.keyring_button.hide()
        self._fill_card()
        self._fill_foot()
        said = " ".join(part for part in (self._why(reason, idle_minutes), extra) if part)
        if said:
            self.note(said)
        theme().follow(self._dress)

    def _fill_card(self) -> None:
        body = self.card.body
        heading = QVBoxLayout()
        heading.setSpacing(2)
        for line in (self._title, self._private):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            heading.addWidget(line)
        nest(body, heading)
        body.addSpacing(4)
        body.addWidget(self._note)
        body.addWidget(self.field)
        body.addSpacing(8)
        body.addWidget(self.unlock_button)
        body.addWidget(self.words_button, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.keyring_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _fill_foot(self) -> None:
        self._kept_icon = Icon("hard-drive", "text2", 20)
        self._kept = Text(
            self.tr("Kept encrypted on this computer. Nothing is sent anywhere."), "small"
        )
        self.read_button = Button(self.tr("Read"), icon="books")
        self.read_button.setAccessibleDescription(self.tr("The library, without anything of yours"))
        self.read_button.clicked.connect(self.read_requested)
        self._smaller = Button(self.tr("A−"), name=self.tr("Smaller text"))
        self._bigger = Button(self.tr("A+"), name=self.tr("Bigger text"))
        self._smaller.clicked.connect(lambda: self.text_size_requested.emit(-1))
        self._bigger.clicked.connect(lambda: self.text_size_requested.emit(1))
        self._quit = Button(self.tr("Quit"))
        self._quit.clicked.connect(self.quit_requested)
        # As wide as what stands at the right, so that the sentence is in the middle.
        self._balance = QWidget()
        self.foot.addWidget(self._balance)
        self.foot.addStretch(1)
        self.foot.addWidget(self._kept_icon)
        self.foot.addWidget(self._kept)
        self.foot.addStretch(1)
        for button in self._foot_buttons():
            self.foot.addWidget(button)

    def _foot_buttons(self) -> tuple[Button, ...]:
        return (self.read_button, self._smaller, self._bigger, self._quit)

    def _dress(self) -> None:
        tone = "sceneNote" if self.shown() else "text2"
        self._kept.set_tone(tone)
        self._kept_icon.set_icon("hard-drive", tone)
        self._center_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._center_foot()

    def _center_foot(self) -> None:
        """The sentence in the middle if there is room, else at the left in as many lines."""
        buttons = self._foot_buttons()
        right = sum(button.sizeHint().width() for button in buttons) + 3 * self.foot.spacing()
        words = QFontMetrics(self._kept.font()).horizontalAdvance(self._kept.text())
        icon = self._kept_icon.width() + self.foot.spacing()
        room = self.width() - 2 * theme().px(32) - theme().px(64)
        self._balance.setVisible(words + icon + 2 * right < room)
        self._balance.setFixedWidth(right)
        self._kept.setWordWrap(words + icon + right >= room)

    def _why(self, reason: str, minutes: int) -> str:
        if reason == "idle" and minutes > 1:
            said = self.tr("Locked after {minutes} quiet minutes. You are where you left off.")
            return said.format(minutes=minutes)
        known = {
            "idle": self.tr("Locked after some quiet time. You are where you left off."),
            "hidden": self.tr("Locked after being hidden. You are where you left off."),
            "sleep": self.tr("Locked before the computer slept. You are where you left off."),
            "screen": self.tr("Locked with the screen. You are where you left off."),
            "renewed": self.tr("Everything is encrypted anew. It opens with the new passphrase."),
            "not-renewed": self.tr(
                "The new keys could not be put in place. The passphrase is the one from before."
            ),
            "switched": self.tr("Locked when another person came on. You are where you left off."),
            "restored": self.tr("The copy is in place. Unlock to see it."),
            "safe-part": self.tr("The safe part is in place. Unlock to see it."),
        }
        return known.get(reason, "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.focus_first)

    def focus_first(self) -> None:
        """Into the field, with the button in view as well where both fit."""
        if self.isVisible():
            self.page.ensureWidgetVisible(self.unlock_button, 0, theme().px(8))
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._note.isVisible():
                announce(self._note, self._note.text())

    def _try(self) -> None:
        if self._opening:
            return
        if self._waiting:
            announce(self._note, self._note.text())
        elif not self.field.text().strip():
            self.field.set_error(self.tr("Type your passphrase first."))
            self.field.edit.setFocus()
        else:
            self.field.set_error("")
            self.unlock_requested.emit(self.field.text())

    def _ask_keyring(self) -> None:
        if not self._opening:
            self.keyring_requested.emit()

    def offer_keyring(self) -> None:
        """The person turned it on in Settings; the passphrase works as before."""
        self.keyring_button.show()

    def show_no_keyring(self) -> None:
        """It is gone, locked or another one: the passphrase is asked for, nothing more."""
        self.show_opening(False)
        self.keyring_button.hide()
        words = self.tr("The keyring did not open it. Type your passphrase.")
        self._say(words, "calm", aloud=True)
        self.field.edit.setFocus()

    def note(self, words: str) -> None:
        """A calm sentence over the field, such as why the screen is locked."""
        self._say(words, "calm")

    def show_opening(self, opening: bool) -> None:  # noqa: FBT001
        """The key is being derived: the button says so and stays where it is."""
        self._opening = opening
        self.unlock_button.set_words(self.tr("Opening…") if opening else self.tr("Unlock"))
        self.field.edit.setReadOnly(opening)
        if opening:
            announce(self.unlock_button, self.unlock_button.text())

    def show_wrong(self) -> None:
        """It did not open; what was typed stays, and typing replaces it."""
        from mbc_companion.core.errors import WrongPassphrase
        from mbc_companion.ui import troubles

        self.show_opening(False)
        self.field.set_error(troubles.words(WrongPassphrase()))
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def show_wait(self, seconds_left: int) -> None:
        """Count down; 0 ends the wait. The field can be typed in meanwhile."""
        begins = bool(seconds_left) and not self._waiting
        ends = bool(self._waiting) and not seconds_left
        self._waiting = seconds_left
        self.unlock_button.set_not_yet(bool(seconds_left))
        if seconds_left:
            self._say(self._wait_words(seconds_left), "know", aloud=begins)
        elif ends:
            self._note.hide()
            announce(self.field.edit, self.tr("You can try again now."))

    def _wait_words(self, seconds: int) -> str:
        if seconds == 1:
            return self.tr("Try again in one second. Helplines work without it.")
        said = self.tr("Try again in {seconds} seconds. Helplines work without it.")
        return said.format(seconds=seconds)

    def show_trouble(self, error: KnownError) -> None:
        """A trouble that leaves the person here, such as too little memory."""
        from mbc_companion.ui import troubles

        self.show_opening(False)
        self._say(troubles.words(error), "problem", aloud=True)

    def clear(self) -> None:
        """As it was at first, with nothing typed."""
        self.clear_typed()
        self._waiting = 0
        self.unlock_button.set_not_yet(False)
        self.show_opening(False)
        self._note.hide()

    def clear_typed(self) -> None:
        """The passphrase field empty and concealed; a wait goes on."""
        self.field.edit.clear()
        self.field.conceal()
        self.field.set_error("")

    def _say(self, words: str, kind: str, *, aloud: bool = False) -> None:
        icon = {"calm": "lock-simple", "know": "hourglass-medium"}.get(kind, "warning-circle-fill")
        self._note.set_words(words, kind, icon)
        self._note.show()
        if aloud:
            announce(self._note, words)
