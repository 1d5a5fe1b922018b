"""The text sizes and looks that pages are seen in: all of each, and every pair in the long run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mbc_companion.core.settings import HIGH_CONTRAST, THEME, PublicSettings
from mbc_companion.ui.theme import theme

SIZES = {100: (1280, 800), 150: (1024, 700), 200: (900, 620)}
LOOKS = ("light", "dark", "hc-light", "hc-dark")


@dataclass(frozen=True)
class View:
    """A text size in percent, and the looks that every page is seen in at that size."""

    percent: int
    looks: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.percent}-{'+'.join(self.looks)}"


# Colors are the same at every size, and the thick edges of high contrast leave the least
# room: every size, every look and a change of look on every page, without every pair.
VIEWS = (View(100, ("light", "dark")), View(150, ("hc-light",)), View(200, ("hc-dark",)))
EVERY_VIEW = tuple(View(percent, LOOKS) for percent in SIZES)
SEEN = [*VIEWS, *(pytest.param(view, marks=pytest.mark.prove) for view in EVERY_VIEW)]
"""For ``params``: the pairs that tell something new, and all of them for the command prove."""

_TELLING = ((100, (1280, 800)), (100, (900, 620)), (150, (1024, 700)), (200, (900, 620)))
ROOMS = [
    pytest.param(
        percent,
        size,
        marks=() if (percent, size) in _TELLING else pytest.mark.prove,
        id=f"{percent}-{size[0]}",
    )
    for percent in SIZES
    for size in SIZES.values()
]
"""For ``("percent", "size")``: text sizes in windows, all pairs for the command prove."""


def wear(public: PublicSettings, look: str) -> None:
    """Put on one of ``LOOKS``."""
    public.set(THEME, look.removeprefix("hc-"))
    public.set(HIGH_CONTRAST, look.startswith("hc-"))
    theme().apply()
