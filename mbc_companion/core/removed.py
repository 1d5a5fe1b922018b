"""When something removed is deleted for good (ruling): 30 days and 5 separate days of use.

Both must have passed, so that a clock that jumps a year ahead deletes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS_KEPT = 30
USE_DAYS_KEPT = 5


@dataclass(frozen=True)
class Threshold:
    """What was removed at or before ``moment`` and on or before the ``use_day``-th day of use."""

    moment: datetime
    use_day: int


def threshold(now: datetime, days_of_use: int) -> Threshold:
    """``days_of_use`` counts every day of use up to and including today."""
    return Threshold(now - timedelta(days=DAYS_KEPT), days_of_use - USE_DAYS_KEPT)
