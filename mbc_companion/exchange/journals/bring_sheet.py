"""Bringing a journal in: choose it, see what was found, keep it. Stopping leaves nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError, Stopped
from mbc_companion.exchange.domain import Brought, Columns, Plan
from mbc_companion.exchange.journals.acts import BringActs, Chosen
from mbc_companion.exchange.journals.bringing import Progress
from mbc_companion.exchange.journals.choose_panel import ChoosePanel
from mbc_companion.exchange.journals.columns_panel import ColumnsPanel
from mbc_companion.exchange.journals.plan_panel import PlanPanel
from mbc_companion.exchange.journals.progress_panel import ProgressPanel
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs


class BringSheet(ActSheet):
    """``kept`` carries what was brought in, with how many photos could not be read."""

    kept = Signal(object, int)

    def __init__(self, host: QWidget, acts: BringActs, dialogs: Dialogs) -> None:
        title = QCoreApplication.translate("BringIn", "Bring a journal in")
        super().__init__(host, title, self.tr("Continue"))
        self._acts = acts
        self._dialogs = dialogs
        self._chosen: Chosen | None = None
        self._step: QWidget | None = None
        self._running = False
        self._progress = Progress()
        self.asked.connect(self._go_on)
        self.other_button.clicked.connect(self._back)
        self.body.addStretch(1)
        self.show_choice()

    # -- the steps -----------------------------------------------------------------

    def show_choice(self) -> None:
        self._chosen = None
        panel = ChoosePanel()
        panel.file_wanted.connect(self._ask_file)
        panel.folder_wanted.connect(self._ask_folder)
        self._show(panel, act="", other="")

    def _ask_file(self) -> None:
        kinds = self.tr(
            "Journals (*.zip *.json *.csv *.tsv *.txt *.md *.markdown *.html *.daylio *.jex);;"
            "All files (*)"
        )
        self._dialogs.open_file(self.tr("Choose a journal"), kinds, self._look)

    def _ask_folder(self) -> None:
        self._dialogs.choose_folder(self.tr("Choose the journal's folder"), self._look)

    def _look(self, path: Path | None) -> None:
        if path is None:
            return
        self.trouble.hide()
        if self._acts.busy:
            self.say_trouble(
                self.tr("What was stopped before is still being cleared away. Try again soon.")
            )
            return
        self._show_progress(self.tr("Looking at the file"))
        self._acts.look(path, self._looked, self.failed)

    def _looked(self, chosen: Chosen) -> None:
        if not self._here():
            return
        self._running = False
        self._chosen = chosen
        if chosen.columns is not None:
            self._show_columns(chosen.columns)
        else:
            self._plan()

    def _show_columns(self, guessed: Columns) -> None:
        panel = ColumnsPanel(guessed)
        self._show(panel, act=self.tr("Continue"), other=self.tr("Choose another"))

    def _plan(self) -> None:
        if self._chosen is not None:
            self._show_progress(self.tr("Reading all of it"))
            self._acts.plan(self._chosen, self._progress, self._planned, self.failed)

    def _planned(self, plan: Plan) -> None:
        if not self._here() or self._chosen is None:
            return
        self._running = False
        panel = PlanPanel(self._chosen.kind, plan, self._acts.zone)
        act = self.tr("Bring them in") if plan.entries else ""
        self._show(panel, act=act, other=self.tr("Choose another"))
        announce(panel.found, panel.found.text())

    def _go_on(self) -> None:
        if self._chosen is None or self._running:
            return
        if isinstance(self._step, ColumnsPanel):
            matched = self._step.chosen()
            if matched is not None:
                self._chosen = Chosen(self._chosen.path, self._chosen.kind, matched)
                self._plan()
        elif isinstance(self._step, PlanPanel):
            answers = self._step.answers()
            if answers is not None:
                self._show_progress(self.tr("Bringing them in"))
                self._acts.bring(self._chosen, answers, self._progress, self._brought, self.failed)

    def _brought(self, brought: Brought | None) -> None:
        self._running = False
        if self._here():
            self.close()
        if brought is not None:
            # After closing: a toast gives the focus back to what had it before.
            self.kept.emit(brought, self._progress.unread_photos)

    # -- while something runs ----------------------------------------------------------

    def _show_progress(self, doing: str) -> None:
        self._progress = Progress()
        self._show(ProgressPanel(doing, self._progress), act="", other=self.tr("Stop"))
        self._running = True
        announce(self.other_button, doing)

    def _back(self) -> None:
        if self._running:
            self._stop()
        else:
            self.show_choice()

    def _stop(self) -> None:
        if isinstance(self._step, ProgressPanel):
            self._step.say(self.tr("Stopping. Nothing of it is kept."))
        self._acts.stop()

    def close(self) -> bool:
        """Closing stops what runs, and nothing of it is kept."""
        if self._running:
            self._running = False
            self._acts.stop()
        return super().close()

    def failed(self, error: KnownError) -> None:
        if not self._here():
            return
        self._running = False
        self.show_choice()
        if not isinstance(error, Stopped):
            super().failed(error)

    def _here(self) -> bool:
        """The sheet may have been closed meanwhile."""
        return self.is_open

    # -- showing -----------------------------------------------------------------------

    def _show(self, step: QWidget, *, act: str, other: str) -> None:
        if self._step is not None:
            self.body.removeWidget(self._step)
            self._step.hide()
            self._step.deleteLater()
        self._step = step
        self.body.insertWidget(0, step)
        step.show()
        self.next_button.setVisible(bool(act))
        if act:
            self.set_act(act)
        self.other_button.setVisible(bool(other))
        if other:
            self.other_button.set_words(other)
        self.order()
        self.scroller.verticalScrollBar().setValue(0)
        if self.is_open:
            self._fill()
            self.focus_first()

    def focus_first(self) -> None:
        """The first thing to choose, else what leads on."""
        if isinstance(self._step, ProgressPanel):
            self.other_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(self._step, PlanPanel):
            self._step.found.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_first()
