"""Backups in words: when, how much, until which day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.core.backups import Manifest
from mbc_companion.ui.moments import american, time_words


def long_day(day: date) -> str:
    """As in July 14, 2026."""
    locale, shown = QLocale(), QDate(day.year, day.month, day.day)
    if american(locale):
        return locale.toString(shown, "MMMM d, yyyy")
    return locale.toString(shown, QLocale.FormatType.LongFormat)


def moment(at: datetime) -> str:
    """As in July 14, 2026, 7:42 pm; ``at`` is local."""
    return QCoreApplication.translate("Backups", "{day}, {time}").format(
        day=long_day(at.date()), time=time_words(at)
    )


def entries(count: int) -> str:
    """As in 312 entries."""
    if count == 1:
        return QCoreApplication.translate("Backups", "1 entry")
    return QCoreApplication.translate("Backups", "{count} entries").format(count=f"{count:,}")


def holds(manifest: Manifest) -> str:
    """As in "312 entries, the last from March 3, 2026"."""
    count = entries(manifest.entries)
    if not manifest.last_day:
        return count
    return QCoreApplication.translate("Backups", "{count}, the last from {day}").format(
        count=count, day=long_day(date.fromisoformat(manifest.last_day))
    )
