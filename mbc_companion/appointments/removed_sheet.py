"""Removed visits: bring back, or delete for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import VisitRow
from mbc_companion.appointments.words_view import day_with_year, when_line, who_words
from mbc_companion.ui.removed_sheet import RemovedSheet, RemovedThing


def removed_visits(host: QWidget, around: Around) -> RemovedSheet:
    """The last removed first."""
    heading = QCoreApplication.translate("Visits", "Removed visits")

    def read(most: int) -> tuple[RemovedThing, ...]:
        return tuple(_thing(row, around) for row in around.repository.removed(most))

    return RemovedSheet(host, heading, around.dialogs, read)


def _thing(row: VisitRow, around: Around) -> RemovedThing:
    called = QCoreApplication.translate("Visits", "{who}, {day}")
    return RemovedThing(
        called.format(who=who_words(row), day=day_with_year(row.day)),
        (when_line(row),),
        lambda: around.repository.bring_back([row.uid]),
        lambda: around.repository.remove_for_good([row.uid]),
        back=QCoreApplication.translate("Visits", "It is back among your visits."),
        ask=QCoreApplication.translate("Visits", "Remove this visit for good?"),
    )
