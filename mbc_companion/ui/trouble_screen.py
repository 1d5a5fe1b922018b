"""The vault cannot be opened right now: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent

from mbc_companion.core import errors
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.front import CardColumn, FrontScreen
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

_NOTHING_TO_KEEP_ASIDE = (
    errors.FileInUse,
    errors.DiskFull,
    errors.ReadOnly,
    errors.DiskTrouble,
    errors.VaultNewer,
)


class TroubleScreen(FrontScreen):
    """Starting fresh is offered only for files that cannot be opened; it deletes nothing."""

    try_again_requested = Signal()
    start_fresh_requested = Signal()
    quit_requested = Signal()

    def __init__(self, error: KnownError, *, dialogs: Dialogs) -> None:
        super().__init__(self.tr("Locked"), "lock-simple-fill")
        self._dialogs = dialogs
        self._card = Card()
        self._title = Text(troubles.title(error), "h1", heading=1)
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = Text(troubles.words(error))
        self._always = Text(self.tr("Helplines work without it."), tone="text2")
        self._code = Text(error.code or type(error).__name__, "caption", "text2", selectable=True)
        self._code.hide()
        body = self._card.body
        for part in (self._title, self._words, self._always):
            body.addWidget(part)
        self._acts = FlowLayout(8)
        body.addLayout(self._acts)
        body.addWidget(self._code)
        self._add_acts(error)
        self.body.addStretch(2)
        self.body.addWidget(CardColumn(self._card, 560))
        self.body.addStretch(3)
        theme().follow(self._dress)

    def _add_acts(self, error: KnownError) -> None:
        again = Button(self.tr("Try again"), "primary")
        again.clicked.connect(self.try_again_requested)
        self._acts.addWidget(again)
        if not isinstance(error, _NOTHING_TO_KEEP_ASIDE):
            fresh = Button(self.tr("Start fresh, keep the old file"))
            fresh.clicked.connect(self._ask_fresh)
            self._acts.addWidget(fresh)
        leave = Button(self.tr("Quit"))
        leave.clicked.connect(self.quit_requested)
        self._acts.addWidget(leave)
        details = Button(self.tr("Details"), "quiet")
        details.clicked.connect(lambda: self._code.setVisible(not self._code.isVisible()))
        self._acts.addWidget(details)

    def _ask_fresh(self) -> None:
        self._dialogs.confirm(
            self.tr("Start fresh?"),
            self.tr(
                "The old file is moved to a folder of its own and kept. "
                "It stays closed until its key is found. You begin with an empty journal."
            ),
            yes=self.tr("Start fresh"),
            no=self.tr("Go back"),
            then=lambda agreed: self.start_fresh_requested.emit() if agreed else None,
        )

    def _dress(self) -> None:
        pad = theme().px(16)
        self.body.setContentsMargins(pad, pad, pad, pad)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._title.setFocus)
