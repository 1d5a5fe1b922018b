"""What goes on a visit brief: ticks, with words of the journal off until chosen one by one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.core.sharing import Sharing
from mbc_companion.exchange.papers.brief import Brief, Ticks, ticked
from mbc_companion.exchange.papers.brief_paper import brief_paper
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.text import Text

MOST_LETTERS = 140


class BriefSheet(PaperSheet):
    """A tick for everything there is something for."""

    def __init__(self, host: QWidget, dialogs: Dialogs, brief: Brief, sharing: Sharing) -> None:
        title = QCoreApplication.translate("Brief", "Visit brief")
        what = QCoreApplication.translate("Brief", "Visit brief: {about}")
        job = Job(
            self._make,
            title=title,
            name="visit-brief.pdf",
            what=what.format(about=brief.about),
            sharing=sharing,
        )
        super().__init__(host, dialogs, job)
        self._brief = brief
        label = self.tr("What goes on the page")
        self.options.addWidget(Text(label, "h3", heading=2, parent=self))
        self.questions = self._tick(self.tr("Questions"), bool(brief.questions))
        self.marks = self._tick(self.tr("Marks since the last visit"), brief.has_marks)
        self.feelings = self._tick(self.tr("Feelings"), bool(brief.feelings))
        self.practical = self._tick(self.tr("Practical"), bool(brief.practical))
        named = self.tr("Your name: {name}").format(name=brief.name)
        self.name = self._tick(named, bool(brief.name))
        self.own: dict[str, CheckRow] = {}
        self._add_own()

    def _tick(self, words: str, there: bool) -> CheckRow:  # noqa: FBT001
        tick = CheckRow(words, parent=self)
        tick.setChecked(there)
        tick.setVisible(there)
        tick.toggled.connect(lambda _: self.refresh())
        self.options.addWidget(tick)
        return tick

    def _add_own(self) -> None:
        self.options.addWidget(Text(self.tr("Chosen words"), "h3", heading=2, parent=self))
        said = self.tr("No words of the journal were brought to this visit.")
        if self._brief.own_words:
            said = self.tr("Off until you choose them, one by one.")
        self.options.addWidget(Text(said, "body", "text2", parent=self))
        for own in self._brief.own_words:
            words = " ".join(own.text.split())
            short = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"
            tick = CheckRow(short, parent=self)
            tick.toggled.connect(lambda _: self.refresh())
            self.options.addWidget(tick)
            self.own[own.uid] = tick

    def ticks(self) -> Ticks:
        return Ticks(
            name=self.name.isChecked(),
            questions=self.questions.isChecked(),
            marks=self.marks.isChecked(),
            feelings=self.feelings.isChecked(),
            practical=self.practical.isChecked(),
            own_words=frozenset(uid for uid, tick in self.own.items() if tick.isChecked()),
        )

    def _make(self, page: str) -> PaperPages:
        return PaperPages(brief_paper(ticked(self._brief, self.ticks()), page))
