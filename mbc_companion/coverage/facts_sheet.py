"""Change or add what a plan says, and who said so; earlier answers stay readable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage.answer_row import FactRow, NotRead
from mbc_companion.coverage.domain import MENTAL_HEALTH, Benefit, Kind, Plan
from mbc_companion.coverage.facts import PLAN_FACTS, Fact, Name, find
from mbc_companion.coverage.names_view import fact_words, kind_words, origin_words, value_words
from mbc_companion.coverage.origin_row import OriginRow
from mbc_companion.ui.entry_sheet import EntrySheet, Input
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

_OFFERED = (*MENTAL_HEALTH, Kind.SUPPORT_GROUP)


class FactsSheet(EntrySheet):
    """``done`` carries (facts of the plan, facts of the benefit, kinds)."""

    done = Signal(object, object, object)

    def __init__(self, host: QWidget, plan: Plan, benefit: Benefit, today: date) -> None:
        title = QCoreApplication.translate("Coverage", "What your plan says")
        super().__init__(host, title, width=820, height=700)
        self.body.addWidget(Text(self.tr("Kinds of visit these answers are for"), "label"))
        kinds = FlowLayout(8)
        self.kinds: dict[Kind, FeelingChip] = {}
        for kind in dict.fromkeys((*_OFFERED, *sorted(benefit.kinds))):
            chip = FeelingChip(kind_words(kind), parent=self)
            chip.setChecked(kind in benefit.kinds)
            kinds.addWidget(chip)
            self.kinds[kind] = chip
        nest(self.body, kinds)
        self.origin = OriginRow(today, self)
        self.body.addWidget(self.origin)
        self.rows: dict[Name, FactRow] = {}
        for name in (
            *[n for n in Name if n not in PLAN_FACTS],
            *[n for n in Name if n in PLAN_FACTS],
        ):
            facts = plan.facts if name in PLAN_FACTS else benefit.facts
            row = FactRow(name, find(facts, name), today, self)
            self.rows[name] = row
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.finish.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.finish)
        nest(self._column, foot)

    def inputs(self) -> Mapping[str, Input]:
        answers = {f"fact.{name.value}": row.input for name, row in self.rows.items()}
        kinds = {f"kind.{kind.value}": chip for kind, chip in self.kinds.items()}
        return {**kinds, **self.origin.inputs(), **answers}

    def _finish(self) -> None:
        try:
            origin = self.origin.origin()
            changed = [
                Fact(name, row.value(), origin) for name, row in self.rows.items() if row.differs()
            ]
        except NotRead:
            for row in self.rows.values():
                if row.field is not None and row.field.error():
                    row.focus()
                    break
            return
        of_plan = tuple(fact for fact in changed if fact.name in PLAN_FACTS)
        of_benefit = tuple(fact for fact in changed if fact.name not in PLAN_FACTS)
        kinds = frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked())
        self.done.emit(of_plan, of_benefit, kinds)
        self.close()


class HistorySheet(Sheet):
    """Every answer there ever was, the newest first: "was 20, letter of May 2"."""

    def __init__(
        self, host: QWidget, history: Callable[[Name], tuple[Fact, ...]], today: date
    ) -> None:
        title = QCoreApplication.translate("Coverage", "Earlier answers")
        super().__init__(host, title, width=720, height=600)
        shown = False
        for name in Name:
            facts = history(name)
            if len(facts) < 2:
                continue
            shown = True
            self.body.addWidget(Text(fact_words(name), "h3", heading=2, parent=self))
            for place, fact in enumerate(facts):
                value, origin = value_words(name, fact.value), origin_words(fact.origin, today)
                now = self.tr("Now {value}, {origin}")
                was = self.tr("Was {value}, {origin}")
                words = (was if place else now).format(value=value, origin=origin)
                tone = "text2" if place else "text"
                self.body.addWidget(Text(words, "body", tone, parent=self))
        if not shown:
            none = self.tr("No answer has changed so far.")
            self.body.addWidget(Text(none, "body", "text2", parent=self))
        self.body.addStretch(1)
