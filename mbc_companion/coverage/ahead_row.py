"""One quiet line about a date that comes, with a way to put it away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mbc_companion.coverage.dates_ahead import Ahead, What
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Note


def ahead_words(one: Ahead, today: date) -> str:
    """What a date is about."""
    day = date_words(one.day, today)
    count = one.count or 0
    words = {
        What.ASK: QCoreApplication.translate("Coverage", "Ask for a new authorization by {day}."),
        What.AUTHORIZATION_ENDS: QCoreApplication.translate(
            "Coverage", "The authorization ends {day}. {count} of its visits are not booked."
        ),
        What.UNUSED: QCoreApplication.translate(
            "Coverage", "At your pace, {count} visits lapse when the plan year ends {day}."
        ),
        What.PLAN_ENDS: QCoreApplication.translate("Coverage", "{about} ends {day}."),
        What.APPEAL: QCoreApplication.translate("Coverage", "An appeal goes in by {day}."),
        What.EXTERNAL_REVIEW: QCoreApplication.translate(
            "Coverage", "An outside review can be asked for until {day}."
        ),
        What.DISPUTE: QCoreApplication.translate(
            "Coverage", "A bill far above its estimate can be disputed until {day}."
        ),
        What.PROOF: QCoreApplication.translate("Coverage", "{about} asks for proof by {day}."),
        What.CALL_AGAIN: QCoreApplication.translate("Coverage", "You meant to call on {day}."),
        What.REMIND: QCoreApplication.translate(
            "Coverage", "You wanted to be reminded: ask about authorization {about}."
        ),
    }[one.what]
    if count == 1 and one.what is What.UNUSED:
        words = QCoreApplication.translate(
            "Coverage", "At your pace, 1 visit lapses when the plan year ends {day}."
        )
    if count == 1 and one.what is What.AUTHORIZATION_ENDS:
        words = QCoreApplication.translate(
            "Coverage", "The authorization ends {day}. 1 of its visits is not booked."
        )
    if one.what is What.ASK and one.day <= today:
        words = QCoreApplication.translate("Coverage", "Now is the time to ask for authorization.")
    return words.format(day=day, count=count, about=one.about).replace("  ", " ").strip()


class AheadRow(Note):
    """``put_away`` carries the Ahead that is shown."""

    put_away = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "date", parent=parent)
        self._one: Ahead | None = None
        self.away = Button(self.tr("Put away"), "quiet", parent=self)
        self.away.clicked.connect(lambda: self.put_away.emit(self._one))
        self.row.addWidget(self.away)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = breadth(self.window().width(), theme().scale) is Breadth.NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.row.setDirection(way)

    def show_ahead(self, one: Ahead | None, today: date) -> None:
        """The nearest date, or nothing."""
        self._one = one
        self.setVisible(one is not None)
        if one is not None:
            self.set_words(ahead_words(one, today))
