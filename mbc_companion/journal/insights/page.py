"""Insights: marks over time, feelings, scales and the days around scans; pictures or tables."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import MUTED_NOTICES, Preferences
from mbc_companion.core.sharing import Sharing, Unlisted
from mbc_companion.journal.insights.counting import AroundScan, around_scans, came_up_most
from mbc_companion.journal.insights.domain import Look, Reads, Span, VisitDays
from mbc_companion.journal.insights.feelings_card import FeelingsCard
from mbc_companion.journal.insights.insights_paper import insights_paper
from mbc_companion.journal.insights.looking import read_look, read_scans
from mbc_companion.journal.insights.marks_card import MarksCard
from mbc_companion.journal.insights.noticing import notices
from mbc_companion.journal.insights.noticing_card import NoticingCard
from mbc_companion.journal.insights.scales_card import ScalesCard
from mbc_companion.journal.insights.scans_card import ScansCard
from mbc_companion.journal.insights.tables_panel import TablesPanel
from mbc_companion.ui import troubles
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.page import Page
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.empty import Centered, EmptyDrawing
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

MONTH, QUARTER, YEAR = "30", "90", "year"


class InsightsPage(Page):
    """``opened`` carries the uid of an entry; ``mark_wanted`` leads to the check-in."""

    key = "insights"
    opened = Signal(str)
    mark_wanted = Signal()

    def __init__(
        self,
        reads: Reads,
        visits: VisitDays,
        clock: Clock,
        preferences: Preferences,
        dialogs: Dialogs,
        *,
        say: Callable[[str, Callable[[], object]], None],
        sharing: Sharing | None = None,
    ) -> None:
        super().__init__()
        self._reads, self._visits, self._clock = reads, visits, clock
        self._preferences, self._say = preferences, say
        self._look = Look(self._span(MONTH))
        self._scans: tuple[AroundScan, ...] = ()
        self._printing = Printing(
            self,
            dialogs,
            Job(
                self._paper,
                title=self.tr("Print this look back"),
                name="looking-back.pdf",
                what=self.tr("Looking back: marks and counts"),
                sharing=sharing or Unlisted(),
            ),
        )
        self._build_acts()
        self._build()
        theme().follow(self._fit)

    def _build_acts(self) -> None:
        options = [(MONTH, self.tr("30 days")), (QUARTER, self.tr("90 days"))]
        self.spans = Segmented(self.tr("Time"), [*options, (YEAR, self.tr("Year"))])
        self.spans.set_value(MONTH)
        self.spans.chosen.connect(lambda _: self.refresh())
        self.table_button = Button(self.tr("Table"), icon="table")
        self.table_button.clicked.connect(self._turn)
        self._as_table = False

    def _build(self) -> None:
        self.trouble = Note("", "problem")
        self.trouble.hide()
        self.marks = MarksCard()
        self.feelings = FeelingsCard()
        self.noticing = NoticingCard()
        self.scales = ScalesCard()
        self.scans = ScansCard()
        self.tables = TablesPanel()
        self.empty = self._empty()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for card in (self.feelings, self.noticing):
            self._pair.addWidget(card, 1)
        self._scroll = ScrollPage()
        body = self._scroll.body
        for widget in (self.trouble, self.empty, self.marks):
            body.addWidget(widget)
        nest(body, self._pair)
        for part in (self.scans, self.scales, self.tables):
            body.addWidget(part)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.marks.opened.connect(self.opened)
        self.tables.opened.connect(self.opened)
        self.noticing.muted.connect(self._mute)
        self.noticing.print_wanted.connect(self._printing.start)

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setSpacing(theme().px(20))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(EmptyDrawing("insights"), 0, middle)
        words = self.tr("A few marks make a picture. There is no rush.")
        line = Text(words, "h2", heading=2)
        line.setAlignment(middle)
        column.addWidget(line)
        self.mark_button = Button(self.tr("Mark how it is"), "primary", large=True)
        self.mark_button.clicked.connect(self.mark_wanted)
        column.addWidget(Centered([self.mark_button]), 0, middle)
        return holder

    # -- page -----------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Insights")

    def top_actions(self) -> list[QWidget]:
        return [self.spans, self.table_button]

    def entered(self) -> None:
        self.refresh()

    def place(self) -> dict[str, Any]:
        return {"span": self.spans.value(), "table": self._as_table}

    def restore_place(self, place: dict[str, Any]) -> None:
        if place.get("span") in self.spans.segments:
            self.spans.set_value(place["span"])
        self._as_table = place.get("table") is True

    def focus_first(self) -> None:
        self.spans.segments[self.spans.value()].setFocus()

    # -- showing --------------------------------------------------------------------------

    def _span(self, chosen: str) -> Span:
        day = today(self._clock)
        if chosen == YEAR:
            return Span.year_ending(day)
        return Span.ending(day, int(chosen))

    def refresh(self) -> None:
        """Read the chosen time anew. A trouble is said on the page; nothing is lost by it."""
        day = today(self._clock)
        try:
            look = read_look(self._reads, self._visits, self._span(self.spans.value()))
            scan_marks, scans = read_scans(self._reads, self._visits, day)
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return
        self.trouble.hide()
        self._look = look
        found = self._scans = around_scans(scan_marks, scans)
        self.marks.show_look(look, day, year=self.spans.value() == YEAR)
        self.feelings.show_counts(came_up_most(look.feelings))
        self.noticing.show_notices(notices(look, self._muted()))
        self.scales.show_look(look)
        self.scans.show_scans(found)
        if self._as_table:
            self.tables.show_look(look, found)
        self._show_parts(has_scans=bool(found))

    def _show_parts(self, *, has_scans: bool) -> None:
        nothing = self._look.has_nothing and not has_scans
        pictures = not nothing and not self._as_table
        self.empty.setVisible(nothing)
        self.marks.setVisible(pictures)
        self.feelings.setVisible(pictures and bool(self._look.feelings))
        self.noticing.setVisible(pictures)
        self.scales.setVisible(pictures and bool(self._look.scale_days))
        self.scans.setVisible(pictures and has_scans)
        self.tables.setVisible(not nothing and self._as_table)
        other = self.tr("Pictures") if self._as_table else self.tr("Table")
        self.table_button.set_words(other)
        self.table_button.set_icon("chart-scatter" if self._as_table else "table")
        self._fit()

    def _turn(self) -> None:
        self._as_table = not self._as_table
        self.refresh()

    # -- noticing -------------------------------------------------------------------------

    def _muted(self) -> Collection[str]:
        return self._preferences.get(MUTED_NOTICES)

    def _mute(self, kind: str) -> None:
        before = list(self._muted())

        def undo() -> None:
            self._keep_muted(before)

        if self._keep_muted([*before, kind]):
            self._say(self.tr("That sentence is not shown again."), undo)

    def _keep_muted(self, kinds: list[str]) -> bool:
        try:
            self._preferences.set(MUTED_NOTICES, kinds)
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return False
        self.refresh()
        return True

    def _paper(self, page: str) -> PaperPages:
        found = insights_paper(self._look, today(self._clock), self._muted(), self._scans, page)
        return PaperPages(found)

    # -- room -----------------------------------------------------------------------------

    def _fit(self) -> None:
        wide = breadth(max(1, self.window().width()), theme().scale) is Breadth.WIDE
        both = not self.feelings.isHidden() and not self.noticing.isHidden()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if wide and both else down)
        self._pair.setSpacing(theme().px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
