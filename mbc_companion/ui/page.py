"""What every page of the shell is and answers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """Subclasses set ``key`` and override what they need; nothing here touches private text."""

    title_changed = Signal()
    key = ""
    titled = False
    """The way back stands left of the title, not in place of it."""

    def title(self) -> str:
        """The page's name, shown in the top bar and read out on arrival."""
        return ""

    def top_actions(self) -> list[QWidget]:
        """Controls for the top bar, left of Find and Help now."""
        return []

    def back_act(self) -> QWidget | None:
        """A way back that stands in place of the title as long as it is shown.

        What the page then shows has a heading of its own, for ``focus_first``, unless it
        is ``titled``.
        """
        return None

    def header(self) -> QWidget | None:
        """A widget in place of the plain title (Today's strip), or None."""
        return None

    def entered(self) -> None:
        """The page is shown now."""

    def leaving(self) -> None:
        """Save what is open: called before another page, lock, hide and close."""

    def end(self) -> None:
        """The vault closes now: after the last ``leaving``, nothing is read any more."""

    def place(self) -> dict[str, Any]:
        """Where the person is, as JSON values without private text."""
        return {}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to what ``place`` gave; unknown keys are ignored."""

    def focus_first(self) -> None:
        """Put the focus where reading starts."""
        self.setFocus()
