"""Choose what a carer gets, see it as it prints; paper, PDF, or a locked file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import FileNotKnown, KnownError, WrongPassphrase
from mbc_companion.core.sharing import Shared, Sharing, Way
from mbc_companion.exchange.carer.bundle import Bundle, Part
from mbc_companion.exchange.carer.bundle_paper import bundle_paper
from mbc_companion.ui import troubles
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.first_run_passphrase import PassphraseForm
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.strength_words import Strength
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.fields import PassphraseField
from mbc_companion.ui.widgets.text import Text

Failed = Callable[[KnownError], None]
_NAME = "for-my-carer.locked"


@dataclass(frozen=True)
class CarerActs:
    """The slow ones answer later, on this thread. ``lock(bundle, path, passphrase, done,
    failed)`` writes a locked file; ``unlock(path, passphrase, done, failed)`` opens one.
    """

    bundle: Callable[[], Bundle]
    sharing: Sharing
    suggest: Callable[[], str]
    estimate: Callable[[str], Strength]
    lock: Callable[[Bundle, Path, str, Callable[[], None], Failed], None]
    unlock: Callable[[Path, str, Callable[[Bundle], None], Failed], None]


class CarerSheet(PaperSheet):
    """A tick for everything that may go on the pages; nothing of the journal can."""

    def __init__(self, host: QWidget, dialogs: Dialogs, acts: CarerActs, bundle: Bundle) -> None:
        title = QCoreApplication.translate("Carer", "For my carer")
        job = Job(
            self._make,
            title=title,
            name="for-my-carer.pdf",
            what=title,
            sharing=acts.sharing,
        )
        super().__init__(host, dialogs, job)
        self._acts, self._bundle = acts, bundle
        never = self.tr("Your journal is never in it. Tick what they may have.")
        self.options.addWidget(Text(never, "body", "text2", parent=self))
        self.ticks: dict[str, CheckRow] = {}
        for section in bundle.sections:
            self.options.addWidget(Text(section.title, "h3", heading=2, parent=self))
            for part in section.parts:
                tick = CheckRow(part.heading, parent=self)
                tick.setChecked(part.key in section.ticked)
                tick.toggled.connect(lambda _: self.refresh())
                self.options.addWidget(tick)
                self.ticks[part.key] = tick
        self.lock_button = Button(self.tr("Save as a locked file"), icon="lock-simple", parent=self)
        self.lock_button.clicked.connect(self._lock)
        self._column.addWidget(self.lock_button, 0, Qt.AlignmentFlag.AlignLeft)

    def chosen(self) -> Bundle:
        keys = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        return self._bundle.chosen(keys)

    def _make(self, page: str) -> PaperPages:
        return PaperPages(bundle_paper(self.chosen(), page))

    def _lock(self) -> None:
        sheet = LockSheet(self, self._dialogs, self._acts, self.chosen())
        sheet.done.connect(self._locked)
        sheet.open()

    def _locked(self) -> None:
        what = Shared(self.job.what, Way.LOCKED_FILE, self.whom.whom(), self.whom.contact_uid())
        try:
            self._acts.sharing.note(what)
        except KnownError as error:
            self._dialogs.tell(troubles.title(error), troubles.words(error))


class LockSheet(ActSheet):
    """A passphrase for this file alone, then where to put it."""

    def __init__(self, host: QWidget, dialogs: Dialogs, acts: CarerActs, bundle: Bundle) -> None:
        title = QCoreApplication.translate("Carer", "A locked file for my carer")
        super().__init__(host, title, self.tr("Choose where"))
        self.asked.connect(self._go_on)
        self._dialogs, self._acts, self._bundle = dialogs, acts, bundle
        words = self.tr(
            "The file opens in Companion on another computer, with a passphrase of its own. "
            "Do not use the one of your journal. Tell it to them by voice, not beside the file."
        )
        self.body.addWidget(Text(words, tone="text2", parent=self))
        self.form = PassphraseForm(
            suggest=acts.suggest,
            estimate=acts.estimate,
            label=self.tr("Passphrase for this file"),
        )
        self.form.agreed.connect(self._next)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.order()

    def _go_on(self) -> None:
        passphrase = self.form.chosen()
        if passphrase is not None:
            kind = self.tr("Locked files (*.locked)")
            chosen = partial(self._write, passphrase)
            self._dialogs.save_file(self.tr("Save as a locked file"), _NAME, kind, chosen)

    def _write(self, passphrase: str, path: Path | None) -> None:
        if path is None:
            return
        self.form.set_busy(True)
        self.set_busy(busy=True)
        self._acts.lock(self._bundle, path, passphrase, self._written, self.failed)

    def _written(self) -> None:
        announce(self, self.tr("The locked file is saved"))
        self.form.clear()
        self.finish()

    def failed(self, error: KnownError) -> None:
        self.form.set_busy(False)
        super().failed(error)


class OpenLockedSheet(ActSheet):
    """A locked file somebody gave you: its passphrase, then what is in it, shown only."""

    def __init__(self, host: QWidget, dialogs: Dialogs, acts: CarerActs) -> None:
        title = QCoreApplication.translate("Carer", "Open a locked file")
        super().__init__(host, title, self.tr("Choose the file"))
        self.asked.connect(self._go_on)
        self._dialogs, self._acts = dialogs, acts
        self._path: Path | None = None
        self._shown = False
        self.lead = Text(
            self.tr(
                "A file from somebody who wants you to have contacts, visits and numbers. "
                "It is shown here and kept nowhere."
            ),
            tone="text2",
            parent=self,
        )
        self.passphrase = PassphraseField(
            self.tr("Passphrase of the file"),
            show_words=self.tr("Show"),
            conceal_words=self.tr("Conceal"),
            parent=self,
        )
        self.passphrase.edit.returnPressed.connect(self._next)
        self.passphrase.hide()
        self.body.addWidget(self.lead)
        self.body.addWidget(self.passphrase)
        self.body.addStretch(1)
        self.order()

    def _go_on(self) -> None:
        if self._shown:
            self.close()
        elif self._path is None:
            kind = self.tr("Locked files (*.locked);;Any (*)")
            self._dialogs.open_file(self.tr("Choose the file"), kind, self._chosen)
        elif not self.passphrase.text().strip():
            self.passphrase.set_error(self.tr("Type the passphrase they told you."))
            self.passphrase.setFocus()
        else:
            self.passphrase.set_error("")
            self.set_busy(busy=True)
            self._acts.unlock(self._path, self.passphrase.text(), self._show, self.failed)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self._path = path
            self.passphrase.show()
            self.set_act(self.tr("Open"))
            self.order()
            self.passphrase.setFocus()

    def _show(self, bundle: Bundle) -> None:
        self.set_busy(busy=False)
        self._shown = True
        self.passphrase.set_text("")
        self.passphrase.hide()
        self.set_title(bundle.title)
        self.lead.set_words(bundle.made)
        at = 1
        for section in bundle.sections:
            heading = Text(section.title, "h2", heading=2, parent=self)
            for part in (heading, *self._parts(section.parts)):
                self.body.insertWidget(at, part)
                part.show()
                at += 1
        self.set_act(self.tr("Done"))
        self.next_button.setFocus()
        announce(self.lead, bundle.title)

    def _parts(self, parts: tuple[Part, ...]) -> list[QWidget]:
        made: list[QWidget] = []
        for part in parts:
            made.append(Text(part.heading, "label", parent=self))
            made += [Text(line, parent=self) for line in part.lines]
        return made

    def failed(self, error: KnownError) -> None:
        self.set_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            self.passphrase.set_error(
                self.tr("That did not open it. Check Caps Lock, or show what you typed.")
            )
            self.passphrase.setFocus()
            return
        if isinstance(error, FileNotKnown):
            self._path = None
            self.passphrase.hide()
            self.set_act(self.tr("Choose the file"))
        super().failed(error)
