"""Today: the greeting, the check-in, and only those cards that have something to say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import CardColumns, TodayCard
from mbc_companion.today.checkin_widget import CheckInCard
from mbc_companion.today.protocols import CheckIns
from mbc_companion.today.recovery_line import RecoveryLine
from mbc_companion.today.recovery_widget import RecoveryWords
from mbc_companion.today.strip_widget import GreetingStrip
from mbc_companion.ui.keys import UNDO, Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import ScrollPage

_LOOK_EVERY_MS = 20_000


class TodayPage(Page):
    """``write_requested`` carries the id of an entry to add words to, or nothing.

    ``first_name`` is asked at every look at the clock; ``recovery_line`` may be left
    out where there is nothing to remind of.
    """

    key = "today"
    write_requested = Signal(str)
    help_requested = Signal()
    quiet_requested = Signal()
    recovery_requested = Signal()

    def __init__(
        self,
        check_ins: CheckIns,
        clock: Clock,
        *,
        first_name: Callable[[], str] = str,
        recovery_line: RecoveryLine | None = None,
        keys: Keys | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._first_name = first_name
        self._recovery_line = recovery_line
        self._day = local_now(clock).date()
        self.strip = GreetingStrip()
        self.card = CheckInCard(check_ins, clock)
        self.recovery = RecoveryWords()
        self._scroll = ScrollPage()
        self._cards = CardColumns()
        self._scroll.body.addWidget(self.card)
        self._scroll.body.addWidget(self.recovery)
        self._scroll.body.addWidget(self._cards)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.card.write_requested.connect(self.write_requested)
        self.card.help_requested.connect(self.help_requested)
        self.card.quiet_requested.connect(self.quiet_requested)
        self.recovery.wanted.connect(self.recovery_requested)
        self.recovery.put_away.connect(self._put_recovery_away)
        (keys or Keys()).bind(self, UNDO, self.card.undo)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        theme().follow(self._dress)
        self.look()

    def title(self) -> str:
        return self.tr("Today")

    def header(self) -> QWidget:
        return self.strip

    def entered(self) -> None:
        """A card left open asks again, unless its mark still waits to be saved."""
        if not self.card.is_waiting:
            self.card.ask(take_focus=False)
        self._show_recovery()
        self.look()
        self.look_at_cards()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def focus_first(self) -> None:
        self.card.focus_first()

    def focus_marks(self) -> None:
        """For the check-in key, from any page."""
        self.card.focus_marks()

    def add_card(self, card: TodayCard, *, side: bool = False) -> None:
        """A card of another room, under the check-in; ``side`` is the narrower column."""
        self._cards.add(card, side=side)

    def refresh(self) -> None:
        """Entries changed elsewhere."""
        self.card.refresh()
        self.look_at_cards()

    def look_at_cards(self) -> None:
        """Something a card tells of may have changed."""
        self._cards.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cards.fit(self.window().width())

    def look(self) -> None:
        """Compare the greeting and the day with the clock; called every 20 s."""
        now = local_now(self._clock)
        if self.strip.say(now, self._first_name()):
            self.title_changed.emit()
        if now.date() != self._day:
            self._day = now.date()
            self.refresh()

    def _dress(self) -> None:
        """The strip ends with a line, so the first card stands a little lower than elsewhere."""
        now = theme()
        self._scroll.body.setContentsMargins(now.px(32), now.px(24), now.px(32), now.px(28))

    def _show_recovery(self) -> None:
        line = self._recovery_line
        try:
            due = line is not None and line()
        except KnownError:
            # Not written down that it was shown: then it is not shown.
            due = False
        self.recovery.setVisible(due)

    def _put_recovery_away(self) -> None:
        if self._recovery_line is not None:
            self._recovery_line.put_away()
        self.recovery.hide()
        self.card.focus_first()
