"""Keys, breadth, idle and the words for times: rules without a window."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.ui import keys as declared
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.idle import IdleRule, Quiet
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.moments import clock_words, day_words, time_words


@pytest.mark.parametrize(
    ("width", "scale", "room"),
    [
        (1280, 1.0, Breadth.WIDE),
        (1160, 1.0, Breadth.WIDE),
        (1159, 1.0, Breadth.MIDDLE),
        (860, 1.0, Breadth.MIDDLE),
        (1024, 1.5, Breadth.NARROW),
        (1280, 2.0, Breadth.NARROW),
    ],
)
def test_room_is_counted_in_effective_pixels(width: int, scale: float, room: Breadth) -> None:
    assert breadth(width, scale) is room


def test_times_and_days_read_as_in_the_pictures() -> None:
    moment = datetime(2026, 7, 14, 19, 42)
    assert time_words(moment) == "7:42 pm"
    assert time_words(moment.replace(hour=0)) == "12:42 am"
    assert clock_words(moment) == "7:42"
    assert day_words(moment.date()) == "Tuesday, July 14"


def test_idle_warns_a_minute_before_and_then_is_over() -> None:
    rule = IdleRule(limit=600, now=1000)
    assert rule.state(1539) is Quiet.AWAY
    assert rule.next_look(1000) == 540
    assert rule.state(1540) is Quiet.WARN
    assert rule.left(1540) == 60
    assert rule.touched(1541)
    assert rule.state(2080) is Quiet.AWAY
    assert rule.state(2141) is Quiet.OVER


def test_a_touch_after_sleep_does_not_bring_it_back() -> None:
    rule = IdleRule(limit=600, now=0)
    assert not rule.touched(4000)
    assert rule.state(4000) is Quiet.OVER
    assert rule.left(10) == 0


def test_a_short_limit_still_leaves_time_before_the_warning() -> None:
    rule = IdleRule(limit=60, now=0)
    assert rule.state(0) is Quiet.AWAY
    assert rule.state(30) is Quiet.WARN
    assert rule.left(30) == 30


def test_a_shorter_setting_counts_from_the_last_touch() -> None:
    rule = IdleRule(limit=600, now=0)
    rule.set_limit(120)
    assert rule.state(119) is Quiet.WARN
    assert rule.state(120) is Quiet.OVER


def test_changed_keys_are_used() -> None:
    keys = Keys({"hide": "Ctrl+Shift+H"})
    assert keys.words(declared.HIDE) == "Ctrl+Shift+H"
    assert [s.toString() for s in keys.sequences(declared.BIGGER)] == ["Ctrl++", "Ctrl+="]


@pytest.mark.parametrize(
    "wanted", ["", "h", "Shift+H", "5", "Left", "Return", "nonsense+", "Ctrl+K, Ctrl+H", "F1"]
)
def test_a_change_that_cannot_be_used_is_passed_over(wanted: str) -> None:
    assert Keys({"hide": wanted}).words(declared.HIDE) == "F9"


@given(st.dictionaries(st.sampled_from([k.name for k in declared.ALL]), st.text(max_size=12)))
def test_no_two_acts_ever_share_a_key(changed: dict[str, str]) -> None:
    keys = Keys(changed)
    presses = [s.toString() for key in declared.ALL for s in keys.sequences(key)]
    assert all(presses)
    assert len(presses) == len(set(presses))


def test_two_keys_can_not_be_moved_onto_one() -> None:
    keys = Keys({"lock": "Ctrl+B", "quit": "Ctrl+B"})
    assert keys.words(declared.LOCK) == "Ctrl+B"
    assert keys.words(declared.QUIT) == "Ctrl+Q"
