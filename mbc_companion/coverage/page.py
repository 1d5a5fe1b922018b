"""Coverage: what is left, until when, and the way to more; or a call under way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import CoverageChanged, VisitsChanged
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.authorization_card import current
from mbc_companion.coverage.board_panel import Board
from mbc_companion.coverage.call_desk_dialog import CallDesk
from mbc_companion.coverage.call_record import CallState
from mbc_companion.coverage.call_view import CallView
from mbc_companion.coverage.calls_dialog import CallsDialog
from mbc_companion.coverage.counted_sheet import authorization_sheet_of, counted_sheet
from mbc_companion.coverage.dates_ahead import Ahead
from mbc_companion.coverage.denials_dialog import DenialsDialog
from mbc_companion.coverage.domain import Record
from mbc_companion.coverage.empty_panel import EmptyPanel
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.ledger import tally
from mbc_companion.coverage.money_dialog import MoneyDialog, denial_offer
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.plan_dialog import PlanDialog
from mbc_companion.coverage.removed_sheet import removed_coverage
from mbc_companion.coverage.reopen_dialog import Reopening
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Note

LONGEST_TITLE = 16
"""Letters of a plan's name that fit beside "Calling" in the top bar."""


class CoveragePage(Page):
    """Reads when it is shown and whenever something of it changed while it is shown.

    ``call_left`` carries what the desk's ``left`` is and what was said about it.
    """

    call_left = Signal(object, str)
    key = "coverage"

    def __init__(self, around: Around, *, keys: Keys | None = None) -> None:
        super().__init__()
        self._around = around
        self._overview = _nothing(around)
        self._benefit_uid = ""
        self._shown = False
        self.empty = EmptyPanel(self)
        self.board = Board(self)
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self.plans = PlanDialog(self, around, lambda: self._overview)
        self.calls = CallsDialog(self, around, lambda: self._overview)
        self.money = MoneyDialog(self, around, lambda: self._overview)
        self.denials = DenialsDialog(self, around, lambda: self._overview)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        self.desk = CallDesk(around, self)
        self._open = Reopening(self, around, (self.plans, self.money, self.denials), self.desk)
        self.call = CallView(around, self.desk, self)
        self._stack.addWidget(self.call)
        self.back_button = Button(self.tr("Coverage"), icon="arrow-left", parent=self)
        self.back_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self._stack)
        self._connect()
        for kind in (CoverageChanged, VisitsChanged):
            self.destroyed.connect(around.events.subscribe(kind, lambda _: self.refresh()))
        (keys or Keys()).bind(self, declared.UNDO, around.toasts.take_back)

    def _connect(self) -> None:
        board, plans = self.board, self.plans
        self.empty.set_up.connect(plans.set_up)
        board.ahead.put_away.connect(self._put_away)
        board.hero.edit_wanted.connect(plans.edit)
        board.hero.pace_wanted.connect(lambda _: self._pace())
        board.hero.opened.connect(self._open_count)
        board.authorization.add_wanted.connect(self._add_authorization)
        board.authorization.edit_wanted.connect(plans.edit_authorization)
        board.authorization.opened.connect(self._open_authorization)
        board.authorization.remind_wanted.connect(plans.remind)
        board.facts.change_wanted.connect(lambda: self._with_chosen(plans.facts))
        board.facts.history_wanted.connect(lambda: self._with_chosen(plans.history))
        board.plans.add_wanted.connect(plans.set_up)
        board.plans.edit_wanted.connect(plans.edit)
        board.plans.show_wanted.connect(self._show_benefit)
        board.calls.copied.connect(self._copy)
        board.money.visits_wanted.connect(self.money.visits)
        board.money.year_wanted.connect(self._show_year)
        board.denials.add_wanted.connect(self.record_denial)
        board.denials.opened.connect(self.denials.edit)
        self.money.denial_wanted.connect(self.record_denial)
        board.calls.log_wanted.connect(lambda: self.begin_call(self._plan_uid()))
        board.calls.opened.connect(self.open_call)
        board.calls.all_wanted.connect(lambda: self.calls.show_all(self.open_call))
        board.calls.print_wanted.connect(lambda: self.calls.print(self._plan_uid()))
        board.calls.disagree_wanted.connect(self.calls.show_disagreements)
        board.authorization.call_wanted.connect(lambda: self.begin_call(self._plan_uid()))
        for part in (self.empty, board):
            part.removed_wanted.connect(lambda: removed_coverage(self, self._around).open())
        self.empty.call.connect(lambda: self.begin_call(""))
        plans.call_wanted.connect(self.begin_call)
        self.back_button.clicked.connect(self.call.put_down)
        self.call.left.connect(self._leave_call)
        self._open.call_wanted.connect(self.open_call)
        self.desk.trouble.connect(self._say_trouble)

    def title(self) -> str:
        if not self.desk.is_open:
            return self.tr("Coverage")
        if breadth(self.window().width(), theme().scale) is Breadth.NARROW:
            return self.tr("Your call")
        if self.desk.plan is None or len(self.desk.plan.name) > LONGEST_TITLE:
            return self.tr("Calling the insurer")
        return self.tr("Calling {plan}").format(plan=self.desk.plan.name)

    def top_actions(self) -> list[QWidget]:
        return [self.back_button]

    def entered(self) -> None:
        self._shown = True
        self.refresh()
        self._open.reopen()

    def leaving(self) -> None:
        self.desk.save()

    def end(self) -> None:
        self._shown = False
        self.desk.end()

    def place(self) -> dict[str, Any]:
        return {"benefit": self._benefit_uid, **self._open.place()}

    def restore_place(self, place: dict[str, Any]) -> None:
        uid = place.get("benefit")
        self._benefit_uid = uid if isinstance(uid, str) else ""
        self._open.restore(place)

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.empty:
            self.empty.set_up_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.board.hero.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read and count again, if this is the page in front, be it under the cover."""
        if not self._shown or self.isHidden():
            return
        try:
            self._overview = self._around.overview()
            removed = self._around.anything_removed()
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return
        self.trouble.hide()
        for part in (self.empty, self.board):
            part.removed_button.setVisible(removed)
        self.back_button.setVisible(self.desk.is_open)
        if self.desk.is_open:
            self._stack.setCurrentWidget(self.call)
            return
        overview = self._overview
        nothing = not overview.record.plans and not overview.calls
        self._stack.setCurrentWidget(self.empty if nothing else self.board)
        if not nothing:
            self.board.show_overview(overview, self._benefit_uid)

    # -- calls ---------------------------------------------------------------------

    def begin_call(self, plan_uid: str) -> None:
        """The guided call about a plan, or about one that is not known yet."""
        going = [c for c in self._overview.calls if c.state is CallState.GOING]
        same = [c for c in going if c.plan_uid == plan_uid and c.day == self._overview.today]
        if same:
            self.desk.take_up(same[0], self._overview)
        else:
            self.desk.begin(self._overview, plan_uid)
        self._show_call()

    def open_call(self, uid: str) -> None:
        """Take up a call that is not over, or show what was said; nothing if it is gone."""
        found = [call for call in self._overview.calls if call.uid == uid]
        if found and found[0].state is CallState.GOING:
            self.desk.take_up(found[0], self._overview)
            self._show_call()
        elif found:
            self.calls.show(found[0])

    def _show_call(self) -> None:
        self._stack.setCurrentWidget(self.call)
        self.back_button.show()
        self.title_changed.emit()
        self.call.open()

    def record_denial(self, visit_uid: str = "") -> None:
        """Of the claim of a visit, or of the plan that is shown."""
        self.denials.add(self._plan_uid(), visit_uid)

    def _leave_call(self, words: str, refused: str) -> None:
        """``refused`` is what they said is not covered: the letter about it has dates."""
        self.title_changed.emit()
        self.refresh()
        plan_uid, left = self._plan_uid(), self.desk.left
        deny = denial_offer(lambda: self.denials.add(plan_uid, about=refused))
        undo = left.undo if left is not None and left.state is CallState.USED else None
        self._around.said(words, undo, deny if refused else None)
        self.call_left.emit(left, words)
        self.focus_first()

    def _say_trouble(self, error: KnownError) -> None:
        self.trouble.set_words(troubles.words(error))
        self.trouble.show()

    def _plan_uid(self) -> str:
        chosen = self.chosen()
        return "" if chosen is None else chosen.ledger.plan.uid

    @property
    def overview(self) -> Overview:
        """What is shown."""
        return self._overview

    def chosen(self) -> Forecast | None:
        """The forecast the cards are about."""
        shown, main = self._benefit_uid, self._overview.main
        of_it = (one for one in self._overview.forecasts if one.ledger.benefit.uid == shown)
        return next(of_it, main)

    def _with_chosen(self, act: Any) -> None:
        chosen = self.chosen()
        if chosen is not None:
            act(chosen.ledger.plan, chosen.ledger.benefit)

    def _pace(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.plans.pace(chosen)

    def _show_benefit(self, uid: str) -> None:
        self._benefit_uid = uid
        self.refresh()
        self.board.verticalScrollBar().setValue(0)
        self.board.hero.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_count(self, _benefit_uid: str, what: str) -> None:
        chosen = self.chosen()
        if chosen is not None:
            counted_sheet(self, what, chosen.ledger, self._overview).open()

    def _open_authorization(self, uid: str) -> None:
        chosen = self.chosen()
        for ask in chosen.asks if chosen is not None else ():
            if ask.standing.authorization.uid == uid:
                authorization_sheet_of(self, ask, self._overview).open()

    def _show_year(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.money.year(chosen)

    def _add_authorization(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        before = current(chosen, self._overview.today)
        renews = None if before is None else before.standing.authorization
        self.plans.add_authorization(chosen.ledger.plan.uid, renews)

    def _put_away(self, one: Ahead) -> None:
        claims = self._around.claims
        if self._around.attempt(lambda: claims.set_put_away(one.key, away=True)):
            words = self.tr("Put away until it comes nearer.")
            self._around.done(words, lambda: claims.set_put_away(one.key, away=False))

    def _copy(self, number: str) -> None:
        self._around.clipboard.put(number)
        self._around.toasts.show(self.tr("Copied. Cleared from the clipboard in 30 seconds."))


def _nothing(around: Around) -> Overview:
    return Overview(around.today, tally(Record()), (), {}, (), (), (), (), {})
