"""The practical line of a visit brief: which visit of how many, and the authorization."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.bookings import numbered
from mbc_companion.coverage.domain import Authorization
from mbc_companion.coverage.ledger import Standing
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words


def practical_words(overview: Overview, visit_uid: str) -> str:
    """Only what is recorded; empty for a visit that counts nowhere."""
    one = numbered(overview.tally).get(visit_uid)
    if one is None:
        return ""
    said = QCoreApplication.translate("Brief", "This is visit {number} of {limit}.")
    if one.limit is None:
        said = QCoreApplication.translate("Brief", "This is visit {number} of the plan year.")
    found = [said.format(number=one.number, limit=one.limit)]
    standing = overview.tally.standings.get(one.visit.authorization_uid)
    if standing is not None:
        found += _authorization_words(standing, overview)
    return " ".join(found)


def _authorization_words(standing: Standing, overview: Overview) -> list[str]:
    one, today = standing.authorization, overview.today
    said = _ends(one, overview)
    if standing.left is not None and standing.left >= 0:
        left = QCoreApplication.translate("Brief", "{n} visits left on it after those booked")
        if standing.left == 1:
            left = QCoreApplication.translate("Brief", "1 visit left on it after those booked")
        said = f"{said}; {left.format(n=standing.left)}"
    asks = [
        ask.day
        for forecast in overview.forecasts
        for ask in forecast.asks
        if ask.standing.authorization.uid == one.uid and ask.day is not None
    ]
    found = [f"{said}."]
    if asks and min(asks) >= today:
        send = QCoreApplication.translate("Brief", "Please send notes for renewal before {day}.")
        found.append(send.format(day=date_words(min(asks), today)))
    return found


def _ends(one: Authorization, overview: Overview) -> str:
    name = QCoreApplication.translate("Brief", "Authorization {number}").format(number=one.number)
    name = name.strip()
    if one.last_day is None:
        return name
    ends = QCoreApplication.translate("Brief", "{authorization} ends {day}")
    return ends.format(authorization=name, day=date_words(one.last_day, overview.today))
