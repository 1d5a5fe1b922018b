"""Can my therapist see me where I will be sitting: what the lists say, never more.

What counts is where the person sits during the session, not where they live.
Nothing here ever says "not allowed": a list can be old, and a therapist may hold
a license of the second state as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from mbc_companion.contacts.licensing import Compact, Lists, Profession


class Verdict(Enum):
    """What the lists support."""

    SAME_STATE = "same_state"
    BOTH_LISTED = "both_listed"
    NOT_LISTED = "not_listed"
    PSYPACT_UNKNOWN = "psypact_unknown"
    COUNSELING_ISSUING = "counseling_issuing"
    COUNSELING_ENACTED = "counseling_enacted"
    COUNSELING_NOT_LISTED = "counseling_not_listed"
    SOCIAL_WORK_NOT_YET = "social_work_not_yet"
    NO_COMPACT = "no_compact"
    NO_LICENSE = "no_license"
    ASK = "ask"


@dataclass(frozen=True)
class Finding:
    """``missing`` are the states that were not on the list; ``as_of`` is its month.

    ``as_of`` is None where no list was looked at.
    """

    verdict: Verdict
    as_of: date | None = None
    missing: tuple[str, ...] = ()


UNKNOWN_TERRITORIES = frozenset({"GU", "PR", "VI"})
"""On no list that was seen, neither as members nor as missing."""


def look_up(
    sitting: str, licensed: tuple[str, ...], who: Profession | None, lists: Lists
) -> Finding:
    """``sitting`` and ``licensed`` are codes of ``lists.states``."""
    if who is not None and who.uid == "coach":
        return Finding(Verdict.NO_LICENSE)
    if sitting in licensed:
        return Finding(Verdict.SAME_STATE)
    if who is None or not licensed:
        return Finding(Verdict.ASK)
    return _by_compact(sitting, licensed, who.compact, lists)


def _by_compact(sitting: str, licensed: tuple[str, ...], compact: Compact, lists: Lists) -> Finding:
    if compact is Compact.PSYPACT:
        return _psypact(sitting, licensed, lists)
    if compact is Compact.COUNSELING:
        return _counseling(sitting, licensed, lists)
    if compact is Compact.SOCIAL_WORK:
        return Finding(Verdict.SOCIAL_WORK_NOT_YET, lists.social_work_as_of)
    return Finding(Verdict.NO_COMPACT if compact is Compact.NONE_FAMILY else Verdict.ASK)


def _psypact(sitting: str, licensed: tuple[str, ...], lists: Lists) -> Finding:
    as_of = lists.psypact_as_of
    if sitting in UNKNOWN_TERRITORIES or not set(licensed) - UNKNOWN_TERRITORIES:
        return Finding(Verdict.PSYPACT_UNKNOWN, as_of)
    missing = _missing(sitting, licensed, lists.psypact)
    return Finding(Verdict.NOT_LISTED if missing else Verdict.BOTH_LISTED, as_of, missing)


def _counseling(sitting: str, licensed: tuple[str, ...], lists: Lists) -> Finding:
    missing = _missing(sitting, licensed, lists.counseling)
    if missing:
        as_of = lists.counseling_enacted_as_of
        return Finding(Verdict.COUNSELING_NOT_LISTED, as_of, missing)
    waiting = _missing(sitting, licensed, lists.counseling_issuing)
    verdict = Verdict.COUNSELING_ENACTED if waiting else Verdict.COUNSELING_ISSUING
    return Finding(verdict, lists.counseling_as_of, waiting)


def _missing(sitting: str, licensed: tuple[str, ...], members: frozenset[str]) -> tuple[str, ...]:
    """One home state on the list is enough; if none is, all of them are named."""
    homes = () if set(licensed) & members else licensed
    return tuple(code for code in (sitting, *homes) if code not in members)
