"""The first card: until when there is enough, the bar, and the plan year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.coverage.counts_row import CountsRow
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.link_widget import WordsLink
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words, denied_words, pace_words, sentence
from mbc_companion.coverage.year_line_widget import YearLine
from mbc_companion.coverage.year_view import year_shown
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class HeroCard(Card):
    """``opened`` carries what a number was: used, booked, left or beside."""

    edit_wanted = Signal(str)
    pace_wanted = Signal(str)
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._benefit_uid = ""
        self._plan_uid = ""
        self.lead = Text("", "h1", heading=2, parent=self)
        self.follow = Text("", "body", parent=self)
        self.about = Text("", "body", "text2", parent=self)
        self.edit = Button(self.tr("Edit plan"), "quiet", icon="pencil-simple", parent=self)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._plan_uid))
        self.counts = CountsRow(self)
        self.counts.opened.connect(lambda what: self.opened.emit(self._benefit_uid, what))
        self.line = YearLine(self)
        self.pace = WordsLink(parent=self)
        self.pace.clicked.connect(lambda: self.pace_wanted.emit(self._plan_uid))
        self.beside = WordsLink(parent=self)
        self.beside.clicked.connect(lambda: self.opened.emit(self._benefit_uid, "beside"))
        self.table = Button(self.tr("Table"), "quiet", icon="table", parent=self)
        self.table.clicked.connect(lambda: self.opened.emit(self._benefit_uid, "table"))
        said = QVBoxLayout()
        said.setSpacing(theme().px(4))
        for text in (self.lead, self.follow, self.about):
            said.addWidget(text)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._head, said, 1)
        self._head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        nest(self.body, self._head)
        self.body.addWidget(self.counts)
        ways = FlowLayout(16)
        for way in (self.pace, self.beside, self.table):
            ways.addWidget(way)
        nest(self.body, ways)
        self.body.addWidget(self.line)

    def resizeEvent(self, event: object) -> None:
        narrow = breadth(self.window().width(), theme().scale) is Breadth.NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)

    def show_forecast(self, forecast: Forecast, overview: Overview) -> None:
        ledger, today = forecast.ledger, overview.today
        self._benefit_uid, self._plan_uid = ledger.benefit.uid, ledger.plan.uid
        said = sentence(forecast, today)
        self.lead.set_words(said.lead)
        denied = denied_words(len(ledger.to_ask))
        more = said.follow if denied in {"", said.follow} else f"{said.follow} {denied}"
        self.follow.set_words(more)
        self.follow.setVisible(bool(more))
        self.about.set_words(self._about(forecast, overview))
        self.counts.show_ledger(ledger)
        pace = pace_words(forecast.pace_weeks)
        words = self.tr("{pace}. Change the pace").format(pace=pace)
        self.pace.set_words(words)
        self._show_beside(forecast, overview)
        self._show_line(forecast, overview)

    def _about(self, forecast: Forecast, overview: Overview) -> str:
        ledger, today = forecast.ledger, overview.today
        called = ledger.benefit.called or self.tr("mental health visits")
        words = self.tr("{plan}, {visits}, plan year {first} to {last}")
        return words.format(
            plan=ledger.plan.name,
            visits=called,
            first=date_words(ledger.window.first, today),
            last=date_words(ledger.window.last, today),
        )

    def _show_beside(self, forecast: Forecast, overview: Overview) -> None:
        counts, ledger = overview.tally, forecast.ledger
        unsure = len(counts.not_sure(ledger))
        beside = len(counts.beside(ledger))
        if unsure:
            words = self.tr("{n} not sure, {all} not counted").format(n=unsure, all=beside)
        else:
            words = self.tr("{n} not counted").format(n=beside)
        self.beside.set_words(words)
        self.beside.setVisible(beside > 0)

    def _show_line(self, forecast: Forecast, overview: Overview) -> None:
        shown = year_shown(forecast, overview.today)
        said = (self._about(forecast, overview), shown.spans_words, shown.mark_words)
        self.line.show_year(shown, ". ".join(part for part in said if part))
