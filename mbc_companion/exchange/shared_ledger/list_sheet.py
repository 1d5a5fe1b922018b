"""What was shared, the last first; a line leads to who it was for and to its removal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.core.sharing import Sharing
from mbc_companion.exchange.shared_ledger.domain import Line, Repository
from mbc_companion.exchange.shared_ledger.words_view import way_words, when_words
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.whom_field import WhomField
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text

MOST = 1000


@dataclass(frozen=True)
class Around:
    """What the sheets of the list are handed."""

    lines: Repository
    sharing: Sharing
    dialogs: Dialogs
    toasts: Toasts

    def attempt(self, act: Callable[[], object]) -> bool:
        """False if it could not be done; the person was told why."""
        try:
            act()
        except KnownError as error:
            self.dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True


class SharedSheet(Sheet):
    """The list as a table whose rows lead on."""

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Shared", "What was shared")
        super().__init__(host, heading, width=980, height=680)
        self._around = around
        self._lines: tuple[Line, ...] = ()
        self.words = Text("", "body", "text2", parent=self)
        headers = [self.tr("When"), self.tr("What"), self.tr("How"), self.tr("With whom")]
        self.table = FactsTable(heading, headers, parent=self)
        self.table.leads = True
        self.table.opened.connect(lambda row: self.open_line(self._lines[row]))
        self.removed_button = Button(self.tr("Removed lines"), "quiet", icon="trash", parent=self)
        self.removed_button.clicked.connect(self._open_removed)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table)
        row = FlowLayout(8)
        row.addWidget(self.removed_button)
        nest(self.body, row)
        self.body.addStretch(1)
        self.line_sheet: LineSheet | None = None
        self.removed_sheet: RemovedLinesSheet | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        try:
            self._lines = self._around.lines.lines(MOST)
            removed = bool(self._around.lines.removed(1))
        except KnownError as error:
            self.words.set_words(troubles.words(error))
            return
        said = self.tr("Nothing yet. What you print or save outside of Companion is listed here.")
        if self._lines:
            said = self.tr("This list is encrypted with the rest. It stays on this computer.")
        self.words.set_words(said)
        self.table.show_rows([_row(line) for line in self._lines])
        self.table.setVisible(bool(self._lines))
        self.removed_button.setVisible(removed)

    def open_line(self, line: Line) -> None:
        self.line_sheet = LineSheet(self, line, self._around)
        self.line_sheet.done.connect(self._after)
        self.line_sheet.open()

    def _after(self) -> None:
        self.refresh()
        (self.table if self._lines else self.close_button).setFocus()

    def _open_removed(self) -> None:
        self.removed_sheet = RemovedLinesSheet(self, self._around)
        self.removed_sheet.closed.connect(self._after)
        self.removed_sheet.open()


def _row(line: Line) -> list[str]:
    return [when_words(line.at), line.shared.what, way_words(line.shared.way), line.shared.whom]


class LineSheet(Sheet):
    """One line: who it was for can be written down later as well."""

    done = Signal()

    def __init__(self, host: QWidget, line: Line, around: Around) -> None:
        heading = QCoreApplication.translate("Shared", "Shared")
        super().__init__(host, heading, width=640, height=0)
        self._line, self._around = line, around
        self._gone = False
        for words in (line.shared.what, way_words(line.shared.way), when_words(line.at)):
            said = Text(words, parent=self)
            said.setMinimumWidth(1)
            self.body.addWidget(said)
        self.whom = WhomField(around.sharing.recipients, self)
        self.whom.show_whom(line.shared.whom, line.shared.contact_uid)
        self.body.addWidget(self.whom)
        self.remove_button = Button(
            self.tr("Remove from the list"), "danger", icon="trash", parent=self
        )
        self.remove_button.clicked.connect(self._remove)
        row = FlowLayout(8)
        row.addWidget(self.remove_button)
        nest(self.body, row)
        self.closed.connect(self._keep_whom)

    def focus_first(self) -> None:
        self.whom.field.setFocus()

    def _keep_whom(self) -> None:
        """However it was closed, what was typed is kept."""
        shared, lines = self._line.shared, self._around.lines
        whom, contact = self.whom.whom(), self.whom.contact_uid()
        if not self._gone and (whom, contact) != (shared.whom, shared.contact_uid):
            self._around.attempt(lambda: lines.set_whom(self._line.uid, whom, contact))
        self.done.emit()

    def _remove(self) -> None:
        lines, uid = self._around.lines, self._line.uid
        if not self._around.attempt(lambda: lines.remove(uid)):
            return
        self._gone = True
        self.close()
        words = self.tr("Removed from the list. What was shared stays where it went.")
        self._around.toasts.show(words, undo=lambda: self._bring_back(uid))

    def _bring_back(self, uid: str) -> None:
        lines = self._around.lines
        self._around.attempt(lambda: lines.bring_back(uid))


class RemovedLinesSheet(Sheet):
    """The last removed first: bring back, or delete for good."""

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Shared", "Removed lines")
        super().__init__(host, heading, width=760, height=640)
        self._around = around
        self.note = Text("", tone="text2", parent=self)
        self.body.addWidget(self.note)
        self._cards: list[Card] = []
        self.backs: list[Button] = []
        self.refresh()

    def refresh(self) -> None:
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self.backs = [], []
        try:
            lines = self._around.lines.removed(MOST)
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            return
        kept = self.tr("They stay here for 30 days and at least 5 days of use.")
        self.note.set_words(kept if lines else self.tr("Nothing is removed right now."))
        for line in lines:
            self._add(line)

    def _add(self, line: Line) -> None:
        card = Card(tight=True, parent=self)
        words = ", ".join(part for part in _row(line) if part)
        said = Text(words, parent=card)
        said.setMinimumWidth(1)
        card.body.addWidget(said)
        lines, uid = self._around.lines, line.uid
        named = self.tr("Bring back: {words}").format(words=words)
        back = Button(self.tr("Bring back"), icon="arrow-counter-clockwise", name=named)
        back.clicked.connect(lambda: self._do(lambda: lines.bring_back(uid), self.tr("Back.")))
        named = self.tr("Remove for good: {words}").format(words=words)
        delete = Button(self.tr("Remove for good"), "danger", icon="trash", name=named)
        delete.clicked.connect(lambda: self._ask(uid))
        acts = FlowLayout(8)
        acts.addWidget(back)
        acts.addWidget(delete)
        nest(card.body, acts)
        self.body.addWidget(card)
        card.show()
        self._cards.append(card)
        self.backs.append(back)

    def _ask(self, uid: str) -> None:
        lines, said = self._around.lines, self.tr("Removed for good.")
        self._around.dialogs.confirm(
            self.tr("Remove this line for good?"),
            self.tr("It cannot be brought back after that."),
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._do(lambda: lines.remove_for_good(uid), said) if yes else None,
            removes=True,
        )

    def _do(self, act: Callable[[], None], said: str) -> None:
        if self._around.attempt(act):
            self.refresh()
            announce(self, said)
            (self.backs[0] if self.backs else self.close_button).setFocus()
