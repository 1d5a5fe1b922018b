"""A denial: what it was about, when its letters came, and what is due because of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.answer_row import DayField, NotRead
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.denial_words_view import due_words
from mbc_companion.coverage.domain import PlanType
from mbc_companion.coverage.names_view import short_name
from mbc_companion.coverage.overview import Overview
from mbc_companion.ui.entry_sheet import EntrySheet, Input
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout


class DenialSheet(EntrySheet):
    """``done`` carries a Denial; the dates are worked out again at every change."""

    done = Signal(object)
    remove_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, host: QWidget, denial: Denial, overview: Overview, *, new: bool) -> None:
        title = QCoreApplication.translate("Coverage", "A denial and its dates")
        super().__init__(host, title, width=820, height=720)
        self._denial = denial
        self._overview = overview
        self.about = Field(self.tr("What was denied"), parent=self)
        self.about.set_text(denial.about)
        self.reason = Field(self.tr("The reason in the letter"), parent=self)
        self.reason.set_text(denial.reason)
        plans = [(plan.uid, short_name(plan.name)) for plan in overview.record.plans]
        self.plan = Segmented(self.tr("Plan"), plans, parent=self)
        if denial.plan_uid in self.plan.segments:
            self.plan.set_value(denial.plan_uid)
        cares = [("yes", self.tr("Care I already had")), ("no", self.tr("Care still to come"))]
        self.received = Segmented(self.tr("It is about"), cares, parent=self)
        self.received.set_value("yes" if denial.received else "no")
        self.urgent = CheckRow(self.tr("It is urgent for my health"), parent=self)
        self.urgent.setChecked(denial.urgent)
        self._make_days()
        self.settled = CheckRow(self.tr("This is settled"), parent=self)
        self.settled.setChecked(denial.closed)
        self._fill_body(new=new)
        self._connect()
        self._look()

    def inputs(self) -> Mapping[str, Input]:
        return {
            "about": self.about,
            "reason": self.reason,
            "plan": self.plan,
            "received": self.received,
            "urgent": self.urgent,
            "settled": self.settled,
            **self.days,
        }

    def look_again(self, _names: Collection[str]) -> None:
        self._look()

    def _make_days(self) -> None:
        today = self._overview.today
        self.days: dict[str, DayField] = {}
        for name, label in (
            ("asked_on", self.tr("Claim or request sent on")),
            ("notice_dated", self.tr("Date on the letter")),
            ("notice_came", self.tr("The letter came on")),
            ("appeal_by", self.tr("The letter says: appeal by")),
            ("appealed_on", self.tr("Appeal sent on")),
            ("final_dated", self.tr("Final letter, its date")),
            ("final_came", self.tr("Final letter came on")),
            ("external_by", self.tr("It says: outside review by")),
        ):
            field = DayField(label, today, parent=self)
            field.set_day(getattr(self._denial, name))
            field.edit.editingFinished.connect(self._look)
            self.days[name] = field

    def _connect(self) -> None:
        for choice in (self.plan, self.received):
            choice.chosen.connect(lambda _: self._look())
        for row in (self.urgent, self.settled):
            row.toggled.connect(lambda _: self._look())

    def _fill_body(self, *, new: bool) -> None:
        self._dues = QVBoxLayout()
        self._dues.setSpacing(theme().px(4))
        self.due_texts = [Text("", "h3", parent=self) for _ in range(2)]
        for text in self.due_texts:
            self._dues.addWidget(text)
        nest(self.body, self._dues)
        self.body.addWidget(self.about)
        self.body.addWidget(self.reason)
        for label, part in ((self.tr("Plan"), self.plan), (self.tr("It is about"), self.received)):
            self.body.addWidget(Text(label, "label", parent=self))
            self.body.addWidget(part)
        self.body.addWidget(self.urgent)
        tiles = TileLayout((2, 1), 16)
        for field in self.days.values():
            tiles.addWidget(field)
        nest(self.body, tiles)
        self.body.addWidget(self.settled)
        self.body.addStretch(1)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.print = Button(self.tr("Print what to do"), icon="printer", parent=self)
        self.remove = Button(self.tr("Remove this denial"), "danger", icon="trash", parent=self)
        self.remove.setVisible(not new)
        self.remove.clicked.connect(self._remove)
        self.print.clicked.connect(self._print)
        self.finish.clicked.connect(self._finish)
        foot = FlowLayout(12)
        for act in (self.finish, self.print, self.remove):
            foot.addWidget(act)
        nest(self._column, foot)

    def _plan_type(self) -> PlanType:
        plan = self._overview.record.plan(self.plan.value())
        return PlanType.NOT_KNOWN if plan is None else plan.type

    def _look(self) -> None:
        try:
            said = due_words(self._read(), self._plan_type(), self._overview.today)
        except NotRead:
            return
        for place, text in enumerate(self.due_texts):
            words = said[place] if place < len(said) else ""
            text.set_words(words)
            text.setVisible(bool(words))

    def _remove(self) -> None:
        self.close()
        self.remove_wanted.emit(self._denial.uid)

    def _print(self) -> None:
        try:
            self.print_wanted.emit(self._read())
        except NotRead:
            self._focus_trouble()

    def _focus_trouble(self) -> None:
        next(field for field in self.days.values() if field.error()).setFocus()

    def _finish(self) -> None:
        try:
            made = self._read()
        except NotRead:
            self._focus_trouble()
            return
        self.done.emit(made)
        self.close()

    def _read(self) -> Denial:
        days: dict[str, Any] = {name: field.day() for name, field in self.days.items()}
        return replace(
            self._denial,
            about=self.about.text().strip(),
            reason=self.reason.text().strip(),
            plan_uid=self.plan.value(),
            received=self.received.value() == "yes",
            urgent=self.urgent.isChecked(),
            closed=self.settled.isChecked(),
            **days,
        )
