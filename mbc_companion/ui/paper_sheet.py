"""One sheet for every paper: what goes on it, how it looks, print it or save a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.core.sharing import Shared, Sharing, Unlisted, Way
from mbc_companion.ui import paper_pages
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_frame import tab_stops
from mbc_companion.ui.paper import PAGES, paper_words, usual_page
from mbc_companion.ui.paper_pages import Pages
from mbc_companion.ui.paper_preview import PaperPreview
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.whom_field import WhomField
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest, widgets_in
from mbc_companion.ui.widgets.text import Text


@dataclass(frozen=True)
class Job:
    """``make`` gives the pages for a size ("Letter", "A4"); it may be asked often.

    ``title`` heads the sheet, ``name`` is the PDF's suggested file name, ``what`` the
    line in the list of what was shared. With ``private`` a person is told first that a
    PDF is not encrypted, and the list is written.
    """

    make: Callable[[str], Pages]
    title: str
    name: str
    what: str = ""
    private: bool = True
    sharing: Sharing = field(default_factory=Unlisted)


class PaperSheet(Sheet):
    """``options`` is the column for choices about what goes on the paper."""

    def __init__(self, host: QWidget, dialogs: Dialogs, job: Job) -> None:
        super().__init__(host, job.title, width=1120, height=760)
        self._dialogs = dialogs
        self.job = job
        self.options = QVBoxLayout()
        self.options.setSpacing(8)
        self.size_label = Text(self.tr("Paper size"), "label", parent=self)
        names = [(name, paper_words(name)) for name in PAGES]
        self.size_choice = Segmented(self.tr("Paper size"), names, parent=self)
        self.size_choice.set_value(job.sharing.paper_size() or usual_page())
        self.size_choice.chosen.connect(lambda _: self.refresh())
        self.whom = WhomField(job.sharing.recipients, self)
        self.whom.setVisible(job.private)
        self.exact = Text("", "h3", heading=2, parent=self)
        self.preview = PaperPreview(self)
        self._lay_out()
        self.print_button = Button(self.tr("Print"), "primary", icon="printer", parent=self)
        self.pdf_button = Button(self.tr("Save as PDF"), icon="hard-drive", parent=self)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._ask_pdf)
        acts = FlowLayout(12)
        acts.addWidget(self.print_button)
        acts.addWidget(self.pdf_button)
        nest(self._column, acts)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(16)
        nest(left, self.options)
        size = QVBoxLayout()
        size.setSpacing(8)
        size.addWidget(self.size_label)
        size.addWidget(self.size_choice)
        nest(left, size)
        left.addWidget(self.whom)
        left.addStretch(1)
        right.addWidget(self.exact)
        right.addWidget(self.preview)
        right.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(32)
        nest(self._row, left, 2)
        nest(self._row, right, 3)
        nest(self.body, self._row)

    def open(self) -> None:
        self.refresh()
        self._order()
        super().open()

    def _order(self) -> None:
        """Tab goes down the choices first, then to the paper and out."""
        chosen = widgets_in(self.options)
        groups = [*chosen, self.size_choice, self.whom, self.print_button, self.pdf_button]
        stops = [stop for one in groups for stop in _stops_of(one)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def focus_first(self) -> None:
        """At the first choice about what goes on the paper, if there is one."""
        if self.options.count():
            super().focus_first()
        else:
            self.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    def size_name(self) -> str:
        return self.size_choice.value()

    def pages(self) -> Pages:
        """What would print now. Raises a KnownError."""
        return self.job.make(self.size_name())

    def refresh(self) -> None:
        """Show what would print now."""
        made = self._made()
        if made is None:
            return
        self.preview.show_pages(made)
        one = self.tr("This is exactly what prints. One page.")
        many = self.tr("This is exactly what prints. %n pages.", "", made.count)
        self.exact.set_words(one if made.count == 1 else many)

    def _made(self) -> Pages | None:
        try:
            return self.pages()
        except KnownError as error:
            from mbc_companion.ui import troubles

            self._dialogs.tell(troubles.title(error), troubles.words(error))
            return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        super()._dress()
        if hasattr(self, "_row"):
            self._fit()

    def _fit(self) -> None:
        """Below each other where the text is large or the window small."""
        wide = self.width() >= theme().px(760)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wide else down)

    # -- out ---------------------------------------------------------------------------

    def _print(self) -> None:
        made = self._made()
        if made is not None:
            paper_pages.print_pages(self, made, self.job.title, self._printed)

    def _printed(self, sent: bool) -> None:  # noqa: FBT001
        if sent:
            self._note(Way.PRINTED)
            announce(self, self.tr("Sent to the printer"))
            return
        self._dialogs.confirm(
            self.tr("The page did not print"),
            self.tr("Save it as a PDF instead, or try again."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=lambda yes: self._ask_pdf() if yes else None,
        )

    def _ask_pdf(self) -> None:
        """Ask where to put a PDF, after a plain word about what it is."""
        if not self.job.private:
            self._ask_where()
            return
        self._dialogs.confirm(
            self.tr("A PDF is not encrypted"),
            self.tr("Anybody who finds the file can read it. Keep it somewhere private."),
            yes=self.tr("Save as PDF"),
            no=self.tr("Not now"),
            then=lambda yes: self._ask_where() if yes else None,
        )

    def _ask_where(self) -> None:
        title, kind = self.tr("Save as PDF"), self.tr("PDF (*.pdf)")
        self._dialogs.save_file(title, self.job.name, kind, self._write)

    def _write(self, path: Path | None) -> None:
        made = None if path is None else self._made()
        if path is None or made is None:
            return
        try:
            paper_pages.write_pdf(path, made)
        except KnownError:
            self._dialogs.tell(
                self.tr("The page is not saved"),
                self.tr("The computer could not write there. Choose another folder."),
            )
        else:
            self._note(Way.PDF)
            announce(self, self.tr("Saved as PDF"))

    def _note(self, way: Way) -> None:
        """Into the list of what was shared; the paper is out already if that does not work."""
        if not self.job.private:
            return
        shared = Shared(
            self.job.what or self.job.title, way, self.whom.whom(), self.whom.contact_uid()
        )
        try:
            self.job.sharing.note(shared)
        except KnownError:
            self._dialogs.tell(
                self.tr("The list is not written"),
                self.tr("The page is out. It could not be added to the list of what was shared."),
            )


def _stops_of(widget: QWidget) -> list[QWidget]:
    """Itself, or what in it takes the focus."""
    itself = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [widget] if itself else tab_stops(widget)
