"""A call to the insurer: who, when, what was said; kept from its first moment on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class CallState(StrEnum):
    """GOING: taken up again later. OVER: ended, its answers not in the plan. USED: they are."""

    GOING = "going"
    OVER = "over"
    USED = "used"


@dataclass(frozen=True)
class Call:
    """``at`` is aware, in the zone it was made in; ``step`` 0 to 5 is where it stands.

    ``answers`` are as typed, by the key of the question; a word of ``Silence`` stands for
    a question that got no answer.
    """

    uid: str
    at: datetime
    plan_uid: str = ""
    about: str = ""
    who: str = ""
    reference: str = ""
    callback: str = ""
    next_call_on: date | None = None
    notes: str = ""
    step: int = 0
    state: CallState = CallState.GOING
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.at.date()

    def answered(self, key: str, text: str) -> Call:
        """With one answer more; an empty one is taken away."""
        answers = {name: said for name, said in self.answers.items() if name != key}
        if text:
            answers[key] = text
        return replace(self, answers=answers)


class CallRepository(Protocol):
    """Every change is durable on return or raises a KnownError; all publish CoverageChanged."""

    def new_uid(self) -> str: ...

    def calls(self) -> tuple[Call, ...]:
        """Not removed, the latest first."""

    def call(self, uid: str) -> Call | None: ...

    def save(self, call: Call, *, quiet: bool = False) -> None:
        """``quiet`` publishes nothing: for autosave while the words are still coming."""

    def remove(self, uid: str) -> None: ...

    def bring_back(self, uid: str) -> None: ...
