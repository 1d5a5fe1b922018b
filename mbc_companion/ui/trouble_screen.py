"""The vault cannot be opened right now: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core import errors
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.front import FrontScreen
from mbc_companion.ui.start_fresh import ask_fresh
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

# Only files that will not open by waiting; a busy or full disk is no reason to move them.
_MAY_REPLACE = (
    errors.VaultDamaged,
    errors.HeaderDamaged,
    errors.HeaderMissing,
    errors.DatabaseMissing,
    errors.NotEncrypted,
)


_DISK = (errors.DiskFull, errors.ReadOnly, errors.DiskTrouble)


class TroubleScreen(FrontScreen):
    """Restoring a copy and starting fresh are offered only for files that cannot be opened,
    the safe part only where the key is good and the file behind it is not.

    None of them deletes anything. ``copies``: there is a vault that can be copied elsewhere,
    which is offered when the disk is in trouble.
    """

    try_again_requested = Signal()
    start_fresh_requested = Signal()
    restore_requested = Signal()
    safe_part_requested = Signal()
    copy_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self, error: KnownError, *, dialogs: Dialogs, copies: bool = False, help_key: str = "F1"
    ) -> None:
        super().__init__(self.tr("Locked"), "lock-simple-fill", width=600, help_key=help_key)
        self._dialogs = dialogs
        told = troubles.trouble(error)
        self._title = Text(told.title, "h1", heading=1)
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title.setProperty("noRing", True)
        self._parts: list[QVBoxLayout] = []
        self.card.body.addWidget(self._title)
        for heading, words in (
            (self.tr("What happened"), told.happened),
            (self.tr("What is safe"), told.safe),
            (self.tr("What to do"), told.to_do),
        ):
            self._add_part(heading, words)
        self.safe_button = Button(self.tr("Open the safe part"), "primary")
        self.safe_button.clicked.connect(self.safe_part_requested)
        kind = "secondary" if _is_damage(error) else "primary"
        self.again_button = Button(self.tr("Try again"), kind)
        self.again_button.clicked.connect(self.try_again_requested)
        self.restore_button = Button(self.tr("Restore a copy"))
        self.restore_button.clicked.connect(self.restore_requested)
        self.fresh_button = Button(self.tr("Start fresh"))
        self.fresh_button.clicked.connect(self._ask_fresh)
        self.copy_button = Button(self.tr("Save an encrypted copy elsewhere"))
        self.copy_button.clicked.connect(self.copy_requested)
        self.told = Note("", "know")
        self.quit_button = Button(self.tr("Quit"))
        self.quit_button.clicked.connect(self.quit_requested)
        self.details_button = LinkButton(self.tr("Details"))
        self.details_button.clicked.connect(self._turn_details)
        self._details = Text(_code(error), "caption", "text2", selectable=True)
        self._details.hide()
        self._add_acts(error, copies=copies)
        self.setAccessibleName(told.title)
        theme().follow(self._dress)

    def _add_part(self, heading: str, words: str) -> None:
        part = QVBoxLayout()
        part.setSpacing(2)
        part.addWidget(Text(heading, "label", heading=2))
        part.addWidget(Text(words, "body", "text2"))
        self._parts.append(part)
        nest(self.card.body, part)

    def _add_acts(self, error: KnownError, *, copies: bool) -> None:
        shown = [self.safe_button] if _is_damage(error) else []
        shown.append(self.again_button)
        if isinstance(error, _MAY_REPLACE):
            shown += [self.restore_button, self.fresh_button]
        if copies and isinstance(error, _DISK):
            shown.append(self.copy_button)
        acts = QWidget()
        row = FlowLayout(12, acts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        for button in (*shown, self.quit_button, self.details_button):
            row.addWidget(button)
        self.told.hide()
        self.card.body.addWidget(self.told)
        self.card.body.addSpacing(8)
        self.card.body.addWidget(acts)
        self.card.body.addWidget(self._details)

    def say(self, words: str, kind: str = "know") -> None:
        """How something went that was asked for here."""
        self.told.set_words(words, kind)
        self.told.show()
        announce(self.told, words)

    def _dress(self) -> None:
        self.card.body.setSpacing(theme().px(16))

    def details(self) -> str:
        """The code, if it is shown."""
        return "" if self._details.isHidden() else self._details.text()

    def _turn_details(self) -> None:
        self._details.setVisible(self._details.isHidden())
        if self.details():
            announce(self._details, self.details())

    def _ask_fresh(self) -> None:
        ask_fresh(self._dialogs, no=self.tr("Go back"), then=self._fresh)

    def _fresh(self) -> None:
        self.start_fresh_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._title, self._title.setFocus)


def _is_damage(error: KnownError) -> bool:
    """A file whose key is good, as far as is known."""
    return isinstance(error, errors.VaultDamaged) and error.code != "FILE"


def _code(error: KnownError) -> str:
    """For someone who helps: the kind and the system's own name for it."""
    kind = type(error).__name__
    return f"{kind}, {error.code}" if error.code else kind
