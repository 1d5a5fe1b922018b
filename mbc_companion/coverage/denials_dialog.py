"""The acts on denials: record, change, remove, print what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.denial_paper import denial_page
from mbc_companion.coverage.denial_sheet import DenialSheet
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.reopen_dialog import NEW, key_of
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing


class DenialsDialog(QObject):
    """Each act with Undo."""

    def __init__(self, host: QWidget, around: Around, overview: Callable[[], Overview]) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._overview = overview

    def add(self, plan_uid: str, visit_uid: str = "", about: str = "") -> None:
        """For a plan, or for one visit of it; ``about`` is what was said in a call."""
        overview = self._overview()
        visit = next((one for one in overview.record.visits if one.uid == visit_uid), None)
        if visit is not None:
            words = self.tr("Visit of {day}, {who}")
            about = words.format(
                day=date_words(visit.day, overview.today), who=visit.provider
            ).rstrip(", ")
            plan_uid = visit.plan_uid or plan_uid
        uid = self._around.claims.new_uid()
        still_to_come = visit is None and bool(about)
        self._open(Denial(uid, plan_uid, visit_uid, about, received=not still_to_come), new=True)

    def edit(self, uid: str) -> None:
        for denial in self._overview().denials:
            if denial.uid == uid:
                self._open(denial, new=False)

    def _open(self, denial: Denial, *, new: bool) -> None:
        sheet = DenialSheet(self._host, denial, self._overview(), new=new)
        sheet.done.connect(lambda made: self._keep(denial, made, new=new))
        sheet.remove_wanted.connect(self._remove)
        sheet.print_wanted.connect(self._print)
        self._around.started.follow(sheet, _key(denial, new=new))
        sheet.open()

    def _keep(self, before: Denial, made: Denial, *, new: bool) -> None:
        claims = self._around.claims
        if self._around.attempt(lambda: claims.save_denial(made)):
            self._around.started.forget(_key(before, new=new))
            back = (
                (lambda: claims.remove(made.uid)) if new else (lambda: claims.save_denial(before))
            )
            self._around.done(self.tr("Written down."), back)

    def _remove(self, uid: str) -> None:
        claims = self._around.claims
        if self._around.attempt(lambda: claims.remove(uid)):
            words = self.tr("The denial is removed. The visit is kept.")
            self._around.done(words, lambda: claims.bring_back(uid))

    def _print(self, denial: Denial) -> None:
        around = self._around
        plan = self._overview().record.plan(denial.plan_uid)
        job = Job(
            lambda page: PaperPages(denial_page(denial, plan, around.today, around.adviser, page)),
            title=self.tr("Print what to do"),
            name="denial.pdf",
            what=self.tr("What to do after a denial"),
            sharing=around.sharing,
        )
        Printing(self._host, around.dialogs, job).start()


def _key(denial: Denial, *, new: bool) -> str:
    if new:
        return key_of("denial", NEW, denial.plan_uid, denial.visit_uid)
    return key_of("denial", denial.uid)
