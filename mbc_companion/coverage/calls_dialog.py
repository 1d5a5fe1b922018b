"""Looking at calls: one of them, all of them, two that disagree, the sheet on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.call_paper import call_page
from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.call_script import (
    CALL_AGAIN,
    IN_WRITING,
    Step,
    disagreements,
    silence_key,
)
from mbc_companion.coverage.call_words_view import asked_words, step_title, summary
from mbc_companion.coverage.names_view import fact_words, value_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text


class CallsDialog(QObject):
    """Everything about calls but the call itself."""

    def __init__(self, host: QWidget, around: Around, overview: Callable[[], Overview]) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._overview = overview

    def show(self, call: Call) -> None:
        """Who, when, what was said; with a way to remove it."""
        today = self._around.today
        sheet = Sheet(self._host, self.tr("A call"), width=720, height=620)
        sheet.body.addWidget(Text(summary(call), "h3", heading=2, parent=sheet))
        words = self.tr("Call of {day}").format(day=date_words(call.day, today))
        sheet.body.addWidget(Text(words, "body", parent=sheet))
        for line in call_lines(call):
            sheet.body.addWidget(Text(line, "body", parent=sheet))
        sheet.body.addStretch(1)
        remove = Button(self.tr("Remove this call"), "danger", icon="trash", parent=sheet)
        remove.clicked.connect(lambda: self._remove(sheet, call))
        foot = QHBoxLayout()
        foot.addWidget(remove)
        foot.addStretch(1)
        nest(sheet.body, foot)
        sheet.open()
        # It is for reading: not the act at its end, which would also scroll down to it.
        sheet.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        sheet.scroller.verticalScrollBar().setValue(0)

    def _remove(self, sheet: Sheet, call: Call) -> None:
        sheet.close()
        calls = self._around.calls
        if self._around.attempt(lambda: calls.remove(call.uid)):
            words = self.tr("The call is removed. What it put into the plan stays.")
            self._around.done(words, lambda: calls.bring_back(call.uid))

    def show_all(self, opened: Callable[[str], None]) -> None:
        """The whole log as a table whose rows lead to the calls."""
        overview = self._overview()
        title = self.tr("Calls you have made")
        sheet = Sheet(self._host, title, width=860, height=640)
        headers = [self.tr("Day"), self.tr("With"), self.tr("Reference"), self.tr("About")]
        table = FactsTable(title, headers, parent=sheet)
        table.leads = True
        table.show_rows(
            [
                [date_words(one.day, overview.today), one.who, one.reference, summary(one)]
                for one in overview.calls
            ]
        )

        def lead(row: int) -> None:
            sheet.close()
            opened(overview.calls[row].uid)

        table.opened.connect(lead)
        sheet.body.addWidget(table)
        sheet.body.addStretch(1)
        sheet.open()

    def show_disagreements(self) -> None:
        """Two calls side by side, where they did not say the same."""
        overview = self._overview()
        title = self.tr("Two calls disagree")
        sheet = Sheet(self._host, title, width=900, height=560)
        words = self.tr("Neither is wrong yet. Ask once more, and ask for it in writing.")
        sheet.body.addWidget(Text(words, "body", parent=sheet))
        headers = [self.tr("Question"), self.tr("Earlier call"), self.tr("Later call")]
        table = FactsTable(title, headers, parent=sheet)
        table.show_rows(
            [
                [
                    fact_words(one.name),
                    self._said(one.earlier[0], value_words(one.name, one.earlier[1])),
                    self._said(one.later[0], value_words(one.name, one.later[1])),
                ]
                for one in disagreements(overview.calls, overview.today)
            ]
        )
        sheet.body.addWidget(table)
        sheet.body.addStretch(1)
        sheet.open()

    def _said(self, call: Call, value: str) -> str:
        day = date_words(call.day, self._around.today)
        if call.reference:
            words = self.tr("{value} ({day}, reference {number})")
            return words.format(value=value, day=day, number=call.reference)
        return self.tr("{value} ({day})").format(value=value, day=day)

    def print(self, plan_uid: str) -> None:
        """The script on paper, for a call with a pen."""
        record = self._overview().record
        plan = record.plan(plan_uid)
        benefit = next(iter(record.benefits_of(plan_uid)), None)
        around = self._around

        def make(page: str) -> PaperPages:
            return PaperPages(call_page(plan, benefit, around.today, around.adviser, page))

        job = Job(
            make,
            title=self.tr("Print the call sheet"),
            name="call-sheet.pdf",
            what=self.tr("Sheet for a call to the insurer"),
            sharing=around.sharing,
        )
        Printing(self._host, around.dialogs, job).start()


def call_lines(call: Call) -> list[str]:
    """Everything written down in a call, in the order of its steps."""
    found = []
    for label, value in (
        (QCoreApplication.translate("Coverage", "Spoke with"), call.who),
        (QCoreApplication.translate("Coverage", "Call back"), call.callback),
        (QCoreApplication.translate("Coverage", "Reference"), call.reference),
    ):
        if value:
            found.append(f"{label}: {value}")
    found += [
        f"{label}: {call.answers[key]}"
        for key, label in asked_words().items()
        if call.answers.get(key)
    ]
    if call.next_call_on is not None and not call.answers.get(CALL_AGAIN):
        again = QCoreApplication.translate("Coverage", "Call again on")
        found.append(f"{again}: {date_words(call.next_call_on)}")
    if call.answers.get(IN_WRITING):
        found.append(QCoreApplication.translate("Coverage", "They will send it in writing"))
    for step in Step:
        if call.answers.get(silence_key(step)):
            words = QCoreApplication.translate("Coverage", "{step}: they would not tell")
            found.append(words.format(step=step_title(step)))
    if call.notes:
        found.append(call.notes)
    return found
