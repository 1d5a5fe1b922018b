"""The words of the list of what was shared."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.core.sharing import Way
from mbc_companion.ui.moments import american, time_words


def way_words(way: Way) -> str:
    """How it left."""
    return {
        Way.PRINTED: QCoreApplication.translate("Shared", "On paper"),
        Way.PDF: QCoreApplication.translate("Shared", "PDF, not encrypted"),
        Way.FOLDER: QCoreApplication.translate("Shared", "Folder, not encrypted"),
        Way.ZIP: QCoreApplication.translate("Shared", "Zip file, not encrypted"),
        Way.FILE: QCoreApplication.translate("Shared", "File, not encrypted"),
        Way.LOCKED_FILE: QCoreApplication.translate("Shared", "Encrypted file"),
    }[way]


def when_words(at: datetime) -> str:
    """As in July 14, 2026, 7:42 pm."""
    locale = QLocale()
    pattern = "MMMM d, yyyy" if american(locale) else "d MMMM yyyy"
    return f"{locale.toString(QDate(at.year, at.month, at.day), pattern)}, {time_words(at)}"
