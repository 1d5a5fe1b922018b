"""The ruling on drafts, in numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal.autosave import Autosave, Due


def test_a_draft_is_due_one_second_after_a_pause() -> None:
    saving = Autosave()
    saving.changed(100.0)
    assert saving.due(100.9) is Due.NOTHING
    assert saving.wait(100.5) == 0.5
    assert saving.due(101.0) is Due.DRAFT


def test_nothing_is_due_on_an_untouched_page() -> None:
    saving = Autosave()
    assert saving.wait(0.0) is None
    assert saving.due(1e9) is Due.NOTHING


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=60))
def test_steady_typing_never_waits_two_seconds(gaps: list[float]) -> None:
    saving, now, oldest = Autosave(), 50.0, None
    for gap in gaps:
        saving.changed(now)
        oldest = now if oldest is None else oldest
        wait = saving.wait(now)
        assert wait is not None
        if wait <= gap:
            assert now + wait - oldest < 2.0
            assert saving.due(now + wait + 1e-6) is Due.DRAFT
            saving.draft_saved()
            oldest = None
        now += gap


def test_the_entry_follows_after_five_seconds_of_rest() -> None:
    saving = Autosave()
    saving.changed(10.0)
    saving.draft_saved()
    assert saving.unsettled
    assert not saving.unsaved
    assert saving.due(14.9) is Due.NOTHING
    assert saving.due(15.0) is Due.ENTRY
    saving.entry_saved()
    assert saving.wait(15.0) is None


def test_typing_again_puts_the_entry_off() -> None:
    saving = Autosave()
    saving.changed(10.0)
    saving.draft_saved()
    saving.changed(14.0)
    assert saving.due(15.0) is Due.DRAFT
    saving.draft_saved()
    assert saving.due(15.0) is Due.NOTHING
    assert saving.due(19.0) is Due.ENTRY


def test_a_failed_save_is_tried_again_more_and_more_slowly() -> None:
    saving = Autosave()
    saving.changed(0.0)
    now, waits = 1.0, []
    for _ in range(6):
        assert saving.due(now) is Due.DRAFT
        saving.failed(now)
        assert saving.due(now) is Due.NOTHING
        wait = saving.wait(now)
        assert wait is not None
        waits.append(wait)
        now += wait
    assert waits == [2, 4, 8, 16, 30, 30]
    assert saving.unsaved
    saving.draft_saved()
    saving.changed(now)
    assert saving.wait(now) == 1.0
