"""Choose who is on the card, see exactly what prints, print it or save a PDF."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.carry_paper import PAGE_MOST, PaperLine, most_of
from mbc_companion.contacts.carry_printing import CardPages
from mbc_companion.contacts.domain import Kind
from mbc_companion.contacts.folding import digits
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Service
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

WALLET, PAGE = "wallet", "page"
MOST_PEOPLE = 60
MOST_NAMED = 3
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
        # Among what does not scroll, beside the buttons that print.
        self.full = Note("", "know", parent=self)
        self.full.hide()
        self._column.insertWidget(self._column.count() - 1, self.full)
        self._add_helplines()
        self._add_people()
        self._add_plans()

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
            line = PaperLine(own.name, own.number, own.hours_words, seen.tel)
            self._add(line, ticked=self._has_room())

    def _add_people(self) -> None:
        self.options.addWidget(Text(self.tr("Your contacts"), "h3", heading=2, parent=self))
        try:
            rows = [row for row in self._around.contacts.search("") if row.phone]
        except KnownError as error:
            self.options.addWidget(Text(troubles.words(error), parent=self))
            return
        rows.sort(key=lambda row: not row.trusted)
        for row in rows[:MOST_PEOPLE]:
            seen = look_at(row.phone)
            line = PaperLine(row.name, row.phone, row.role, seen.tel)
            mine = row.trusted and row.kind is not Kind.INSURER
            self._add(line, ticked=mine and self._has_room())
        if len(rows) > MOST_PEOPLE:
            said = self.tr("%n more are in your contacts.", "", len(rows) - MOST_PEOPLE)
            how = self.tr("Tick “Show near the top” at somebody to find them here.")
            self.options.addWidget(Text(f"{said} {how}", tone="text2", parent=self))

    def _add_plans(self) -> None:
        """The number on the insurance card, where it is not a contact's as well."""
        known = {digits(line.number) for _, line in self.rows}
        own = [plan for plan in self._around.plan_phones() if digits(plan[1]) not in known]
        if not own:
            return
        self.options.addWidget(Text(self.tr("Your plan"), "h3", heading=2, parent=self))
        for name, phone in own:
            seen = look_at(phone)
            self._add(PaperLine(name, seen.shown, "", seen.tel), ticked=False)

    def _add(self, line: PaperLine, *, ticked: bool, note: str = "") -> None:
        said = f"{line.name}, {line.number}"
        tick = CheckRow(f"{said}. {note}" if note else said, parent=self)
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _: self.refresh())
        self.rows.append((tick, line))
        self.options.addWidget(tick)

    def _has_room(self) -> bool:
        """From the start no more is ticked than fits on either form."""
        return len(self.lines()) < PAGE_MOST

    def refresh(self) -> None:
        super().refresh()
        self._say_full()

    def _say_full(self) -> None:
        """More is ticked than the paper holds: what is left off, before it prints."""
        left_off = self.lines()[most_of(wallet=self.wallet) :]
        said = ""
        if left_off:
            holds = self.tr("The paper holds %n numbers.", "", most_of(wallet=self.wallet))
            names = ", ".join(line.name for line in left_off[:MOST_NAMED])
            if len(left_off) > MOST_NAMED:
                more = self.tr("%n more", "", len(left_off) - MOST_NAMED)
                names = f"{names}, {more}"
            what = self.tr("Not on it: {names}. Untick what you need less.").format(names=names)
            said = f"{holds} {what}"
        if said and said != self.full.words.text():
            announce(self, said)
        self.full.set_words(said)
        self.full.setVisible(bool(said))

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
