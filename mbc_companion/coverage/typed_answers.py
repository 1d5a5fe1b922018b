"""An answer as it is typed in a sheet or during a call, read as a fact's value."""

from __future__ import annotations

from datetime import date

from mbc_companion.coverage import money
from mbc_companion.coverage.facts import MEASURES, MOST_VISITS, NO_LIMIT, Measure, Name, Value
from mbc_companion.coverage.typed_days import read_month_day

_NO_LIMIT = {"no limit", "none", "unlimited", "no", "nolimit"}
_YES, _NO = {"yes", "y"}, {"no", "n"}


def read_count(typed: str) -> int:
    """Raises ValueError for what is no count of visits."""
    if not typed.isascii() or not typed.isdigit() or int(typed) > MOST_VISITS:
        raise ValueError("COUNT")
    return int(typed)


def read_value(name: Name, text: str, today: date) -> Value | None:
    """What was typed as an answer to ``name``; None for nothing.

    Raises NotADay, money.NotMoney or another ValueError.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    measure = MEASURES[name]
    if measure is Measure.CENTS:
        return money.read(typed)
    if measure is Measure.MONTH_DAY:
        return read_month_day(typed, today)
    if measure is Measure.YES_NO:
        return _read_yes_no(typed.lower())
    if measure is Measure.COUNT and typed.lower() in _NO_LIMIT:
        return NO_LIMIT
    number = read_count(typed.rstrip("% "))
    if measure is Measure.PERCENT and number > 100:
        raise ValueError("PERCENT")
    return number


def _read_yes_no(typed: str) -> bool:
    if typed in _YES:
        return True
    if typed in _NO:
        return False
    raise ValueError("YES_NO")
