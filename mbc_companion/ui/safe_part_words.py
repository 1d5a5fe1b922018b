"""What of a damaged vault is safe, in words; only what is known to be true."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.salvaged import Salvaged
from mbc_companion.ui import backup_words

# Entries are told first, of photos each one once; the rest are the program's own.
_NOT_TOLD = frozenset(
    {"entry", "vault_state", "use_day", "entry_month", "photo_image", "preference"}
)


def safe(found: Salvaged) -> str:
    """As in "Everything up to July 12, 2026 is safe."."""
    if found.is_whole:
        return QCoreApplication.translate(
            "SafePart", "Everything you wrote is safe. Only what can be made anew was damaged."
        )
    if found.journal_is_whole:
        return QCoreApplication.translate("SafePart", "Every entry of your journal is safe.")
    if not found.safe_day:
        return QCoreApplication.translate("SafePart", "A part of what you wrote can be read.")
    words = QCoreApplication.translate("SafePart", "Every entry up to {day} is safe.")
    if set(found.lost) | set(found.unsure) == {"entry"}:
        words = QCoreApplication.translate("SafePart", "Everything up to {day} is safe.")
    return words.format(day=backup_words.long_day(date.fromisoformat(found.safe_day)))


def counted(found: Salvaged) -> str:
    """As in "312 entries, 14 visits, 90 other records"."""
    counts = {table: n for table, n in found.counts.items() if n and table not in _NOT_TOLD}
    return ", ".join([backup_words.entries(found.entries), *_others(counts)])


def missing(found: Salvaged) -> str:
    """As in "4 entries, 1 visit"; what cannot be counted is said without a number."""
    counts = {table: n for table, n in found.lost.items() if n and table not in _NOT_TOLD}
    parts = [backup_words.entries(found.lost["entry"])] if "entry" in found.lost else []
    parts += _others(counts)
    if found.unsure:
        parts.append(
            QCoreApplication.translate("SafePart", "perhaps some records that cannot be counted")
        )
    return ", ".join(parts)


def _others(counts: dict[str, int]) -> list[str]:
    said = []
    for table, words in (("visit", _visits), ("contact", _contacts), ("photo", _photos)):
        count = counts.pop(table, 0)
        if count:
            said.append(words(count))
    rest = sum(counts.values())
    return said + ([_rest(rest)] if rest else [])


def _visits(count: int) -> str:
    one = QCoreApplication.translate("SafePart", "1 visit")
    many = QCoreApplication.translate("SafePart", "{count} visits")
    return one if count == 1 else many.format(count=f"{count:,}")


def _contacts(count: int) -> str:
    one = QCoreApplication.translate("SafePart", "1 contact")
    many = QCoreApplication.translate("SafePart", "{count} contacts")
    return one if count == 1 else many.format(count=f"{count:,}")


def _photos(count: int) -> str:
    one = QCoreApplication.translate("SafePart", "1 photo")
    many = QCoreApplication.translate("SafePart", "{count} photos")
    return one if count == 1 else many.format(count=f"{count:,}")


def _rest(count: int) -> str:
    one = QCoreApplication.translate("SafePart", "1 other record")
    many = QCoreApplication.translate("SafePart", "{count} other records")
    return one if count == 1 else many.format(count=f"{count:,}")
