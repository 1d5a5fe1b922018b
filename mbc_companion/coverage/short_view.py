"""What other rooms show of Coverage: Today's card, "Visit 18 of 30", what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.ahead_row import ahead_words
from mbc_companion.coverage.authorization_card import current
from mbc_companion.coverage.dates_ahead import What
from mbc_companion.coverage.forecast import Ends, Forecast, Rule
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words, sentence

_AUTHORIZED = {Rule.AUTHORIZATION, Rule.AUTHORIZATION_END}


@dataclass(frozen=True)
class ShortLine:
    """What Today's card shows; ``counts`` are used, booked, left and over."""

    title: str
    counts: tuple[int, int, int, int]
    bar_words: str
    lines: tuple[str, ...]


def left_title(forecast: Forecast) -> str:
    """As in "10 visits left to book"."""
    ledger = forecast.ledger
    left = ledger.left
    if ledger.over:
        words = QCoreApplication.translate("Coverage", "{n} more than the plan lists")
        return words.format(n=ledger.over)
    if left is None:
        words = QCoreApplication.translate("Coverage", "{n} visits used")
        return words.format(n=len(ledger.used))
    if ledger.limit is not None and ledger.limit.by_guess:
        words = QCoreApplication.translate("Coverage", "By your guess, about {n} left to book")
        return words.format(n=left)
    if left == 1:
        return QCoreApplication.translate("Coverage", "1 visit left to book")
    words = QCoreApplication.translate("Coverage", "{n} visits left to book")
    return words.format(n=left)


def short_line(overview: Overview) -> ShortLine | None:
    """None without a plan."""
    forecast = overview.main
    if forecast is None:
        return None
    ledger = forecast.ledger
    used, booked, left = len(ledger.used), len(ledger.booked), ledger.left
    lines = [_enough(forecast, overview.today), *_ends(forecast, overview.today)]
    other = [one for one in overview.ahead if one.what is not What.AUTHORIZATION_ENDS]
    if other:
        lines.append(ahead_words(other[0], overview.today))
    words = QCoreApplication.translate("Coverage", "{used} visits used, {booked} booked")
    if left is not None:
        words = QCoreApplication.translate(
            "Coverage", "{used} visits used, {booked} booked, {left} left to book"
        )
    said = words.format(used=used, booked=booked, left=max(0, left or 0))
    return ShortLine(
        left_title(forecast),
        (used, booked, max(0, left or 0), ledger.over),
        said,
        tuple(line for line in lines if line),
    )


def _enough(forecast: Forecast, today: date) -> str:
    """As in "Enough until Oct 12 at one a week."; the whole sentence where there is no day."""
    leads = forecast.leads
    if leads is None or leads.ends is not Ends.ON or leads.last is None or forecast.ledger.over:
        said = sentence(forecast, today)
        return said.follow if said.lead.startswith(left_title(forecast)) else said.lead
    weekly = forecast.pace_weeks == 1
    if leads.rule in _AUTHORIZED:
        words = QCoreApplication.translate("Coverage", "Authorized ones reach {day} at one a week.")
        if not weekly:
            words = QCoreApplication.translate("Coverage", "Authorized ones reach {day}.")
    elif weekly:
        words = QCoreApplication.translate("Coverage", "Enough until {day} at one a week.")
    else:
        words = QCoreApplication.translate(
            "Coverage", "Enough until {day} at one every {weeks} weeks."
        )
    day = date_words(leads.last, today, short=True)
    return words.format(day=day, weeks=forecast.pace_weeks)


def _ends(forecast: Forecast, today: date) -> list[str]:
    ask = current(forecast, today)
    last = None if ask is None else ask.standing.authorization.last_day
    if last is None or last < today:
        return []
    words = QCoreApplication.translate("Coverage", "Authorization ends {day}.")
    return [words.format(day=date_words(last, today, short=True))]
