"""After everything was deleted: what was removed, what is left, what cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent

from mbc_companion.core.backups import Deleted, What
from mbc_companion.ui.announce import announce
from mbc_companion.ui.front import FrontScreen
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text


class DeletedScreen(FrontScreen):
    """Read once; the program then has nothing more to show."""

    quit_requested = Signal()

    def __init__(self, deleted: Deleted, *, help_key: str = "F1") -> None:
        super().__init__(self.tr("Deleted"), "trash", width=600, help_key=help_key)
        title = self.tr("Everything here is deleted")
        if deleted.left:
            title = self.tr("Not everything could be deleted")
        self._title = Text(title, "h1", heading=1)
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title.setProperty("noRing", True)
        self.card.body.addWidget(self._title)
        removed = [self._line(what, count) for what, count in deleted.removed.items()]
        self._part(self.tr("Removed"), "\n".join(removed))
        if deleted.left:
            left = "\n".join(self._name(what) for what in deleted.left)
            words = self.tr("The computer did not let these go. The keys to them may be gone.")
            self._part(self.tr("Still here"), f"{left}\n{words}")
        self._part(
            self.tr("What Companion cannot reach"),
            self.tr(
                "Copies on other drives or in a cloud folder, printed pages and exported files. "
                "A disk may keep traces of deleted files. Without the keys they are unreadable."
            ),
        )
        self.quit_button = Button(self.tr("Quit"), "primary")
        self.quit_button.clicked.connect(self.quit_requested)
        self.card.body.addSpacing(8)
        self.card.body.addWidget(self.quit_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(title)
        theme().follow(self._dress)

    def _part(self, heading: str, words: str) -> None:
        self.card.body.addWidget(Text(heading, "label", heading=2))
        self.card.body.addWidget(Text(words, "body", "text2"))

    def _line(self, what: What, count: int) -> str:
        if what is What.KEYRING:
            return self._name(what)
        if count == 1:
            return self.tr("{what}: 1 file").format(what=self._name(what))
        return self.tr("{what}: {count} files").format(what=self._name(what), count=count)

    def _name(self, what: What) -> str:
        return {
            What.KEYS: self.tr("The keys"),
            What.JOURNAL: self.tr("The journal and all you kept, with its drafts"),
            What.SETTINGS: self.tr("The settings"),
            What.BACKUPS: self.tr("The backups"),
            What.SECOND_PLACE: self.tr("The copies in the second place"),
            What.KEPT: self.tr("Earlier files that were kept aside"),
            What.KEYRING: self.tr("The key in the system's keyring"),
            What.UNFINISHED: self.tr("Unfinished files"),
        }[what]

    def _dress(self) -> None:
        self.card.body.setSpacing(theme().px(12))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._title, self._title.setFocus)
        announce(self._title, self._title.text())
