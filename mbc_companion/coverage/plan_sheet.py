"""The plan in four answers; the rest is there for whoever wants it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage.answer_row import CountField, DayField, NotRead
from mbc_companion.coverage.around_panel import Insurer
from mbc_companion.coverage.domain import Authorization, Plan
from mbc_companion.coverage.facts import NO_LIMIT, Fact, Name, NoLimit, Origin, Value, find
from mbc_companion.coverage.names_view import month_day_words, said_words
from mbc_companion.coverage.origin_row import OriginRow
from mbc_companion.coverage.plan_more_widget import PlanMore
from mbc_companion.coverage.typed_days import NotADay, read_month_day
from mbc_companion.ui.entry_sheet import EntrySheet, Input
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout

_NUMBER, _NO_LIMIT, _UNKNOWN = "number", "no_limit", "unknown"


@dataclass(frozen=True)
class PlanDraft:
    """What the sheet gives: the plan, its newly said facts, and a first authorization."""

    plan: Plan
    plan_facts: tuple[Fact, ...]
    benefit_facts: tuple[Fact, ...]
    authorization: Authorization | None


class PlanSheet(EntrySheet):
    """``done`` carries a PlanDraft; ``call_wanted`` follows "I do not know yet"."""

    done = Signal(object)
    call_wanted = Signal(object)
    remove_wanted = Signal()

    def __init__(
        self,
        host: QWidget,
        plan: Plan,
        limit: Fact | None,
        today: date,
        *,
        new: bool,
        insurers: Sequence[Insurer] = (),
    ) -> None:
        title = (
            QCoreApplication.translate("Coverage", "Set up your plan")
            if new
            else QCoreApplication.translate("Coverage", "Edit plan")
        )
        super().__init__(host, title, width=820, height=700)
        self._plan = plan
        self._limit = limit
        self._today = today
        self._new = new
        self.intro = Text(
            self.tr("Fill in what you know. Blank is fine; what is not known is asked in a call."),
            "body",
            "text2",
            parent=self,
        )
        self._make_visits()
        self._make_year()
        self._make_authorization()
        self.phone = Field(self.tr("Insurer's phone, on the back of the card"), parent=self)
        self.phone.set_text(plan.phone)
        self.origin = OriginRow(today, self)
        self.more = PlanMore(plan, today, self, insurers)
        phones = {one.uid: one.phone for one in insurers}
        self.more.insurer_chosen.connect(lambda uid: self._take_phone(phones.get(uid, "")))
        self._fill_body()

    def inputs(self) -> Mapping[str, Input]:
        first: dict[str, Input] = {
            "which": self.which,
            "visits": self.visits,
            "year": self.year,
            "authorization": self.number,
            "approved": self.approved,
            "from": self.first,
            "to": self.last,
        }
        return {**first, **self.more.inputs(), "phone": self.phone, **self.origin.inputs()}

    def look_again(self, names: Collection[str]) -> None:
        if self.more.inputs().keys() & set(names):
            self.more.unfold()

    def _make_visits(self) -> None:
        label = self.tr("Visits a plan year")
        words = [
            (_NUMBER, self.tr("A number")),
            (_NO_LIMIT, self.tr("No limit")),
            (_UNKNOWN, self.tr("I do not know yet")),
        ]
        self.which = Segmented(label, words, parent=self)
        self.visits = CountField(
            self.tr("Visits a plan year"), help=said_words(self._limit, self._today), parent=self
        )
        value = None if self._limit is None else self._limit.value
        if isinstance(value, NoLimit):
            self.which.set_value(_NO_LIMIT)
        elif value is None and not self._new:
            self.which.set_value(_UNKNOWN)
        else:
            self.which.set_value(_NUMBER)
            self.visits.set_text("" if value is None else str(value))
        self.ask = Button(
            self.tr("Call the insurer, with a script"), "quiet", icon="phone-call", parent=self
        )
        self.ask.clicked.connect(self._call)
        self.which.chosen.connect(self._show_which)
        self._show_which(self.which.value())

    def _make_year(self) -> None:
        known = find(self._plan.facts, Name.YEAR_STARTS)
        help_ = said_words(known, self._today) or self.tr(
            "For example January 1. Blank counts from January 1 until you know."
        )
        self.year = Field(self.tr("Plan year starts"), help=help_, parent=self)
        if known is not None and known.value is not None:
            self.year.set_text(month_day_words(self._plan.year_starts))
        self.year.edit.textEdited.connect(lambda _: self.year.set_error(""))

    def _make_authorization(self) -> None:
        self.number = Field(self.tr("Authorization number"), parent=self)
        self.approved = CountField(self.tr("Visits authorized"), parent=self)
        self.first = DayField(self.tr("From"), self._today, parent=self)
        self.last = DayField(self.tr("To"), self._today, parent=self)

    def _fill_body(self) -> None:
        self.body.addWidget(self.intro)
        self.body.addWidget(Text(self.tr("Visits a plan year"), "label", parent=self))
        for part in (self.which, self.visits, self.ask, self.year):
            self.body.addWidget(part)
        self.body.setAlignment(self.ask, Qt.AlignmentFlag.AlignLeft)
        if self._new:
            self.body.addWidget(Text(self.tr("Authorization, if there is one"), "h3", parent=self))
            flow = TileLayout((4, 2, 1), 16)
            for part in (self.number, self.approved, self.first, self.last):
                flow.addWidget(part)
            nest(self.body, flow)
        else:
            for part in (self.number, self.approved, self.first, self.last):
                part.hide()
        for below in (self.phone, self.origin, self.more):
            self.body.addWidget(below)
        self.body.addStretch(1)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.finish.clicked.connect(self._finish)
        self.remove = Button(self.tr("Remove this plan"), "danger", icon="trash", parent=self)
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(not self._new)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.finish)
        nest(self._column, foot)

    def focus_first(self) -> None:
        if self.visits.isVisibleTo(self):
            self.visits.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_first()

    def _show_which(self, which: str) -> None:
        self.visits.setVisible(which == _NUMBER)
        self.ask.setVisible(which == _UNKNOWN)

    def _take_phone(self, phone: str) -> None:
        """The insurer's own number, where none was typed."""
        if phone and not self.phone.text().strip():
            self.phone.set_text(phone)

    def _finish(self) -> None:
        draft = self._read()
        if draft is not None:
            self.done.emit(draft)
            self.close()

    def _call(self) -> None:
        draft = self._read()
        if draft is not None:
            self.call_wanted.emit(draft)
            self.close()

    def _remove(self) -> None:
        self.close()
        self.remove_wanted.emit()

    def _read(self) -> PlanDraft | None:
        """What stands in the fields; None, with a sentence at the field, if it cannot be taken."""
        try:
            origin = self.origin.origin()
            plan = replace(self.more.read(self._plan), phone=self.phone.text().strip())
            return PlanDraft(
                plan, self._plan_facts(origin), self._benefit_facts(origin), self._authorization()
            )
        except NotRead:
            self._focus_trouble()
            return None

    def _focus_trouble(self) -> None:
        for field in self.findChildren(Field):
            if field.error() and field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _plan_facts(self, origin: Origin) -> tuple[Fact, ...]:
        typed = self.year.text().strip()
        try:
            value = read_month_day(typed, self._today) if typed else None
        except NotADay:
            self.year.set_error(self.tr("Which day is it? For example: January 1."))
            raise NotRead from None
        before = find(self._plan.facts, Name.YEAR_STARTS)
        if (before.value if before else None) == value:
            return ()
        return (Fact(Name.YEAR_STARTS, value, origin),)

    def _benefit_facts(self, origin: Origin) -> tuple[Fact, ...]:
        which = self.which.value()
        value: Value | None = NO_LIMIT if which == _NO_LIMIT else None
        if which == _NUMBER:
            value = self.visits.count()
        before = None if self._limit is None else self._limit.value
        if before == value and type(before) is type(value):
            return ()
        return (Fact(Name.VISITS_A_YEAR, value, origin),)

    def _authorization(self) -> Authorization | None:
        if not self._new:
            return None
        first, approved = self.first.day(), self.approved.count()
        last = self.last.day(after=first)
        number = self.number.text().strip()
        if not number and first is None and last is None and approved is None:
            return None
        if first is not None and last is not None and last < first:
            self.last.set_error(
                self.tr("The last day comes before the first. Look at both once more.")
            )
            raise NotRead
        return Authorization(
            "", self._plan.uid, number, approved=approved, first_day=first, last_day=last
        )
