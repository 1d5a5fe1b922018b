"""Why a topic is offered, in a sentence that says what was counted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.guidance.suggesting import SCALE_HIGH, SCALE_LOW, Reason, Rule
from mbc_companion.ui.moments import day_words
from mbc_companion.ui.widgets.marks import feeling_word


def why(reason: Reason) -> str:
    """As in: Shown because you marked “lonely” on 4 of the last 7 days."""
    day = day_words(reason.day) if reason.day is not None else ""
    words = {
        Rule.SCAN_AHEAD: QCoreApplication.translate(
            "Library", "Shown because a scan or its result is on {day}."
        ),
        Rule.SCAN_BEHIND: QCoreApplication.translate(
            "Library", "Shown because a scan or its result was on {day}."
        ),
        Rule.DENIAL: QCoreApplication.translate(
            "Library", "Shown because you wrote down a denial that is still open."
        ),
        Rule.FEELING: QCoreApplication.translate(
            "Library", "Shown because you marked “{what}” on {count} of the last 7 days."
        ),
        Rule.SCALE_HIGH: QCoreApplication.translate(
            "Library",
            "Shown because {what} was {high} or more on {count} of the last 7 days.",
        ),
        Rule.SCALE_LOW: QCoreApplication.translate(
            "Library",
            "Shown because {what} was {low} or less on {count} of the last 7 days.",
        ),
        Rule.HARD_MARKS: QCoreApplication.translate(
            "Library", "Shown because {count} of the last 7 days were marked hard or very hard."
        ),
        Rule.FEW_VISITS_LEFT: _few_left(reason.count),
        Rule.LIMIT_NOT_KNOWN: QCoreApplication.translate(
            "Library", "Shown because the visit limit of your plan is not known yet."
        ),
    }[reason.rule]
    return words.format(
        day=day, what=_what(reason), count=reason.count, high=SCALE_HIGH, low=SCALE_LOW
    )


def _few_left(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate(
            "Library", "Shown because your plan has 1 visit left to book."
        )
    return QCoreApplication.translate(
        "Library", "Shown because your plan has {count} visits left to book."
    )


def _what(reason: Reason) -> str:
    if reason.rule is Rule.FEELING:
        return feeling_word(reason.what).lower()
    return {
        "distress": QCoreApplication.translate("Library", "distress"),
        "tiredness": QCoreApplication.translate("Library", "tiredness"),
        "sleep": QCoreApplication.translate("Library", "sleep"),
    }.get(reason.what, reason.what)
