"""What the page can take back: removals, marks, feelings and dates, last first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 100
Act = Callable[[], object]


@dataclass
class UndoStack:
    """Pairs of acts; a new one ends what could be redone."""

    _done: list[tuple[Act, Act]] = field(default_factory=list)
    _undone: list[tuple[Act, Act]] = field(default_factory=list)

    def add(self, undo: Act, redo: Act) -> None:
        """``redo`` has just been done."""
        self._done.append((undo, redo))
        self._undone.clear()
        del self._done[:-MOST]

    def undo(self) -> bool:
        """False if there is nothing to take back."""
        return self._move(self._done, self._undone, 0)

    def redo(self) -> bool:
        """False if nothing was taken back."""
        return self._move(self._undone, self._done, 1)

    @staticmethod
    def _move(source: list[tuple[Act, Act]], target: list[tuple[Act, Act]], which: int) -> bool:
        if not source:
            return False
        pair = source.pop()
        target.append(pair)
        pair[which]()
        return True
