"""What is worth noticing: enough days, the count said, two at most, never how it was before."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal.insights.noticing import AT_MOST, ENOUGH, Kind, notices
from mbc_companion.journal.insights.words_widget import chance_words, notice_words
from tests.journal.insights.days import SPAN, back, look

span_days = st.integers(0, 29).map(back)
looks = st.builds(
    lambda marks, feelings, visits, scans: look(
        marks.items(), feelings=feelings, visits=visits, scans=scans
    ),
    st.dictionaries(span_days, st.integers(1, 5)),
    st.dictionaries(span_days, st.frozensets(st.sampled_from(["tired", "sad", "calm"]))),
    st.sets(span_days),
    st.sets(span_days, max_size=3),
)


def test_four_visit_days_with_the_same_mark_are_worth_a_sentence() -> None:
    visits = [back(7 * week) for week in range(5)]
    seen = look(zip(visits, (3, 3, 2, 3, 3), strict=True), visits=visits)
    (notice,) = notices(seen)
    assert (notice.kind, notice.count, notice.of, notice.level) == (Kind.VISIT_DAYS, 4, 5, 3)
    assert notice_words(notice) == "On 4 of the 5 visit days with a mark, it was In between."
    assert chance_words(notice) == "5 days are few. It may be chance."


def test_three_days_are_too_few() -> None:
    visits = [back(7 * week) for week in range(3)]
    assert notices(look([(day, 2) for day in visits], visits=visits)) == ()


def test_a_feeling_before_scans() -> None:
    scans = [back(5), back(20)]
    before = [scan - timedelta(days=days) for scan in scans for days in (1, 2)]
    seen = look(feelings={day: ["scared"] for day in before}, scans=scans)
    (notice,) = notices(seen)
    assert (notice.kind, notice.count, notice.of) == (Kind.BEFORE_SCANS, 4, 4)
    assert "Scared on 4 of 4" in notice_words(notice)


def test_a_muted_sentence_does_not_come_back_and_makes_room_for_another() -> None:
    days = [back(number) for number in range(0, 30, 5)]
    seen = look([(day, 2) for day in days], feelings={day: ["tired"] for day in days}, visits=days)
    first = notices(seen)
    muted = {first[0].kind.value}
    assert first[0].kind not in {one.kind for one in notices(seen, muted)}
    assert notices(seen, {kind.value for kind in Kind}) == ()


@given(looks)
def test_every_sentence_rests_on_enough_days_and_says_how_many(seen: object) -> None:
    found = notices(seen)  # type: ignore[arg-type]
    assert len(found) <= AT_MOST
    assert len({one.kind for one in found}) == len(found)
    for notice in found:
        assert ENOUGH <= notice.count <= notice.of <= len(SPAN)
        said = f"{notice_words(notice)} {chance_words(notice)}"
        assert str(notice.count) in said
        assert str(notice.of) in said
        assert "chance" in said
        for forbidden in ("%", "better", "worse", "because", "more than", "less than", "night"):
            assert forbidden not in said


def test_a_weekday_like_all_the_others_is_nothing_to_notice() -> None:
    every_day = [(date.fromordinal(SPAN.first.toordinal() + n), 3) for n in range(30)]
    assert not [one for one in notices(look(every_day)) if one.kind is Kind.WEEKDAY]
