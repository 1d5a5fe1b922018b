"""A visit's words as plain lines, for when the visit itself could not be written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments.domain import Item, Visit
from mbc_companion.appointments.words_view import day_with_year, when_line, who_words


def visit_lines(visit: Visit, items: Iterable[Item]) -> str:
    """What it was, then everything somebody typed about it."""
    head = QCoreApplication.translate("Visits", "{who}, {day}, {line}").format(
        who=who_words(visit), day=day_with_year(visit.day), line=when_line(visit)
    )
    labeled = (
        (QCoreApplication.translate("Visits", "Place or link"), visit.place),
        (QCoreApplication.translate("Visits", "Notes"), visit.notes),
        (QCoreApplication.translate("Visits", "Afterwards"), visit.after),
        (QCoreApplication.translate("Visits", "What we did"), ", ".join(visit.techniques)),
    )
    words = QCoreApplication.translate("Visits", "{label}: {words}")
    said = [words.format(label=label, words=typed) for label, typed in labeled if typed.strip()]
    asked = QCoreApplication.translate("Visits", "To bring")
    said += [words.format(label=asked, words=item.text) for item in items]
    return "\n".join((head, *said))
