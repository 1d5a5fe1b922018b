"""Questions on the D-Bus that are answered later, and the names of slots that hear it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT
from PySide6.QtDBus import QDBusPendingCallWatcher


def slot(signature: str) -> Any:
    """A slot's name as ``QDBusConnection.connect`` wants it."""
    # A text, whatever the stub of ``connect`` says: it refuses the bytes the stub asks for.
    return SLOT(signature)


class Asked(QDBusPendingCallWatcher):
    """A question on the way."""

    def first(self) -> object:
        """The first value of the answer; None if there was none."""
        values = self.reply().arguments() if not self.isError() else []
        return values[0] if values else None
