"""Questions to begin with, from ``resources/prompts``: one at a time, never twice in a row."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

from mbc_companion.core.paths import resources


def load() -> dict[str, tuple[str, ...]]:
    """Questions by theme, in the order of the file."""
    read = json.loads((resources() / "prompts" / "prompts.json").read_text("utf-8"))
    return {str(theme): tuple(map(str, questions)) for theme, questions in read.items()}


@dataclass
class Prompts:
    """Another theme each time, and no question again before every one of its theme was seen."""

    themes: dict[str, tuple[str, ...]]
    dice: random.Random = field(default_factory=random.Random)
    _theme: str = ""
    _last: str = ""
    _left: dict[str, list[str]] = field(default_factory=dict)

    def next(self) -> str:
        others = [theme for theme in self.themes if theme != self._theme] or [*self.themes]
        self._theme = self.dice.choice(others)
        if not self._left.get(self._theme):
            fresh = list(self.themes[self._theme])
            self.dice.shuffle(fresh)
            # The next is taken from the end.
            if len(fresh) > 1 and fresh[-1] == self._last:
                fresh.insert(0, fresh.pop())
            self._left[self._theme] = fresh
        self._last = self._left[self._theme].pop()
        return self._last
