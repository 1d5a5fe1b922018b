"""What could be read of a damaged vault."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Salvaged:
    """``counts`` and ``lost`` are rows a table; ``unsure`` are tables of which more may be
    lost than can be counted. ``safe_day``: every entry up to this ISO day is there, "" if
    none is known to be. ``entries`` leaves out the removed ones, ``last_day`` is the newest.
    """

    entries: int
    last_day: str
    safe_day: str
    counts: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()

    @property
    def journal_is_whole(self) -> bool:
        return "entry" not in self.lost and "entry" not in self.unsure

    @property
    def is_whole(self) -> bool:
        """Only what can be made anew was damaged."""
        return not self.lost and not self.unsure
