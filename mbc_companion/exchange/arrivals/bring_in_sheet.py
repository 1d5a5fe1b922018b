"""Contacts, appointments or an export of ours brought in: looked at, kept, taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.appointments import words_view as visit_words
from mbc_companion.appointments.choice_row import ChoiceField
from mbc_companion.appointments.domain import Kind as VisitKind
from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.address_cards.columns import Means
from mbc_companion.exchange.arrivals import words_view
from mbc_companion.exchange.arrivals.domain import Done, Kind, Outlook
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.progress import Progress
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


@dataclass(frozen=True)
class Wish:
    """What the person says about a file; ``columns`` is for a table alone."""

    path: Path
    kind: VisitKind = VisitKind.OTHER
    past: bool = False
    columns: Mapping[int, Means] = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """``names`` and ``columns`` are the table's: what stands above each, what it may mean."""

    outlook: Outlook
    names: tuple[str, ...] = ()
    columns: Mapping[int, Means] = field(default_factory=dict)


Failed = Callable[[KnownError], None]


@dataclass(frozen=True)
class BringInActs:
    """Both work beside the window and answer here, but for ``tell``, which comes on their
    thread; setting ``stop`` ends them. ``bring`` keeps what ``look`` last found.
    """

    look: Callable[[Wish, threading.Event, Callable[[Looked], None], Failed], None]
    bring: Callable[
        [threading.Event, Callable[[int, int], None], Callable[[Done], None], Failed], None
    ]
    take_back: Callable[[Callable[[], None], Failed], None]


class _Told(QWidget):
    """A heading and a line under it."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(title, "label", heading=2, parent=self))
        column.addWidget(Text(words, tone="text2", parent=self))


class BringInSheet(ActSheet):
    """One sheet from the file to the end; nothing is kept before "Bring it in"."""

    progressed = Signal(int, int)

    def __init__(self, host: QWidget, acts: BringInActs, dialogs: Dialogs) -> None:
        heading = QCoreApplication.translate("Arrivals", "Bring in contacts or visits")
        super().__init__(host, heading, self.tr("Choose a file"))
        self.asked.connect(self._go_on)
        self._acts, self._dialogs = acts, dialogs
        self._wish: Wish | None = None
        self._looked: Looked | None = None
        self._done: Done | None = None
        self._stop = threading.Event()
        self._parts: list[QWidget] = []
        self.folder_button = Button(self.tr("Choose a folder"), icon="hard-drive", parent=self)
        self.folder_button.clicked.connect(self._choose_folder)
        self.lead = Text("", tone="text2", parent=self)
        self.lead.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lead.setProperty("noRing", True)
        self.progress = Progress(heading, parent=self)
        self.result = Note("", "calm", parent=self)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        self.other_button.set_kind("secondary")
        self.other_button.clicked.connect(self._other)
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._show_choice()

    # -- which file ------------------------------------------------------------------

    def _show_choice(self) -> None:
        self._clear()
        self._wish = self._looked = None
        self.lead.set_words(
            self.tr(
                "Companion reads contacts from vCard (.vcf) and CSV, and appointments from "
                "calendar files (.ics). It also reads what “Take everything out” wrote: "
                "the folder, or the zip. You see what was found before anything is kept."
            )
        )
        for part in (self.progress, self.result, self.other_button):
            part.hide()
        self.folder_button.show()
        self.set_act(self.tr("Choose a file"))
        self.next_button.show()
        self.order()

    def _choose_file(self) -> None:
        kinds = self.tr("Contacts, calendars and exports (*.vcf *.csv *.ics *.zip *.json);;Any (*)")
        self._dialogs.open_file(self.tr("Choose a file"), kinds, self._chosen)

    def _choose_folder(self) -> None:
        if not self._busy:
            self._dialogs.choose_folder(self.tr("Choose a folder"), self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self._look(Wish(path))

    def _look(self, wish: Wish) -> None:
        self._wish = wish
        self._stop = threading.Event()
        self.trouble.hide()
        self.set_busy(busy=True)
        self._show_stop()
        self._acts.look(wish, self._stop, self._show_found, self.failed)

    # -- what is in it ---------------------------------------------------------------

    def _show_found(self, looked: Looked) -> None:
        self.set_busy(busy=False)
        self._clear()
        self._looked = looked
        outlook = looked.outlook
        self.folder_button.hide()
        self.lead.set_words(self.tr("This is what the file holds. Nothing is kept yet."))
        for title, words in words_view.found_words(outlook):
            self._add(_Told(title, words, self))
        if outlook.kind is Kind.VISITS:
            self._add_visit_choices()
        if looked.names:
            self._add_columns(looked)
        self.other_button.set_words(self.tr("Choose another file"))
        self.other_button.show()
        self.next_button.show()
        brings = outlook.brings
        self.set_act(self.tr("Bring it in") if brings else self.tr("Done"))
        self.order()
        self.lead.setFocus()
        announce(self.lead, f"{self.lead.text()} {words_view.new_words(outlook)}")

    def _add_visit_choices(self) -> None:
        assert self._wish is not None
        options = [(kind.value, visit_words.kind_words(kind)) for kind in VisitKind]
        self.kind = ChoiceField(self.tr("What kind of visits they are"), lambda: options)
        self.kind.show_value(self._wish.kind.value, visit_words.kind_words(self._wish.kind))
        self.kind.chosen.connect(lambda value: self._look_again(kind=VisitKind(value)))
        self.past = CheckRow(self.tr("Earlier ones too, as visits that took place"), parent=self)
        self.past.setChecked(self._wish.past)
        self.past.toggled.connect(lambda on: self._look_again(past=on))
        self._add(self.kind)
        self._add(self.past)

    def _add_columns(self, looked: Looked) -> None:
        self._add(Text(self.tr("What each column means"), "h3", heading=2, parent=self))
        options = [(means.value, words_view.means_words(means)) for means in Means]
        self.columns: list[ChoiceField] = []
        for at, name in enumerate(looked.names):
            label = name or self.tr("Column {number}").format(number=at + 1)
            choice = ChoiceField(label, lambda: options)
            means = looked.columns.get(at, Means.NOTHING)
            choice.show_value(means.value, words_view.means_words(means))
            choice.chosen.connect(lambda value, a=at: self._match(a, Means(value)))
            self.columns.append(choice)
            self._add(choice)

    def _match(self, column: int, means: Means) -> None:
        assert self._looked is not None
        self._look_again(columns={**self._looked.columns, column: means})

    def _look_again(self, **changes: object) -> None:
        assert self._wish is not None
        if not self._busy:
            self._look(Wish(**{**vars(self._wish), **changes}))

    # -- keeping it ------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._done is not None:
            self.finish()
        elif self._looked is None:
            self._choose_file()
        elif not self._looked.outlook.brings:
            self.finish()
        else:
            self._bring()

    def _bring(self) -> None:
        self._clear()
        self._stop = threading.Event()
        self.lead.hide()
        self.progress.set_done(0, 1, "")
        self.progress.show()
        self.set_busy(busy=True)
        self._show_stop()
        self._acts.bring(self._stop, self.progressed.emit, self._show_done, self.failed)

    def _show_stop(self) -> None:
        self.next_button.hide()
        self.other_button.set_words(self.tr("Stop"))
        self.other_button.show()
        self.other_button.setFocus()

    def _other(self) -> None:
        if self._busy:
            self._stop.set()
            self.other_button.set_words(self.tr("Stopping…"))
        elif self._done is not None:
            self.set_busy(busy=True)
            self._acts.take_back(self._taken_back, self.failed)
        else:
            self._show_choice()

    def _show_progress(self, done: int, whole: int) -> None:
        if self._busy:
            self.progress.set_done(done, whole, "")

    def _show_done(self, done: Done) -> None:
        self.set_busy(busy=False)
        self._done = done
        self.progress.hide()
        self._say(words_view.done_words(done))
        self.other_button.set_words(self.tr("Take all of it back"))
        self.other_button.show()
        self.set_act(self.tr("Done"))
        self.next_button.show()
        self.next_button.setFocus()

    def _taken_back(self) -> None:
        self.set_busy(busy=False)
        self._done = None
        self.lead.show()
        self._show_choice()
        self._say(self.tr("All of it was taken back."))
        self.next_button.setFocus()

    def _say(self, words: str) -> None:
        self.result.set_words(words)
        self.result.show()
        announce(self.result, words)

    def failed(self, error: KnownError) -> None:
        self.set_busy(busy=False)
        self.progress.hide()
        self.lead.show()
        self._done = None
        self._show_choice()
        self.say_trouble(words_view.trouble_words(error))
        self.next_button.setFocus()

    def _add(self, widget: QWidget) -> None:
        self.body.insertWidget(1 + len(self._parts), widget)
        self._parts.append(widget)
        widget.show()

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self.trouble.hide()
        self.result.hide()
