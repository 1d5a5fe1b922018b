"""Reading all that a look back needs, in as many questions as there are kinds of facts."""

from __future__ import annotations

from datetime import date

from mbc_companion.journal.insights.counting import AROUND_SCAN
from mbc_companion.journal.insights.domain import Day, Look, Reads, Scale, Span, VisitDays

SCANS_BACK_DAYS = 2 * 365


def read_look(reads: Reads, visits: VisitDays, span: Span) -> Look:
    """Raises a KnownError where the file cannot be read."""
    scale_days = reads.scale_days(span)
    with_values = {one.scale for one in scale_days}
    known = tuple(scale for scale in reads.scales() if scale.key in with_values)
    # Values of a vault from elsewhere, whose scale nobody named here.
    strange = sorted(with_values - {scale.key for scale in known})
    return Look(
        span=span,
        days=reads.days(span),
        feelings=reads.feelings(span),
        scales=(*known, *map(Scale, strange)),
        scale_days=scale_days,
        visit_days=frozenset(visits.visit_days(span.first, span.last)),
        scan_days=frozenset(visits.scan_days(span.first, span.last)),
    )


def read_scans(reads: Reads, visits: VisitDays, today: date) -> tuple[tuple[Day, ...], list[date]]:
    """Scans of the last two years, the next one if it is near, and the marks around them."""
    span = Span.ending(date.fromordinal(today.toordinal() + AROUND_SCAN), SCANS_BACK_DAYS)
    scans = list(visits.scan_days(span.first, span.last))
    return reads.days(span) if scans else (), scans
