"""How strong a passphrase is, in words that come from the estimate alone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication

GOOD = 3
_MINUTE, _HOUR, _DAY, _YEAR = 60.0, 3600.0, 86400.0, 31_557_600.0


class Strength(Protocol):
    """``level`` 0 (very weak) to 4 (strong); ``seconds`` of guessing by 10,000 machines."""

    @property
    def level(self) -> int: ...

    @property
    def seconds(self) -> float: ...


def level_word(level: int) -> str:
    """One of the five steps, 0 to 4."""
    return (
        QCoreApplication.translate("Strength", "Very weak"),
        QCoreApplication.translate("Strength", "Weak"),
        QCoreApplication.translate("Strength", "Fair"),
        QCoreApplication.translate("Strength", "Good"),
        QCoreApplication.translate("Strength", "Strong"),
    )[level]


def guessing_sentence(seconds: float) -> str:
    """How long guessing would take with 10,000 computers, never more exact than it is."""
    limits = (_MINUTE, _HOUR, _DAY, 30 * _DAY, _YEAR, 100 * _YEAR, 1000 * _YEAR)
    return _sentences()[sum(seconds >= limit for limit in limits)]


def _sentences() -> tuple[str, ...]:
    """One more than there are limits."""
    return (
        QCoreApplication.translate("Strength", "Ten thousand computers would guess it in seconds."),
        QCoreApplication.translate("Strength", "Ten thousand computers would guess it in minutes."),
        QCoreApplication.translate("Strength", "Ten thousand computers would guess it in hours."),
        QCoreApplication.translate("Strength", "Ten thousand computers would guess it in days."),
        QCoreApplication.translate(
            "Strength", "Ten thousand computers would need months of guessing."
        ),
        QCoreApplication.translate(
            "Strength", "Ten thousand computers would need years of guessing."
        ),
        QCoreApplication.translate(
            "Strength", "Ten thousand computers would need centuries of guessing."
        ),
        QCoreApplication.translate(
            "Strength", "Ten thousand computers would need thousands of years of guessing."
        ),
    )
