"""Removed entries: bring back, or delete for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal.domain import EntryRow, Repository
from mbc_companion.journal.entry_row import preview_words, title, under_title
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.removed_sheet import RemovedSheet, RemovedThing


def removed_entries(
    host: QWidget, repository: Repository, clock: Clock, dialogs: Dialogs
) -> RemovedSheet:
    """The last removed first."""
    heading = QCoreApplication.translate("Journal", "Removed entries")

    def read(most: int) -> tuple[RemovedThing, ...]:
        return tuple(_thing(row, repository, clock) for row in repository.removed(most))

    return RemovedSheet(host, heading, dialogs, read)


def _thing(row: EntryRow, repository: Repository, clock: Clock) -> RemovedThing:
    return RemovedThing(
        f"{title(row.at)}, {under_title(row, now=local_now(clock))}",
        (preview_words(row),),
        lambda: repository.bring_back(row.uid),
        lambda: repository.remove_for_good(row.uid),
        back=QCoreApplication.translate("Journal", "It is back in your journal."),
        ask=QCoreApplication.translate("Journal", "Remove this entry for good?"),
    )
