"""What one act has written into the record of facts, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from mbc_companion.coverage.domain import PlanRepository
from mbc_companion.coverage.facts import Fact, Name


class RecordedFacts:
    """Takes back what it put alone: an answer that was there already stays."""

    def __init__(self, plans: PlanRepository) -> None:
        self._plans = plans
        self._put: list[tuple[str, tuple[Name, ...]]] = []

    def put(self, subject_uid: str, facts: Iterable[Fact]) -> None:
        """Raises a KnownError."""
        self._put.append((subject_uid, self._plans.record_facts(subject_uid, facts)))

    def take_back(self) -> None:
        """Raises a KnownError."""
        for subject_uid, names in self._put:
            if names:
                self._plans.take_back_facts(subject_uid, names)
        self._put.clear()
