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
    for limit, words in _sentences():
        if seconds < limit:
            return words
    return QCoreApplication.translate(
        "Strength", "Ten thousand computers would need thousands of years of guessing."
    )


def _sentences() -> tuple[tuple[float, str], ...]:
    return (
        (
            _MINUTE,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would guess it in seconds."
            ),
        ),
        (
            _HOUR,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would guess it in minutes."
            ),
        ),
        (
            _DAY,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would guess it in hours."
            ),
        ),
        (
            30 * _DAY,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would guess it in days."
            ),
        ),
        (
            _YEAR,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would need months of guessing."
            ),
        ),
        (
            100 * _YEAR,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would need years of guessing."
            ),
        ),
        (
            1000 * _YEAR,
            QCoreApplication.translate(
                "Strength", "Ten thousand computers would need centuries of guessing."
            ),
        ),
    )
