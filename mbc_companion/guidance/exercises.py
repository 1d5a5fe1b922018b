"""Two-minute tools: what they are made of; numbers and order only.

Nothing is counted, timed or scored. Box breathing counts to four on each side, and there
is always a way to do it without holding the breath.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mbc_companion.guidance.domain import Safety

COUNT_SECONDS = 4.0


class Exercise(Enum):
    """The order is the one they are offered in; the values are those of the topics' actions."""

    BOX = "box"
    SENSES = "senses"
    MUSCLES = "muscles"
    PAGE = "page"


class Breath(Enum):
    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


HOLDING = (Breath.IN, Breath.HOLD, Breath.OUT, Breath.REST)
WITHOUT_HOLDING = (Breath.IN, Breath.OUT)

SAFETY: dict[Exercise, tuple[Safety, ...]] = {
    Exercise.BOX: (Safety.EXERCISE, Safety.URGENT),
    Exercise.SENSES: (),
    Exercise.MUSCLES: (Safety.MUSCLES, Safety.EXERCISE),
    Exercise.PAGE: (),
}
"""The shared lines that stand above each of them."""


@dataclass(frozen=True)
class Moment:
    """Where in the breath it is, and how full the circle is, 0 to 1."""

    breath: Breath
    fullness: float


def moment(seconds: float, pattern: tuple[Breath, ...]) -> Moment:
    """``seconds`` since the beginning; four for each part of ``pattern``, over and over."""
    part, within = divmod(max(0.0, seconds), COUNT_SECONDS)
    breath = pattern[int(part) % len(pattern)]
    share = within / COUNT_SECONDS
    fullness = {
        Breath.IN: share,
        Breath.HOLD: 1.0,
        Breath.OUT: 1.0 - share,
        Breath.REST: 0.0,
    }[breath]
    return Moment(breath, fullness)
