"""What the rooms know, handed to the library's rules: counts and dates, never words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mbc_companion.core.clock import today
from mbc_companion.core.settings import OFFERS_TOPICS
from mbc_companion.coverage.overview import Overview
from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.domain import Library, Repository
from mbc_companion.guidance.reason_view import why
from mbc_companion.guidance.suggesting import DAYS, ScaleValue, Signs, suggestion
from mbc_companion.journal.insights.domain import Reads, Span
from mbc_companion.session.surroundings import Surroundings

ScanDays = Callable[[date, date], Sequence[date]]


@dataclass(frozen=True)
class TopicOffer:
    """Keeps to ``today.protocols.Offer``."""

    topic: str
    title: str
    about: str
    why: str
    icon: str


class TopicOffers:
    """Keeps to ``today.protocols.Offers``; every look reads anew and may raise a KnownError."""

    def __init__(
        self,
        around: Surroundings,
        shelf: Repository,
        library: Callable[[], Library],
        *,
        marks: Reads,
        scan_days: ScanDays,
        coverage: Callable[[], Overview],
    ) -> None:
        self._around = around
        self._shelf = shelf
        self._library = library
        self._marks = marks
        self._scan_days = scan_days
        self._coverage = coverage

    def offer(self) -> TopicOffer | None:
        if not self._around.preferences.get(OFFERS_TOPICS):
            return None
        reason = suggestion(self._signs(), self._shelf.muted())
        if reason is None:
            return None
        topic = self._library().topic(reason.topic)
        if topic is None:
            return None
        return TopicOffer(
            topic.uid,
            topic.title,
            words.from_library_words(topic.minutes),
            why(reason),
            words.group_icon(topic.group),
        )

    def _signs(self) -> Signs:
        day = today(self._around.clock)
        span = Span.ending(day, DAYS)
        week = timedelta(days=DAYS)
        overview = self._coverage()
        main = overview.main
        ledger = main.ledger if main is not None else None
        return Signs(
            today=day,
            marks=tuple((one.day, one.level) for one in self._marks.days(span)),
            feelings=tuple(self._marks.feelings(span).items()),
            scales=tuple(
                ScaleValue(one.day, one.scale, one.value) for one in self._marks.scale_days(span)
            ),
            scans=tuple(self._scan_days(day - week, day + week)),
            has_open_denial=any(not one.closed for one in overview.denials),
            visits_left=ledger.left if ledger is not None else None,
            limit_not_known=ledger is not None
            and ledger.limit_count is None
            and not ledger.has_no_limit,
        )
