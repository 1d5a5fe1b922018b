"""Choose who is on the card, see exactly what prints, print it or save a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.carry_paper import PAGES, PaperLine, draw_page, pages_of
from mbc_companion.contacts.carry_printing import print_lines, write_pdf
from mbc_companion.contacts.domain import Kind
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Service
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui import troubles
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.paper import SHEET
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

WALLET, PAGE = "wallet", "page"
MOST_PEOPLE = 60
FIRST = ("emergency", "lifeline")


class PaperPreview(QWidget):
    """The sheets of paper, drawn by what draws them for the printer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[PaperLine, ...] = ()
        self._wallet = True
        self.page = "Letter"
        set_accessible(self, name=self.tr("Preview"), role="graphic")
        theme().follow(self._dress)

    def show_lines(self, lines: tuple[PaperLine, ...], *, wallet: bool) -> None:
        self._lines, self._wallet = lines, wallet
        said = [f"{line.name}: {line.number}" for line in lines]
        set_accessible(self, description=". ".join(said) or self.tr("An empty page"))
        self._dress()

    def _scale(self) -> float:
        return theme().px(400) / PAGES[self.page].width()

    def _dress(self) -> None:
        size = PAGES[self.page] * self._scale()
        count = len(pages_of(self._lines, wallet=self._wallet))
        self.setFixedSize(
            QSize(int(size.width()) + 2, count * (int(size.height()) + theme().px(12)))
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = PAGES[self.page]
        for part in pages_of(self._lines, wallet=self._wallet):
            painter.save()
            painter.scale(self._scale(), self._scale())
            painter.fillRect(QRectF(0, 0, size.width(), size.height()), SHEET)
            painter.setPen(theme().color("lineStrong"))
            painter.drawRect(QRectF(0, 0, size.width(), size.height()))
            draw_page(painter, part, wallet=self._wallet, page=self.page)
            painter.restore()
            painter.translate(0, int(size.height() * self._scale()) + theme().px(12))
        painter.end()


class CarrySheet(Sheet):
    """Helplines, own people and the plan's phone: a tick each."""

    def __init__(self, host: QWidget, around: Around, *, wallet: bool = True) -> None:
        heading = QCoreApplication.translate("Contacts", "A card to carry")
        super().__init__(host, heading, width=1000, height=740)
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
        self.form.chosen.connect(lambda _: self._show())
        self.body.addWidget(self.form)
        self.paper = Segmented(self.tr("Paper"), [(name, name) for name in PAGES], parent=self)
        self.paper.set_value("Letter")
        self.paper.chosen.connect(lambda _: self._show())
        self.body.addWidget(self.paper)
        self.rows: list[tuple[CheckRow, PaperLine]] = []
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(8)
        self._add_helplines()
        self._add_people()
        nest(self.body, self._ticks)
        said = self.tr("This is exactly what prints.")
        self.body.addWidget(Text(said, "h3", heading=2, parent=self))
        self.preview = PaperPreview(self)
        self.body.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        row = FlowLayout(12)
        self.print_button = Button(self.tr("Print"), "primary", icon="printer", parent=self)
        self.pdf_button = Button(self.tr("Save as PDF"), icon="hard-drive", parent=self)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._ask_pdf)
        row.addWidget(self.print_button)
        row.addWidget(self.pdf_button)
        nest(self._column, row)
        self._show()

    def _add_helplines(self) -> None:
        self._ticks.addWidget(Text(self.tr("Helplines"), "h3", heading=2, parent=self))
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
        self._ticks.addWidget(Text(self.tr("Your contacts"), "h3", heading=2, parent=self))
        try:
            rows = [row for row in self._around.contacts.search("") if row.phone]
        except KnownError as error:
            self._ticks.addWidget(Text(troubles.words(error), parent=self))
            return
        for row in rows[:MOST_PEOPLE]:
            seen = look_at(row.phone)
            line = PaperLine(row.name, row.phone, row.role, seen.tel)
            self._add(line, ticked=row.trusted and row.kind is not Kind.INSURER)

    def _add(self, line: PaperLine, *, ticked: bool, note: str = "") -> None:
        said = f"{line.name}, {line.number}"
        tick = CheckRow(f"{said}. {note}" if note else said, parent=self)
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _: self._show())
        self.rows.append((tick, line))
        self._ticks.addWidget(tick)

    def lines(self) -> tuple[PaperLine, ...]:
        """What is ticked, in the order shown."""
        return tuple(line for tick, line in self.rows if tick.isChecked())

    @property
    def wallet(self) -> bool:
        return self.form.value() == WALLET

    def _show(self) -> None:
        self.preview.page = self.paper.value()
        self.preview.show_lines(self.lines(), wallet=self.wallet)

    def _print(self) -> None:
        print_lines(
            self,
            self.lines(),
            self.tr("Print this card"),
            self._printed,
            wallet=self.wallet,
            page=self.paper.value(),
        )

    def _printed(self, sent: bool) -> None:  # noqa: FBT001
        if sent:
            announce(self, self.tr("Sent to the printer"))
            return
        self._around.dialogs.tell(
            self.tr("The page did not print"),
            self.tr("Save it as a PDF instead, or try again."),
        )

    def _ask_pdf(self) -> None:
        self._around.dialogs.confirm(
            self.tr("Save as PDF"),
            self.tr("A PDF is not encrypted. Anyone who has the file can read these numbers."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=self._choose_file,
        )

    def _choose_file(self, wanted: bool) -> None:  # noqa: FBT001
        if wanted:
            self._around.dialogs.save_file(
                self.tr("Save as PDF"), "card.pdf", self.tr("PDF (*.pdf)"), self._save
            )

    def _save(self, path: Path | None) -> None:
        if path is None:
            return
        page = self.paper.value()
        if self._around.attempt(
            lambda: write_pdf(path, self.lines(), wallet=self.wallet, page=page)
        ):
            announce(self, self.tr("Saved as PDF"))


def _call_back(service: Service) -> str:
    """A line that only takes messages is said to be one."""
    if service.uid != "apos":
        return ""
    return QCoreApplication.translate("Contacts", "Call-back line")
