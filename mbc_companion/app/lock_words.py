"""What the lock screen has to add to its own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.launch import DEMO_PASSPHRASE


def sample_words() -> str:
    """What stands on every screen of the demo."""
    return QCoreApplication.translate(
        "LockWords", "Sample data, all invented. It is gone when you close Companion."
    )


def lock_words(*, demo: bool, sealed: bool) -> str:
    """How to open the demo, or what still waits to be saved; mostly nothing."""
    if demo:
        opens = QCoreApplication.translate("LockWords", "It opens with: {words}")
        return f"{sample_words()} {opens.format(words=DEMO_PASSPHRASE)}"
    if sealed:
        return QCoreApplication.translate(
            "LockWords",
            "Your last words could not be saved yet. They are still here, sealed. "
            "Unlock to save them.",
        )
    return ""
