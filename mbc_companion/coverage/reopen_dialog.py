"""The keys of sheets that are filled in, and the way back into what was open at a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mbc_companion.coverage.around_panel import Around
    from mbc_companion.coverage.call_desk_dialog import CallDesk
    from mbc_companion.coverage.denials_dialog import DenialsDialog
    from mbc_companion.coverage.money_dialog import MoneyDialog
    from mbc_companion.coverage.plan_dialog import PlanDialog

NEW = "new"


def key_of(kind: str, *uids: str) -> str:
    """Made of uids only: where somebody is holds no private word."""
    return ".".join((kind, *uids))


class Reopening(QObject):
    """A part of the page's place: the call under way, or the sheet that was open over it."""

    call_wanted = Signal(str)

    def __init__(
        self,
        host: QWidget,
        around: Around,
        asks: tuple[PlanDialog, MoneyDialog, DenialsDialog],
        desk: CallDesk,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._plans, self._money, self._denials = asks
        self._desk = desk
        self._waiting = ""

    def place(self) -> dict[str, Any]:
        """Nothing while nothing is open."""
        call = self._desk.call
        there = key_of("call", call.uid) if call is not None else self._around.started.front()
        return {"open": there} if there else {}

    def restore(self, place: dict[str, Any]) -> None:
        """What ``place`` gave; it opens once the page is shown."""
        there = place.get("open")
        self._waiting = there if isinstance(there, str) else ""

    def reopen(self) -> None:
        """After the page has the focus, which the sheet gives back when it closes."""
        if self._waiting:
            QTimer.singleShot(0, self, self._reopen)

    def _reopen(self) -> None:
        key, self._waiting = self._waiting, ""
        if not self._host.isVisible():
            return
        kind, *uids = key.split(".")
        if kind == "call" and len(uids) == 1:
            self.call_wanted.emit(uids[0])
        elif kind == "payment" and len(uids) == 1:
            self._money.open(uids[0])
        elif kind == "denial" and len(uids) == 3:
            self._denials.add(uids[1], uids[2])
        elif kind == "denial" and len(uids) == 1:
            self._denials.edit(uids[0])
        else:
            self._reopen_plan(kind, uids)

    def _reopen_plan(self, kind: str, uids: list[str]) -> None:
        if kind == "plan" and uids == [NEW]:
            self._plans.set_up()
        elif kind == "plan" and len(uids) == 1:
            self._plans.edit(uids[0])
        elif kind == "facts" and len(uids) == 1:
            self._plans.facts_of(uids[0])
        elif kind == "authorization" and len(uids) == 3:
            self._plans.add_authorization_again(uids[1], uids[2])
        elif kind == "authorization" and len(uids) == 1:
            self._plans.edit_authorization(uids[0])
