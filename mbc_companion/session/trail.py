"""The last places somebody was at, newest first; no private text, only where they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

# More would be something to search through again.
MOST = 12
# What of a page's place names the thing that is open there.
_NAMES = {"journal": "uid", "visits": "visit", "library": "topic", "settings": "section"}


@dataclass(frozen=True)
class Stop:
    """``what`` is the identifier of what was open, "" for the page alone; ``at`` is aware."""

    page: str
    what: str
    place: dict[str, Any]
    at: datetime


def stop(page: str, place: dict[str, Any], at: datetime) -> Stop:
    """A page's own ``place`` as a stop."""
    what = place.get(_NAMES.get(page, ""), "")
    if page == "contacts":
        opened = place.get("open")
        what = opened.get(place.get("tab"), "") if isinstance(opened, dict) else ""
    return Stop(page, what if isinstance(what, str) else "", place, at)


class Trail:
    """Each place stands in it once, at the time somebody was last there."""

    def __init__(self, kept: object = None) -> None:
        self._stops = list(_read(kept))[:MOST]

    def __iter__(self) -> Iterator[Stop]:
        return iter(self._stops)

    def come_to(self, here: Stop) -> None:
        """``here`` is where somebody is now; nothing changes while they stay there."""
        if self._stops and replace(here, at=self._stops[0].at) == self._stops[0]:
            return
        others = [one for one in self._stops if (one.page, one.what) != (here.page, here.what)]
        self._stops = [here, *others][:MOST]

    def to_keep(self) -> list[dict[str, Any]]:
        """As JSON values."""
        return [
            {"page": one.page, "place": one.place, "at": one.at.isoformat()} for one in self._stops
        ]


def _read(kept: object) -> Iterator[Stop]:
    """What is unreadable is passed over."""
    for row in kept if isinstance(kept, list) else ():
        try:
            at = datetime.fromisoformat(row["at"])
            made = stop(str(row["page"]), dict(row["place"]), at)
        except (KeyError, TypeError, ValueError):
            continue
        if at.tzinfo is not None:
            yield made
