"""The sentences of the Coverage page, Today's card and the papers: one place for each."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.domain import PlanSort
from mbc_companion.coverage.forecast import Ends, Forecast, Reach, Rule
from mbc_companion.ui import moments

_AUTHORIZED = (Rule.AUTHORIZATION, Rule.AUTHORIZATION_END)


class Sentence(NamedTuple):
    """``lead`` answers the question; ``follow`` is the next thing to know, or empty."""

    lead: str
    follow: str = ""


def date_words(day: date, today: date | None = None, *, short: bool = False) -> str:
    """As in October 12; with the year where it is not this one."""
    other_year = today is None or day.year != today.year
    return moments.date_words(day, year=other_year, short=short)


def pace_words(weeks: int) -> str:
    """As in "At one visit a week", to begin a sentence with."""
    if weeks == 1:
        return QCoreApplication.translate("Coverage", "At one visit a week")
    words = QCoreApplication.translate("Coverage", "At one visit every {weeks} weeks")
    return words.format(weeks=weeks)


def sentence(forecast: Forecast, today: date) -> Sentence:
    """What the page says first."""
    said = _sentence(forecast, today)
    denied = denied_words(len(forecast.ledger.to_ask))
    if denied and not said.follow:
        return Sentence(said.lead, denied)
    return said


def denied_words(count: int) -> str:
    """About counted visits whose claim was denied; empty if there is none."""
    if count == 1:
        return QCoreApplication.translate(
            "Coverage", "1 counted visit was denied. It keeps counting; ask about it."
        )
    if count:
        return QCoreApplication.translate(
            "Coverage", "{count} counted visits were denied. They keep counting; ask about them."
        ).format(count=count)
    return ""


def _sentence(forecast: Forecast, today: date) -> Sentence:
    ledger = forecast.ledger
    if ledger.over:
        return Sentence(
            QCoreApplication.translate("Coverage", "{count} more than the plan lists.").format(
                count=ledger.over
            ),
            QCoreApplication.translate("Coverage", "This may cost you; a call can clear it up."),
        )
    if ledger.left == 0:
        return _all_taken(forecast)
    leads = forecast.leads
    return _without_limit(forecast) if leads is None else _led(forecast, leads, today)


def _led(forecast: Forecast, leads: Reach, today: date) -> Sentence:
    if leads.rule in _AUTHORIZED:
        return Sentence(_authorized(leads, today), _year_if_renewed(forecast, today))
    if leads.rule is Rule.PLAN_END:
        return _plan_ends(forecast, leads, today)
    if leads.rule is Rule.OUTSIDE_COUNT:
        return _outside(forecast, leads, today)
    return _counted(forecast, leads, today)


def _all_taken(forecast: Forecast) -> Sentence:
    ledger = forecast.ledger
    if ledger.limit_count == 1:
        lead = QCoreApplication.translate("Coverage", "The one visit is used or booked.")
    else:
        lead = QCoreApplication.translate("Coverage", "All {limit} are used or booked.").format(
            limit=ledger.limit_count
        )
    if ledger.plan.sort is PlanSort.EMPLOYEE_ASSISTANCE:
        follow = QCoreApplication.translate("Coverage", "The program can tell you what comes next.")
    else:
        follow = QCoreApplication.translate("Coverage", "Some plans add more when a doctor asks.")
    return Sentence(lead, follow)


def _without_limit(forecast: Forecast) -> Sentence:
    ledger, used = forecast.ledger, len(forecast.ledger.used)
    if ledger.has_no_limit:
        return Sentence(
            QCoreApplication.translate("Coverage", "Your plan does not limit visits."),
            QCoreApplication.translate("Coverage", "{count} so far.").format(count=used),
        )
    unknown = QCoreApplication.translate("Coverage", "You do not know your limit yet.")
    if not used:
        return Sentence(unknown, QCoreApplication.translate("Coverage", "A call can tell you."))
    lead = QCoreApplication.translate("Coverage", "You have used {count}.").format(count=used)
    return Sentence(lead, unknown)


def _authorized(reach: Reach, today: date) -> str:
    if reach.last is None or (reach.ends is Ends.NONE and reach.last < today):
        return QCoreApplication.translate(
            "Coverage", "No authorization on record holds another visit."
        )
    words = QCoreApplication.translate("Coverage", "Visits on record as authorized reach {day}.")
    return words.format(day=date_words(reach.last, today))


def _year_if_renewed(forecast: Forecast, today: date) -> str:
    ledger, count = forecast.ledger, forecast.reach(Rule.COUNT)
    if count is None:
        if ledger.has_no_limit:
            return QCoreApplication.translate("Coverage", "Your plan itself does not limit visits.")
        return QCoreApplication.translate("Coverage", "You do not know your yearly limit yet.")
    if count.ends is Ends.WHOLE:
        return QCoreApplication.translate(
            "Coverage",
            "Your plan year's count is enough for the whole year if it is renewed.",
        )
    if count.last is None:
        return ""
    words = QCoreApplication.translate(
        "Coverage", "Your plan year's count reaches {day} if it is renewed."
    )
    if ledger.limit is not None and ledger.limit.by_guess:
        words = QCoreApplication.translate(
            "Coverage", "By your guess, your plan year's count reaches {day} if it is renewed."
        )
    return words.format(day=date_words(count.last, today))


def _plan_ends(forecast: Forecast, reach: Reach, today: date) -> Sentence:
    ends = forecast.ledger.window.last
    lead = QCoreApplication.translate("Coverage", "Your plan ends {day}.")
    if ends < today:
        lead = QCoreApplication.translate("Coverage", "Your plan ended {day}.")
    lead = lead.format(day=date_words(ends, today))
    if reach.ends is Ends.NONE:
        return Sentence(lead)
    follow = QCoreApplication.translate("Coverage", "{pace}, you have enough until then.")
    return Sentence(lead, follow.format(pace=pace_words(forecast.pace_weeks)))


def _outside(forecast: Forecast, reach: Reach, today: date) -> Sentence:
    if reach.ends is not Ends.ON or reach.last is None:
        return Sentence(
            QCoreApplication.translate(
                "Coverage", "All visits outside the network are used or booked."
            )
        )
    words = QCoreApplication.translate(
        "Coverage", "{pace}, visits outside the network reach {day}."
    )
    pace = pace_words(forecast.pace_weeks)
    return Sentence(words.format(pace=pace, day=date_words(reach.last, today)))


def _counted(forecast: Forecast, reach: Reach, today: date) -> Sentence:
    ledger, pace = forecast.ledger, pace_words(forecast.pace_weeks)
    guess = ledger.limit is not None and ledger.limit.by_guess
    about = QCoreApplication.translate("Coverage", "By your guess, about {count}.").format(
        count=ledger.left
    )
    if reach.ends is Ends.WHOLE or reach.last is None:
        if guess:
            words = QCoreApplication.translate("Coverage", "{pace}, they last the whole plan year.")
            return Sentence(about, words.format(pace=pace))
        words = QCoreApplication.translate(
            "Coverage", "{pace}, you have enough for the whole plan year."
        )
        return Sentence(words.format(pace=pace))
    day = date_words(reach.last, today)
    if guess:
        words = QCoreApplication.translate("Coverage", "{pace}, they reach {day}.")
        return Sentence(about, words.format(pace=pace, day=day))
    words = QCoreApplication.translate("Coverage", "{pace}, you have enough until {day}.")
    return Sentence(words.format(pace=pace, day=day), _authorized_if_added(forecast, today))


def _authorized_if_added(forecast: Forecast, today: date) -> str:
    later = forecast.reach(*_AUTHORIZED)
    if later is None or later.ends is not Ends.ON or later.last is None:
        return ""
    words = QCoreApplication.translate(
        "Coverage", "Your authorization reaches {day} if the plan adds visits."
    )
    return words.format(day=date_words(later.last, today))
