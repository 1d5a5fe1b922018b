"""What was removed from Coverage: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.removed import Removed, What
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

PAGE = 30


class RemovedCard(Card):
    """One removed thing with its two acts; ``lines`` are its name and what is said of it."""

    bring_back = Signal()
    delete = Signal()

    def __init__(self, one: Removed, lines: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        self.one = one
        called = lines[0]
        self.body.addWidget(Text(called, "label", parent=self))
        for line in lines[1:]:
            self.body.addWidget(Text(line, "body", "text2", parent=self))
        named = self.tr("Bring back: {thing}").format(thing=called)
        self.back_button = Button(
            self.tr("Bring back"), icon="arrow-counter-clockwise", name=named, parent=self
        )
        named = self.tr("Remove for good: {thing}").format(thing=called)
        self.delete_button = Button(
            self.tr("Remove for good"), "danger", icon="trash", name=named, parent=self
        )
        acts = FlowLayout(8)
        acts.addWidget(self.back_button)
        acts.addWidget(self.delete_button)
        nest(self.body, acts)
        self.back_button.clicked.connect(self.bring_back)
        self.delete_button.clicked.connect(self.delete)


class RemovedSheet(Sheet):
    """Plans, authorizations, calls and denials; the last removed first."""

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Coverage", "Removed from Coverage")
        super().__init__(host, heading, width=760, height=680)
        self._around = around
        self._shown = PAGE
        self.note = Text("", "body", "text2", parent=self)
        self.body.addWidget(self.note)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.more = Button(self.tr("Show more"), parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.cards: list[RemovedCard] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        try:
            found = self._around.removed()
            plans = {plan.uid: plan.name for plan in self._around.plans.plans()}
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            self.more.hide()
            return
        for one in found[: self._shown]:
            self._add(one, self._lines(one, found, plans))
        self.more.setVisible(len(found) > self._shown)
        words = self.tr("They stay here for 30 days and at least 5 days of use.")
        self.note.set_words(words if found else self.tr("Nothing is removed right now."))

    def _lines(
        self, one: Removed, found: tuple[Removed, ...], plans: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Its name, what it was, whether its plan is here too, and when it was removed."""
        lines = [self._called(one), one.about]
        gone = {other.uid: other.name for other in found if other.what is What.PLAN}
        if one.plan_uid in plans:
            lines.append(self.tr("Of {plan}").format(plan=plans[one.plan_uid]))
        elif one.plan_uid in gone:
            words = self.tr("Of {plan}, which is removed too")
            if one.what is What.AUTHORIZATION:
                words = self.tr("Of {plan}, which is removed too. It shows again with its plan.")
            lines.append(words.format(plan=gone[one.plan_uid]))
        day = one.at.astimezone(self._around.clock.zone()).date()
        words = self.tr("Removed {day}").format(day=date_words(day, self._around.today))
        return tuple(line for line in (*lines, words) if line.strip())

    def _called(self, one: Removed) -> str:
        if one.what is What.CALL and one.day is not None:
            day = date_words(one.day, self._around.today)
            words = self.tr("Call of {day}, {name}") if one.name else self.tr("Call of {day}")
            return words.format(day=day, name=one.name)
        named = {
            What.PLAN: (self.tr("Plan: {name}"), self.tr("A plan without a name")),
            What.AUTHORIZATION: (
                self.tr("Authorization: {name}"),
                self.tr("An authorization without a number"),
            ),
            What.DENIAL: (self.tr("Denial: {name}"), self.tr("A denial")),
            What.CALL: (self.tr("Call: {name}"), self.tr("A call")),
        }
        words, without = named[one.what]
        return words.format(name=one.name) if one.name.strip() else without

    def _add(self, one: Removed, lines: tuple[str, ...]) -> None:
        card = RemovedCard(one, lines, self)
        card.bring_back.connect(lambda: self._bring_back(card))
        card.delete.connect(lambda: self._ask(card))
        self._rows.addWidget(card)
        card.show()
        self.cards.append(card)

    def _show_more(self) -> None:
        self._shown += PAGE
        self.refresh()

    def _bring_back(self, card: RemovedCard) -> None:
        store = self._around.store_of(card.one.what)
        if self._around.attempt(lambda: store.bring_back(card.one.uid)):
            announce(self, self.tr("It is back in Coverage."))
            self._gone(card)

    def _ask(self, card: RemovedCard) -> None:
        about_plan = self.tr(
            "It cannot be brought back after that. Its authorizations and what was said "
            "about it go with it; visits are kept."
        )
        words = self.tr("It cannot be brought back after that.")
        self._around.dialogs.confirm(
            self.tr("Remove this for good?"),
            about_plan if card.one.what is What.PLAN else words,
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._delete(card) if yes else None,
            removes=True,
        )

    def _delete(self, card: RemovedCard) -> None:
        store = self._around.store_of(card.one.what)
        if self._around.attempt(lambda: store.remove_for_good(card.one.uid)):
            announce(self, self.tr("Removed for good."))
            self._gone(card)

    def _gone(self, card: RemovedCard) -> None:
        place = self.cards.index(card)
        self.refresh()
        left = self.cards[min(place, len(self.cards) - 1)].back_button if self.cards else None
        (left or self.close_button).setFocus()
