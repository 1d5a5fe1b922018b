"""What the line of the plan year shows of a forecast."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.domain import Authorization
from mbc_companion.coverage.forecast import Ends, Forecast, Reach, Rule
from mbc_companion.coverage.plan_years import Window
from mbc_companion.coverage.words_view import date_words
from mbc_companion.coverage.year_line_widget import Shown

SOON_DAYS = 60


def year_shown(forecast: Forecast, today: date) -> Shown:
    """Authorized days, and the day the plan year's count reaches (else the leading one)."""
    window = forecast.ledger.window
    asked = [ask.standing.authorization for ask in forecast.asks]
    shown = [one for one in asked if _span(one, window) is not None]
    spans = tuple(sorted(span for one in shown if (span := _span(one, window)) is not None))
    reach = _marked(forecast)
    mark = None if reach is None else reach.last
    return Shown(
        window=window,
        today=today,
        spans=spans,
        spans_words=_spans_words(shown, window, today),
        soon=any(0 <= (last - today).days <= SOON_DAYS for _first, last in spans),
        mark=mark,
        mark_words="" if reach is None or mark is None else _mark_words(forecast, mark, today),
        today_words=QCoreApplication.translate("Coverage", "Today"),
    )


def _span(one: Authorization, window: Window) -> tuple[date, date] | None:
    first = max(one.first_day or window.first, window.first)
    last = min(one.last_day or window.last, window.last)
    return (first, last) if first <= last else None


def _marked(forecast: Forecast) -> Reach | None:
    window = forecast.ledger.window
    for reach in (forecast.reach(Rule.COUNT), forecast.leads):
        fits = reach is not None and reach.ends is Ends.ON and reach.last is not None
        if reach is not None and reach.last is not None and fits and reach.last in window:
            return reach
    return None


def _spans_words(shown: list[Authorization], window: Window, today: date) -> str:
    """The days as they were given, also where the line of the year cuts them off."""
    if not shown:
        return ""
    words = QCoreApplication.translate("Coverage", "Authorized, {first} to {last}")
    first = min(one.first_day or window.first for one in shown)
    last = max(one.last_day or window.last for one in shown)
    return words.format(first=date_words(first, today), last=date_words(last, today))


def _mark_words(forecast: Forecast, mark: date, today: date) -> str:
    if forecast.pace_weeks == 1:
        words = QCoreApplication.translate("Coverage", "Last weekly visit, {day}")
    else:
        words = QCoreApplication.translate("Coverage", "Last visit at this pace, {day}")
    leads = forecast.leads
    if leads is not None and leads.rule in {Rule.AUTHORIZATION, Rule.AUTHORIZATION_END}:
        words = QCoreApplication.translate("Coverage", "Plan year's count, {day}")
    return words.format(day=date_words(mark, today))
