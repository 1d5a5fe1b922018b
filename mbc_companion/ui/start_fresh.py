"""The question before an empty journal takes the place of one that does not open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.ui.dialogs import Dialogs


def ask_fresh(dialogs: Dialogs, *, no: str, then: Callable[[], None]) -> None:
    """``then`` only if she agrees; ``no`` are the words for staying."""
    dialogs.confirm(
        QCoreApplication.translate("StartFresh", "Start fresh?"),
        QCoreApplication.translate(
            "StartFresh",
            "The old files are moved to a folder of their own and kept. "
            "You begin with an empty journal and a new passphrase.",
        ),
        yes=QCoreApplication.translate("StartFresh", "Start fresh"),
        no=no,
        then=lambda agreed: then() if agreed else None,
    )
