"""Take everything out: what, of which days, where to; then how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.errors import DiskFull, FileInUse, KnownError, Stopped
from mbc_companion.core.sharing import Recipient
from mbc_companion.coverage.typed_days import NotADay, read_day
from mbc_companion.exchange.taking_out.domain import Choice, Form, Part, Told
from mbc_companion.exchange.taking_out.synced_places import synced_by
from mbc_companion.exchange.taking_out.words_view import part_words
from mbc_companion.exchange.taking_out.writing import ChangedMeanwhile
from mbc_companion.ui import troubles
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.whom_field import WhomField
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.progress import Progress
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

ALL_DAYS, SOME_DAYS = "all", "some"


@dataclass(frozen=True)
class Order:
    """What to write into ``folder``, and who it is for."""

    choice: Choice
    folder: Path
    whom: str = ""
    contact_uid: str = ""


@dataclass(frozen=True)
class TakeOutActs:
    """``write(order, stop, tell, done, failed)`` works beside the window; ``tell`` comes on
    its thread, the others here. ``done`` gets what was written; setting ``stop`` ends it.
    """

    today: Callable[[], date]
    recipients: Callable[[], tuple[Recipient, ...]]
    write: Callable[
        [
            Order,
            threading.Event,
            Callable[[Told], None],
            Callable[[Path], None],
            Callable[[KnownError], None],
        ],
        None,
    ]


class TakeOutSheet(ActSheet):
    """One sheet from the choice to the end; nothing is written before the warning is read."""

    progressed = Signal(object)

    def __init__(self, host: QWidget, acts: TakeOutActs, dialogs: Dialogs) -> None:
        heading = QCoreApplication.translate("TakeOut", "Take everything out")
        super().__init__(host, heading, self.tr("Choose where"))
        self.asked.connect(self._go_on)
        self._acts, self._dialogs = acts, dialogs
        self._stop = threading.Event()
        self._written: Path | None = None
        self._add_lead()
        self._add_parts()
        self._add_days()
        self._add_form()
        self.whom = WhomField(acts.recipients, parent=self)
        self.body.addWidget(self.whom)
        self.progress = Progress(self.tr("Writing the files"), parent=self)
        self.result = Note("", "calm", parent=self)
        for part in (self.progress, self.result):
            part.hide()
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.other_button.set_kind("secondary")
        self.other_button.clicked.connect(self._ask_stop)
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.order()

    def _add_lead(self) -> None:
        self.lead = Text(
            self.tr(
                "Writes what you kept here into ordinary files. You can read them without "
                "Companion, print them, or keep them. Nothing here is changed."
            ),
            tone="text2",
            parent=self,
        )
        self.warning = Note(
            self.tr(
                "These files are not encrypted. Anybody who gets hold of them can read "
                "your journal and everything else in them."
            ),
            "problem",
            parent=self,
        )
        self.body.addWidget(self.lead)
        self.body.addWidget(self.warning)

    def _add_parts(self) -> None:
        self._heading = Text(self.tr("What to take out"), "h3", heading=2, parent=self)
        self.body.addWidget(self._heading)
        column = QVBoxLayout()
        column.setSpacing(8)
        self.parts: dict[Part, CheckRow] = {}
        for part in Part:
            row = self.parts[part] = CheckRow(part_words(part), parent=self)
            row.setChecked(True)
            row.toggled.connect(lambda _: self._show_whole())
            column.addWidget(row)
        nest(self.body, column)
        self.whole = Text("", "small", "text2", parent=self)
        self.body.addWidget(self.whole)

    def _add_days(self) -> None:
        options = [(ALL_DAYS, self.tr("All days")), (SOME_DAYS, self.tr("Some days"))]
        self.days = Segmented(self.tr("Days"), options, parent=self)
        self.days.set_value(ALL_DAYS)
        self.days.chosen.connect(self._show_days)
        self.body.addWidget(self.days)
        self.first = Field(self.tr("First day"), placeholder="2026-01-31", parent=self)
        self.last = Field(self.tr("Last day"), placeholder="2026-12-31", parent=self)
        for field in (self.first, self.last):
            field.set_help(self.tr("Leave it empty for no limit."))
            field.hide()
            self.body.addWidget(field)

    def _add_form(self) -> None:
        options = [(Form.FOLDER.value, self.tr("A folder")), (Form.ZIP.value, self.tr("A zip"))]
        self.form = Segmented(self.tr("As"), options, parent=self)
        self.form.set_value(Form.FOLDER.value)
        self.body.addWidget(self.form)
        self.titles = CheckRow(
            self.tr("Names and places in the calendar file. Without, it says “Appointment”."),
            parent=self,
        )
        self.body.addWidget(self.titles)
        self._show_whole()

    def _choices(self) -> list[QWidget]:
        return [
            *(self.lead, self._heading, *self.parts.values(), self.whole, self.days),
            *(self.first, self.last, self.form, self.titles, self.whom),
        ]

    def _show_days(self, _value: str = "") -> None:
        for field in (self.first, self.last):
            field.setVisible(self.days.value() == SOME_DAYS)
        self._show_whole()
        self.order()

    def _show_whole(self) -> None:
        whole = all(row.isChecked() for row in self.parts.values())
        words = self.tr("With all of it comes a file from which Companion can bring it back.")
        if not whole or self.days.value() == SOME_DAYS:
            words = self.tr("The file from which Companion can bring it all back is left out.")
        self.whole.set_words(words)

    # -- what was chosen -------------------------------------------------------------

    def choice(self) -> Choice | None:
        """None if something has to be said first; the place it is missing has the focus."""
        parts = frozenset(part for part, row in self.parts.items() if row.isChecked())
        if not parts:
            self.say_trouble(self.tr("Nothing is ticked yet. Tick what you want to take out."))
            next(iter(self.parts.values())).setFocus()
            return None
        days: list[date | None] = [None, None]
        if self.days.value() == SOME_DAYS:
            for at, field in enumerate((self.first, self.last)):
                field.set_error("")
                if field.text().strip():
                    try:
                        days[at] = read_day(field.text(), self._acts.today())
                    except NotADay:
                        field.set_error(self.tr("Which day is it? For example: Jul 20, 2026."))
                        field.setFocus()
                        return None
        first, last = days
        if first is not None and last is not None and last < first:
            self.last.set_error(self.tr("The last day is before the first one."))
            self.last.setFocus()
            return None
        return Choice(parts, first, last, Form(self.form.value()), self.titles.isChecked())

    def _go_on(self) -> None:
        if self._written is not None:
            self.finish()
            return
        choice = self.choice()
        if choice is not None:
            self._dialogs.choose_folder(
                self.tr("Choose where to put it"),
                lambda folder: self._warn(choice, folder),
            )

    def _warn(self, choice: Choice, folder: Path | None) -> None:
        if folder is None:
            return
        words = self.tr(
            "Anybody who gets hold of the files can read them. Keep them somewhere private, "
            "and delete them when you no longer need them."
        )
        synced = synced_by(folder)
        if synced:
            more = self.tr(
                "“{name}” looks like a folder that is copied to the internet. "
                "Choose another place if you do not want that."
            )
            words = f"{more.format(name=synced)} {words}"
        order = Order(choice, folder, self.whom.whom(), self.whom.contact_uid())
        self._dialogs.confirm(
            self.tr("These files are not encrypted"),
            words,
            yes=self.tr("Write the files"),
            no=self.tr("Not now"),
            then=lambda yes: self._start(order) if yes else None,
        )

    # -- writing -------------------------------------------------------------------

    def _start(self, order: Order) -> None:
        self._stop = threading.Event()
        for part in self._choices():
            part.hide()
        self.progress.set_done(0, 1, "")
        self.progress.show()
        self.set_busy(busy=True)
        self.next_button.hide()
        self.other_button.set_words(self.tr("Stop"))
        self.other_button.show()
        self.other_button.setFocus()
        announce(self.progress, self.tr("Writing the files"))
        self._acts.write(order, self._stop, self.progressed.emit, self._done, self.failed)

    def _ask_stop(self) -> None:
        self._stop.set()
        self.other_button.set_words(self.tr("Stopping…"))

    def _show_progress(self, told: Told) -> None:
        if self._busy:
            self.progress.set_done(told.done, told.whole, told.name)

    def _done(self, path: Path) -> None:
        self._over()
        self._written = path
        self.warning.hide()
        said = self.tr("Everything you chose is in “{name}”.").format(name=path.name)
        self.result.set_words(said)
        self.result.show()
        self.set_act(self.tr("Done"))
        self.next_button.setFocus()
        announce(self.result, said)

    def _over(self) -> None:
        self.set_busy(busy=False)
        self.progress.hide()
        self.other_button.hide()
        self.next_button.show()

    def failed(self, error: KnownError) -> None:
        self._over()
        for part in self._choices():
            part.show()
        self._show_days()
        self.say_trouble(trouble_words(error))
        self.next_button.setFocus()


def trouble_words(error: KnownError) -> str:
    """What happened, what is safe, what to do: for files that are written."""
    if isinstance(error, Stopped):
        return QCoreApplication.translate("TakeOut", "Stopped. Nothing was left behind.")
    if isinstance(error, DiskFull):
        return QCoreApplication.translate(
            "TakeOut",
            "There is not enough room there. Nothing was left behind. Choose another place.",
        )
    if isinstance(error, FileInUse):
        return QCoreApplication.translate(
            "TakeOut", "A backup is being made right now. Try again in a moment."
        )
    if isinstance(error, ChangedMeanwhile):
        return QCoreApplication.translate(
            "TakeOut",
            "Something was saved here at the same time. Nothing was left behind. Try again.",
        )
    return troubles.words(error)
