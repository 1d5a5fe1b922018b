"""Which visits lie past which limit of the plan, said before they are saved."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments.ahead import laid_out
from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.open_visit_model import OpenVisit
from mbc_companion.core.errors import KnownError
from mbc_companion.ui.widgets.surfaces import Note


class LimitsRow(Note):
    """Blocks nothing; hidden where nothing lies past a limit."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__("", "know", "umbrella-simple", parent=parent)
        self._counting = around.counting
        self._repository = around.repository
        self._seen: object = None
        self.hide()

    def show_open(self, opened: OpenVisit) -> None:
        """Count again, if something that matters to the count is another than before."""
        visit = opened.visit
        if self._counting is None or visit is None:
            return
        matters = (visit.uid, visit.at, visit.zone, visit.kind, visit.status, visit.payment)
        seen = (*matters, visit.provider_name, visit.series_uid, opened.booking, opened.unsaved)
        if seen == self._seen:
            return
        self._seen = seen
        said = self._said(opened)
        self.setVisible(bool(said))
        if said:
            lead = QCoreApplication.translate("Visits", "Past what your plan lists:")
            follow = QCoreApplication.translate(
                "Visits",
                "You can book them all the same. They may cost you; a call can clear it up.",
            )
            self.set_words("\n".join((lead, *said, follow)))

    def forget(self) -> None:
        """Another visit is shown, or the plan may be another."""
        self._seen = None

    def _said(self, opened: OpenVisit) -> tuple[str, ...]:
        visit = opened.visit
        if self._counting is None or visit is None:
            return ()
        wanted = [visit]
        if opened.booking is not None:
            try:
                rows = self._repository.rows_between(visit.day, date.max)
            except KnownError:
                # The trouble shows at the next save; here it would only be in the way.
                return ()
            mine = [row for row in rows if row.series_uid and row.series_uid == visit.series_uid]
            wanted = laid_out(visit, opened.booking, mine)
        return self._counting.past_limits(wanted)
