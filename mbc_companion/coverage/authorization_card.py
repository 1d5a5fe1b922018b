"""The authorization that ends next: what is left of it, and when to ask for another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.coverage.call_changes_panel import authorization_words
from mbc_companion.coverage.domain import Authorization
from mbc_companion.coverage.forecast import AskBy, Forecast, expires
from mbc_companion.coverage.link_widget import WordsLink
from mbc_companion.coverage.names_view import authorization_words as status_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Icon
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.visit_bar import VisitBar


def current(forecast: Forecast, today: date) -> AskBy | None:
    """The one to show: not over and not renewed, the earliest to end; else the last over."""
    renewed = {ask.standing.authorization.renews_uid for ask in forecast.asks}
    open_ = [
        ask
        for ask in forecast.asks
        if ask.standing.authorization.uid not in renewed
        and (ask.standing.authorization.last_day or date.max) >= today
    ]
    if open_:
        return open_[0]
    return forecast.asks[-1] if forecast.asks else None


class AuthorizationCard(Card):
    """Signals carry uids; ``remind_wanted`` the authorization's and the day's."""

    call_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(str)
    opened = Signal(str)
    remind_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._uid = ""
        self._day: date | None = None
        self._icon = Icon("hourglass-medium", "caution", 26, parent=self)
        self.heading = Text("", "h2", heading=2, parent=self)
        self.words = Text("", "body", parent=self)
        self.bar = VisitBar(parent=self)
        self.counts = WordsLink(parent=self)
        self.number = Text("", "small", "text2", selectable=True, parent=self)
        self.call = Button(
            self.tr("Call, with a script"), "primary", icon="phone-call", parent=self
        )
        self.remind = Button("", "quiet", icon="bell", parent=self)
        self.edit = Button(self.tr("Change it"), "quiet", icon="pencil-simple", parent=self)
        self.add = Button(self.tr("Add another"), "quiet", icon="plus", parent=self)
        self.call.clicked.connect(self.call_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._uid))
        self.counts.clicked.connect(lambda: self.opened.emit(self._uid))
        self.remind.clicked.connect(lambda: self.remind_wanted.emit(self._uid, self._day))
        head = QHBoxLayout()
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        nest(self.body, head)
        for part in (self.words, self.bar, self.counts, self.number):
            self.body.addWidget(part)
        self.more = Text(self.tr("Others"), "label", heading=3, parent=self)
        self.body.addWidget(self.more)
        self._others = QVBoxLayout()
        self._others.setSpacing(0)
        nest(self.body, self._others)
        self.others: list[WordsLink] = []
        self.body.addStretch(1)
        acts = FlowLayout(8)
        for act in (self.call, self.remind, self.edit, self.add):
            acts.addWidget(act)
        nest(self.body, acts)

    def show_forecast(self, forecast: Forecast | None, overview: Overview) -> None:
        ask = None if forecast is None else current(forecast, overview.today)
        for part in (self.bar, self.counts, self.number, self.edit):
            part.setVisible(ask is not None)
        self.remind.hide()
        known = overview.record.authorizations_of(forecast.ledger.plan.uid) if forecast else ()
        shown = "" if ask is None else ask.standing.authorization.uid
        self._show_others([one for one in known if one.uid != shown], overview.today)
        if ask is not None:
            self._show_ask(ask, overview)
            return
        words = self.tr("None on record. Some plans want one before visits; a call can tell you.")
        if self.others:
            words = self.tr("None on record is approved.")
        self._icon.set_icon("question", "text2")
        self.heading.set_words(self.tr("Authorizations"))
        self.words.set_words(words)

    def _show_others(self, known: list[Authorization], today: date) -> None:
        """Every one that is not the card's own, the latest first, each to be opened."""
        for old in self.others:
            self._others.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.others = []
        for one in sorted(known, key=expires, reverse=True):
            link = WordsLink(other_words(one, today, self), parent=self)
            link.clicked.connect(lambda _=False, uid=one.uid: self.edit_wanted.emit(uid))
            self._others.addWidget(link)
            link.show()
            self.others.append(link)
        self.more.setVisible(bool(self.others))

    def _show_ask(self, ask: AskBy, overview: Overview) -> None:
        one, today = ask.standing.authorization, overview.today
        self._uid = one.uid
        self._icon.set_icon("hourglass-medium", "caution")
        self.heading.set_words(self._heading(ask, today))
        self.words.set_words(ask_words(ask, today, self))
        used, booked, left = len(ask.standing.used), len(ask.standing.booked), ask.standing.left
        over = max(0, -(left or 0))
        said = counts_words(ask, self)
        self.bar.set_visits(used, booked, left or 0, over, said)
        self.counts.set_words(said)
        words = self.tr("Number {number}").format(number=one.number)
        self.number.set_words(words)
        self.number.setVisible(bool(one.number))
        self._show_remind(ask, overview)

    def _heading(self, ask: AskBy, today: date) -> str:
        last = ask.standing.authorization.last_day
        if last is None:
            return self.tr("Authorization")
        if last < today:
            return self.tr("Authorization ended {day}").format(day=date_words(last, today))
        return self.tr("Authorization ends {day}").format(day=date_words(last, today))

    def _show_remind(self, ask: AskBy, overview: Overview) -> None:
        day, today = ask.day, overview.today
        known = [r for r in overview.reminders if r.subject_uid == self._uid]
        self._day = day
        if known:
            words = self.tr("Reminder {day}: remove")
            self.remind.set_words(words.format(day=date_words(known[0].day, today, short=True)))
            self.remind.show()
        elif day is not None and day > today:
            words = self.tr("Remind me {day}")
            self.remind.set_words(words.format(day=date_words(day, today, short=True)))
            self.remind.show()


def other_words(one: Authorization, today: date, host: QWidget) -> str:
    """As in "Approved: Authorization PA-9000, 24 visits, from April 1, to August 31"."""
    words = QCoreApplication.translate("Coverage", "{state}: {authorization}")
    return words.format(
        state=status_words(one.status), authorization=authorization_words(one, today, host)
    )


def counts_words(ask: AskBy, host: QWidget) -> str:
    """As in "20 approved: 14 used, 3 booked, 3 left"."""
    standing = ask.standing
    used, booked, left = len(standing.used), len(standing.booked), standing.left
    if left is None:
        words = host.tr("{used} used, {booked} booked; how many are approved is not known yet")
        return words.format(used=used, booked=booked)
    if left < 0:
        words = host.tr("{approved} approved: {used} used, {booked} booked, {over} over")
    else:
        words = host.tr("{approved} approved: {used} used, {booked} booked, {left} left")
    approved = standing.authorization.approved
    return words.format(approved=approved, used=used, booked=booked, left=left, over=-left)


def ask_words(ask: AskBy, today: date, host: QWidget) -> str:
    """How many more it holds and when to ask for the next."""
    left = ask.standing.left
    said = []
    if left is not None and left > 0:
        one = host.tr("It holds 1 more visit after the ones booked.")
        many = host.tr("It holds {n} more visits after the ones booked.").format(n=left)
        said.append(one if left == 1 else many)
    elif left is not None:
        said.append(host.tr("Its visits are all used or booked."))
    if ask.lapses:
        one = host.tr("At your pace, 1 of them lapses.")
        many = host.tr("At your pace, {n} of them lapse.").format(n=ask.lapses)
        said.append(one if ask.lapses == 1 else many)
    if ask.day is not None and ask.day > today:
        words = host.tr("A new one can take two weeks, so ask by {day}.")
        said.append(words.format(day=date_words(ask.day, today)))
    elif ask.day is not None:
        said.append(host.tr("A new one can take two weeks, so now is the time to ask."))
    return " ".join(said)
