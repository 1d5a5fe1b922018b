"""The end of a call: each change its answers would make, before any is made."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage.call_desk_dialog import CallDesk
from mbc_companion.coverage.call_script import Change, Changes
from mbc_companion.coverage.call_words_view import asked_words
from mbc_companion.coverage.domain import Authorization
from mbc_companion.coverage.names_view import fact_words, origin_words, value_words
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class ChangesPanel(ScrollPage):
    """``use`` puts them into the plan; ``keep`` leaves them in the call."""

    use = Signal()
    keep = Signal()
    back = Signal()

    def __init__(self, desk: CallDesk, today: date, parent: QWidget) -> None:
        super().__init__(margin=48, parent=parent)
        pending = desk.pending()
        self.heading = Text(self.tr("What you heard"), "h1", heading=2, parent=self)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self.heading)
        call = desk.call
        if call is not None and not call.reference:
            words = self.tr("No reference number is written down. That is fine if they gave none.")
            self.body.addWidget(Text(words, "body", "text2", parent=self))
        if pending.any:
            words = self.tr("Nothing in your plan has changed yet. These answers would:")
        else:
            words = self.tr("No answer changes your plan. The call is in your log.")
        self.body.addWidget(Text(words, "body", parent=self))
        self._list(pending, today)
        self.use_button = Button(self.tr("Use these in my plan"), "primary", parent=self)
        self.keep_button = Button(self.tr("Keep them in the call only"), parent=self)
        self.back_button = Button(self.tr("Back"), icon="arrow-left", parent=self)
        self.use_button.setVisible(pending.any)
        self.use_button.clicked.connect(self.use)
        self.keep_button.clicked.connect(self.keep)
        self.back_button.clicked.connect(self.back)
        if not pending.any:
            self.keep_button.set_words(self.tr("Done"))
            self.keep_button.set_kind("primary")
        acts = FlowLayout(12)
        for act in (self.use_button, self.keep_button, self.back_button):
            acts.addWidget(act)
        nest(self.body, acts)
        self.body.addStretch(1)

    def _list(self, pending: Changes, today: date) -> None:
        """Each change, and what stays in the call because it cannot be read."""
        for change in pending.facts:
            self.body.addWidget(Text(change_words(change, today, self), "h3", parent=self))
        if pending.authorization is not None:
            words = authorization_words(pending.authorization, today, self)
            before = pending.authorization_before
            if before is not None:
                was = self.tr("{authorization}. Was {before}.")
                known = ", ".join(_held(before, today, self)) or self.tr("without visits or days")
                words = was.format(authorization=words, before=known)
            self.body.addWidget(Text(words, "h3", parent=self))
        asked = asked_words()
        for key, typed in pending.unread:
            words = self.tr("{question}: “{answer}” stays in the call as it is.")
            said = words.format(question=asked[key], answer=typed)
            self.body.addWidget(Text(said, "body", "text2", parent=self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()


def change_words(change: Change, today: date, host: QWidget) -> str:
    """As in "Visits a plan year: 30. Was 20, letter of May 2"."""
    value = value_words(change.name, change.value)
    before = change.before
    if before is None or before.value is None:
        words = host.tr("{question}: {value}. Not known before.")
        return words.format(question=fact_words(change.name), value=value)
    words = host.tr("{question}: {value}. Was {before}, {origin}.")
    return words.format(
        question=fact_words(change.name),
        value=value,
        before=value_words(change.name, before.value),
        origin=origin_words(before.origin, today),
    )


def authorization_words(one: Authorization, today: date, host: QWidget) -> str:
    """An authorization that would be added or changed."""
    called = host.tr("Authorization {number}").format(number=one.number).strip()
    return ", ".join((called, *_held(one, today, host)))


def _held(one: Authorization, today: date, host: QWidget) -> list[str]:
    """Its visits and its days, as far as they are known."""
    said = []
    if one.approved is not None:
        said.append(host.tr("{n} visits").format(n=one.approved))
    if one.first_day is not None:
        said.append(host.tr("from {day}").format(day=date_words(one.first_day, today)))
    if one.last_day is not None:
        said.append(host.tr("to {day}").format(day=date_words(one.last_day, today)))
    return said
