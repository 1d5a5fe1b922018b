"""The rest of a plan: name, kind, member ID, days, order; folded away until asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.answer_row import DayField, NotRead
from mbc_companion.coverage.around_panel import Insurer
from mbc_companion.coverage.domain import Plan, PlanSort, PlanType, Trouble, plan_troubles
from mbc_companion.coverage.names_view import short_name, sort_words, trouble_words, type_words
from mbc_companion.ui.entry_sheet import Input
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text


class PlanMore(QWidget):
    """Shows its fields after a press on "More about this plan".

    ``insurer_chosen`` carries the uid of an insurer in Contacts, or nothing.
    """

    insurer_chosen = Signal(str)

    def __init__(
        self, plan: Plan, today: date, parent: QWidget, insurers: Sequence[Insurer] = ()
    ) -> None:
        super().__init__(parent)
        self._make_insurer(plan, insurers)
        self.open_button = Button(
            self.tr("More about this plan"), "quiet", icon="caret-down", parent=self
        )
        self.open_button.clicked.connect(self.unfold)
        self.name = Field(self.tr("Name of the plan"), parent=self)
        self.name.set_text(plan.name)
        self.sort = Segmented(
            self.tr("What it is"), [(s.value, sort_words(s)) for s in PlanSort], parent=self
        )
        self.sort.set_value(plan.sort.value)
        self.type = Segmented(
            self.tr("Where it comes from"),
            [(t.value, type_words(t)) for t in PlanType],
            parent=self,
        )
        self.type.set_value(plan.type.value)
        self.member = Field(self.tr("Member ID"), parent=self)
        self.member.set_text(plan.member_id)
        self.reference = Field(self.tr("Reference or case number"), parent=self)
        self.reference.set_text(plan.reference)
        self.first = DayField(self.tr("First day of the plan"), today, parent=self)
        self.first.set_day(plan.first_day)
        self.last = DayField(self.tr("Last day of the plan, if it ends"), today, parent=self)
        self.last.set_day(plan.last_day)
        self.proof = DayField(self.tr("Proof of income due"), today, parent=self)
        self.proof.set_day(plan.proof_due)
        self.second = CheckRow(self.tr("This is a second plan, after another one"), parent=self)
        self.second.setChecked(plan.secondary)
        self._inside = QWidget(self)
        self._fill()
        self.sort.chosen.connect(self._show_sort)
        self._show_sort(plan.sort.value)
        self._inside.setVisible(False)

    def _make_insurer(self, plan: Plan, insurers: Sequence[Insurer]) -> None:
        names = [
            ("", self.tr("None of them")),
            *((one.uid, short_name(one.name)) for one in insurers),
        ]
        self.insurer = Segmented(self.tr("Insurer in Contacts"), names, parent=self)
        known = {one.uid for one in insurers}
        self.insurer.set_value(plan.contact_uid if plan.contact_uid in known else "")
        self.insurer.chosen.connect(self.insurer_chosen)
        self._linked = bool(insurers)
        self.insurer.setVisible(self._linked)

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        column.addWidget(self.open_button)
        column.addWidget(self._inside)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme().px(12))
        inside.addWidget(self.name)
        if self._linked:
            inside.addWidget(Text(self.tr("Insurer in Contacts"), "label", parent=self))
            inside.addWidget(self.insurer)
        inside.addWidget(Text(self.tr("What it is"), "label", parent=self))
        inside.addWidget(self.sort)
        self._type_label = Text(self.tr("Where it comes from"), "label", parent=self)
        inside.addWidget(self._type_label)
        for part in (
            self.type,
            self.member,
            self.reference,
            self.first,
            self.last,
            self.proof,
            self.second,
        ):
            inside.addWidget(part)

    def inputs(self) -> dict[str, Input]:
        """By name, for what is kept of a sheet while it is filled in."""
        return {
            "name": self.name,
            "sort": self.sort,
            "type": self.type,
            "member": self.member,
            "reference": self.reference,
            "first_day": self.first,
            "last_day": self.last,
            "proof_due": self.proof,
            "secondary": self.second,
            "insurer": self.insurer,
        }

    def unfold(self) -> None:
        self._inside.show()
        self.open_button.hide()
        self.name.setFocus()

    def _show_sort(self, sort: str) -> None:
        insurance = sort == PlanSort.INSURANCE.value
        for part in (self._type_label, self.type, self.second):
            part.setVisible(insurance)
        self.proof.setVisible(sort == PlanSort.SLIDING_SCALE.value)

    def read(self, plan: Plan) -> Plan:
        """``plan`` with what stands here. Raises NotRead."""
        first, sort = self.first.day(), PlanSort(self.sort.value())
        # What cannot be seen cannot stop the saving; what was known of it stays.
        proof = self.proof.day() if sort is PlanSort.SLIDING_SCALE else plan.proof_due
        made = replace(
            plan,
            name=self.name.text().strip() or plan.name or self.tr("My plan"),
            sort=sort,
            type=PlanType(self.type.value()),
            member_id=self.member.text().strip(),
            reference=self.reference.text().strip(),
            first_day=first,
            last_day=self.last.day(after=first),
            proof_due=proof,
            secondary=self.second.isChecked(),
            contact_uid=self.insurer.value() if self._linked else plan.contact_uid,
        )
        if Trouble.ENDS_BEFORE_IT_STARTS in plan_troubles(made):
            self.unfold()
            self.last.set_error(trouble_words(Trouble.ENDS_BEFORE_IT_STARTS))
            raise NotRead
        return made
