"""Choose who is on the card, see exactly what prints, print it or save a PDF."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.carry_paper import PaperLine
from mbc_companion.contacts.carry_printing import CardPages
from mbc_companion.contacts.domain import Kind
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Service
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui import troubles
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.text import Text

WALLET, PAGE = "wallet", "page"
MOST_PEOPLE = 60
FIRST = ("emergency", "lifeline")


class CarrySheet(PaperSheet):
    """Helplines, own people and the plan's phone: a tick each."""

    def __init__(self, host: QWidget, around: Around, *, wallet: bool = True) -> None:
        heading = QCoreApplication.translate("Contacts", "A card to carry")
        job = Job(self._card, title=heading, name="card.pdf", sharing=around.sharing)
        super().__init__(host, around.dialogs, job)
        self._around = around
        self.form = Segmented(
            self.tr("Form"),
            [
                (WALLET, self.tr("Card for a wallet")),
                (PAGE, self.tr("Page for the fridge")),
            ],
            parent=self,
        )
        self.form.set_value(WALLET if wallet else PAGE)
        self.form.chosen.connect(lambda _: self.refresh())
        self.options.addWidget(self.form)
        self.rows: list[tuple[CheckRow, PaperLine]] = []
        self._add_helplines()
        self._add_people()

    def _card(self, page: str) -> CardPages:
        return CardPages(self.lines(), wallet=self.wallet, page=page)

    def _add_helplines(self) -> None:
        self.options.addWidget(Text(self.tr("Helplines"), "h3", heading=2, parent=self))
        directory = self._around.directory
        first = [one for one in directory.services if one.uid in FIRST]
        chosen = {one.uid for one in (*first, *directory.featured)}
        for service in (*first, *(s for s in directory.services if s not in first)):
            hours = ", ".join(words.paper_hours(service))
            under = ". ".join(part for part in (_call_back(service), hours) if part)
            line = PaperLine(service.name, service.number.shown, under, service.main.uri)
            self._add(line, ticked=service.uid in chosen, note=_call_back(service))
        for own in self._around.notes.own():
            seen = look_at(own.number)
            self._add(PaperLine(own.name, own.number, own.hours_words, seen.tel), ticked=True)

    def _add_people(self) -> None:
        self.options.addWidget(Text(self.tr("Your contacts"), "h3", heading=2, parent=self))
        try:
            rows = [row for row in self._around.contacts.search("") if row.phone]
        except KnownError as error:
            self.options.addWidget(Text(troubles.words(error), parent=self))
            return
        for row in rows[:MOST_PEOPLE]:
            seen = look_at(row.phone)
            line = PaperLine(row.name, row.phone, row.role, seen.tel)
            self._add(line, ticked=row.trusted and row.kind is not Kind.INSURER)

    def _add(self, line: PaperLine, *, ticked: bool, note: str = "") -> None:
        said = f"{line.name}, {line.number}"
        tick = CheckRow(f"{said}. {note}" if note else said, parent=self)
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _: self.refresh())
        self.rows.append((tick, line))
        self.options.addWidget(tick)

    def lines(self) -> tuple[PaperLine, ...]:
        """What is ticked, in the order shown."""
        return tuple(line for tick, line in self.rows if tick.isChecked())

    @property
    def wallet(self) -> bool:
        return self.form.value() == WALLET


def _call_back(service: Service) -> str:
    """A line that only takes messages is said to be one."""
    if service.uid != "apos":
        return ""
    return QCoreApplication.translate("Contacts", "Call-back line")
