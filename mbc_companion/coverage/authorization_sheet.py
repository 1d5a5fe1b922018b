"""An authorization: number, visits, days, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage.answer_row import CountField, DayField, NotRead
from mbc_companion.coverage.domain import (
    MENTAL_HEALTH,
    Authorization,
    AuthorizationStatus,
    Kind,
    Trouble,
    authorization_troubles,
)
from mbc_companion.coverage.names_view import authorization_words, kind_words, trouble_words
from mbc_companion.ui.entry_sheet import EntrySheet, Input
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class AuthorizationSheet(EntrySheet):
    """``done`` carries an Authorization; ``renews`` offers the one before."""

    done = Signal(object)
    remove_wanted = Signal(str)

    def __init__(
        self,
        host: QWidget,
        one: Authorization,
        today: date,
        *,
        new: bool,
        renews: Authorization | None = None,
    ) -> None:
        title = QCoreApplication.translate("Coverage", "Authorization")
        super().__init__(host, title, width=760, height=690)
        if new:
            self.set_title(self.tr("Add an authorization"))
        self._one = one
        self._renews = renews
        self.number = Field(self.tr("Authorization number"), parent=self)
        self.number.set_text(one.number)
        self.approved = CountField(self.tr("Visits approved"), parent=self)
        self.approved.set_count(one.approved)
        self.requested = CountField(self.tr("Visits asked for"), parent=self)
        self.requested.set_count(one.requested)
        self.first = DayField(self.tr("From"), today, parent=self)
        self.first.set_day(one.first_day)
        self.last = DayField(self.tr("To"), today, parent=self)
        self.last.set_day(one.last_day)
        states = [(s.value, authorization_words(s)) for s in AuthorizationStatus]
        self.status = Segmented(self.tr("What became of it"), states, parent=self)
        self.status.set_value(one.status.value)
        self.provider = Field(self.tr("For whom, if for one person"), parent=self)
        self.provider.set_text(one.provider)
        self.source = Field(
            self.tr("Where this comes from"),
            help=self.tr("For example: letter of March 27, or call 88-17093."),
            parent=self,
        )
        self.source.set_text(one.source)
        self.ask = CountField(self.tr("Ask for the next one how many days before"), parent=self)
        self.ask.set_count(one.ask_days)
        self._fill_body(new=new)

    def inputs(self) -> Mapping[str, Input]:
        return {
            "number": self.number,
            "approved": self.approved,
            "requested": self.requested,
            "first_day": self.first,
            "last_day": self.last,
            "status": self.status,
            "provider": self.provider,
            "source": self.source,
            "ask_days": self.ask,
            **{f"kind.{kind.value}": chip for kind, chip in self.kinds.items()},
        }

    def _fill_body(self, *, new: bool) -> None:
        for part in (self.number, self.approved, self.first, self.last):
            self.body.addWidget(part)
        self.body.addWidget(Text(self.tr("What became of it"), "label", parent=self))
        self.body.addWidget(self.status)
        self.body.addWidget(
            Text(self.tr("Kinds of visit; none chosen means every kind"), "label", parent=self)
        )
        kinds = FlowLayout(8)
        self.kinds: dict[Kind, FeelingChip] = {}
        for kind in MENTAL_HEALTH:
            chip = FeelingChip(kind_words(kind), parent=self)
            chip.setChecked(kind in self._one.kinds)
            kinds.addWidget(chip)
            self.kinds[kind] = chip
        nest(self.body, kinds)
        for field in (self.requested, self.provider, self.source, self.ask):
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.finish.clicked.connect(self._finish)
        self.remove = Button(
            self.tr("Remove this authorization"), "danger", icon="trash", parent=self
        )
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(not new)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.finish)
        nest(self._column, foot)

    def _remove(self) -> None:
        self.close()
        self.remove_wanted.emit(self._one.uid)

    def _finish(self) -> None:
        try:
            made = self._read()
        except NotRead:
            fields = (self.approved, self.requested, self.first, self.last, self.ask)
            next(field for field in fields if field.error()).setFocus()
            return
        self.done.emit(made)
        self.close()

    def _read(self) -> Authorization:
        asked, first = self.ask.count(), self.first.day()
        renews = self._one.renews_uid or (self._renews.uid if self._renews else "")
        made = replace(
            self._one,
            number=self.number.text().strip(),
            approved=self.approved.count(),
            requested=self.requested.count(),
            first_day=first,
            last_day=self.last.day(after=first),
            status=AuthorizationStatus(self.status.value()),
            kinds=frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked()),
            provider=self.provider.text().strip(),
            source=self.source.text().strip(),
            ask_days=self._one.ask_days if asked is None else asked,
            renews_uid=renews,
        )
        if Trouble.ENDS_BEFORE_IT_STARTS in authorization_troubles(made):
            self.last.set_error(trouble_words(Trouble.ENDS_BEFORE_IT_STARTS))
            raise NotRead
        return made
