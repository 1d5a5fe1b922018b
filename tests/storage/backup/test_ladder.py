"""Which copies may go, and which never."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.storage.backup.ladder import LEAST, Rung, may_go, pinned

_START = datetime(2026, 1, 1, tzinfo=UTC)


def _rung(number: int, hours: float, records: int = 100, line: str = "", size: int = 10) -> Rung:
    at = _START + timedelta(hours=hours)
    return Rung(f"{number}", at, number, records, size, line)


@st.composite
def shelves(draw: st.DrawFn) -> list[Rung]:
    count = draw(st.integers(0, 40))
    return [
        _rung(
            number,
            draw(st.integers(-20_000, 20_000)),
            draw(st.integers(0, 300)),
            draw(st.sampled_from(["", "", "b"])),
            draw(st.integers(1, 1000)),
        )
        for number in range(count)
    ]


def _newest(rungs: list[Rung]) -> Rung:
    return max(rungs, key=lambda r: (r.made_at, r.commits, r.name))


@given(shelves(), st.integers(0, 5000))
def test_three_stay_and_so_do_the_newest_the_pinned_and_those_before_a_restore(
    rungs: list[Rung], budget: int
) -> None:
    gone = {rung.name for rung in may_go(rungs, budget=budget)}
    kept = [rung for rung in rungs if rung.name not in gone]
    assert len(kept) >= min(LEAST, len(rungs))
    if rungs:
        assert _newest(rungs).name not in gone
        line = _newest(rungs).line
        assert not [r for r in rungs if r.line != line and r.name in gone]
    assert not pinned(rungs) & gone


@given(shelves(), st.integers(-1_000_000, 1_000_000))
def test_the_clock_alone_takes_nothing(rungs: list[Rung], days: int) -> None:
    """The rule knows no today: what may go was pushed out by later copies, at any date."""
    left = [rung for rung in rungs if rung not in may_go(rungs)]
    assert not may_go(left)
    moved = [r for r in left if _moves(r, days)]
    shifted = [
        Rung(r.name, r.made_at + timedelta(days=days), r.commits, r.records, r.size, r.line)
        for r in moved
    ]
    if len(shifted) == len(left) and days % 7 == 0 and not _months_differ(left, shifted):
        assert not may_go(shifted)


def _moves(rung: Rung, days: int) -> bool:
    try:
        rung.made_at + timedelta(days=days)
    except OverflowError:
        return False
    return True


def _months_differ(left: list[Rung], shifted: list[Rung]) -> bool:
    return len({(r.made_at.year, r.made_at.month) for r in left}) != len(
        {(r.made_at.year, r.made_at.month) for r in shifted}
    )


def test_a_year_of_half_hours_leaves_days_weeks_and_months() -> None:
    rungs: list[Rung] = []
    for number in range(365 * 8):
        rungs.append(_rung(number, number * 3))
        gone = may_go(rungs)
        rungs = [rung for rung in rungs if rung not in gone]
    days = {rung.made_at.date() for rung in rungs}
    assert 25 <= len(rungs) <= 33
    assert len([day for day in days if day > datetime(2026, 12, 19, tzinfo=UTC).date()]) == 12
    assert min(days) < datetime(2026, 5, 2, tzinfo=UTC).date()


def test_a_fall_of_more_than_a_fifth_keeps_the_copy_before_it() -> None:
    rungs = [_rung(n, n * 0.5, records) for n, records in enumerate([100, 79, 79, 79, 79, 79])]
    assert [rung.name for rung in may_go(rungs)] == ["2"]
    rungs[1] = _rung(1, 0.5, 80)
    assert [rung.name for rung in may_go(rungs)] == ["0", "1", "2"]


def test_a_restore_pushes_nothing_out() -> None:
    before = [_rung(n, n * 24) for n in range(10)]
    after = [_rung(100 + n, 240 + n * 24, line="again") for n in range(40)]
    gone = may_go(before + after)
    assert gone
    assert not set(gone) & set(before)


def test_the_budget_takes_the_oldest_but_never_the_last_three() -> None:
    rungs = [_rung(n, n * 24, size=100) for n in range(8)]
    assert [rung.name for rung in may_go(rungs, budget=500)] == ["0", "1", "2"]
    assert len(may_go(rungs, budget=0)) == 8 - LEAST


def test_a_clock_set_back_does_not_cost_the_copy_just_made() -> None:
    ahead = [_rung(n, n * 24) for n in range(6)]
    new = _rung(6, 1.0)
    later_that_day = _rung(7, 1.5)
    assert new not in may_go([*ahead, later_that_day, new], new=new.name)
    assert new in may_go([*ahead, later_that_day, new], new=later_that_day.name)
