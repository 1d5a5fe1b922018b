"""Closing while words cannot be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.ui.dialogs import Dialogs


def ask_to_leave_words(dialogs: Dialogs, leave: Callable[[], None]) -> None:
    """``leave`` is called if the person would rather close than keep the words on screen."""

    def answered(agreed: bool) -> None:  # noqa: FBT001
        if agreed:
            leave()

    dialogs.confirm(
        QCoreApplication.translate("Closing", "Close without your last words?"),
        QCoreApplication.translate(
            "Closing", "They could not be saved yet. They are still on the screen."
        ),
        yes=QCoreApplication.translate("Closing", "Close without them"),
        no=QCoreApplication.translate("Closing", "Stay here"),
        then=answered,
        removes=True,
    )
