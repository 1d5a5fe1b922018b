"""A helpline of one's own: kept in the vault, and outside it only if somebody says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import PUBLIC_HELPLINES
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Topic
from mbc_companion.helplines.own import OwnHelpline, fits_public, pack_public
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui import troubles
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


def publish_public(around: Around) -> None:
    """Bring the public file in line with what is marked public in the vault."""
    around.public.set(PUBLIC_HELPLINES, pack_public(around.notes.own()))


class HelplineSheet(Sheet):
    """``kept`` carries the uid; without a number nothing is kept."""

    kept = Signal(str)

    def __init__(self, host: QWidget, around: Around, helpline: OwnHelpline) -> None:
        new = QCoreApplication.translate("Contacts", "A helpline of your own")
        super().__init__(host, new, width=720, height=700)
        self._around = around
        self._was = helpline
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.name = Field(self.tr("Name"), parent=self)
        self.number = Field(self.tr("Number"), parent=self)
        self.what_for = Field(self.tr("What it is for"), parent=self)
        self.hours = Field(self.tr("Hours, as they told you"), parent=self)
        for field, value in (
            (self.name, helpline.name),
            (self.number, helpline.number),
            (self.what_for, helpline.what_for),
            (self.hours, helpline.hours_words),
        ):
            field.set_text(value)
            self.body.addWidget(field)
        self.number.edit.editingFinished.connect(self._check)
        self.body.addWidget(Text(self.tr("Found under"), "label", parent=self))
        self.topics = {topic: CheckRow(words.topic_words(topic), parent=self) for topic in Topic}
        for topic, row in self.topics.items():
            row.setChecked(topic in helpline.topics)
            self.body.addWidget(row)
        self.public = CheckRow(self.tr("Show it in Help now while locked"), parent=self)
        self.public.setChecked(helpline.is_public)
        self.body.addWidget(self.public)
        self.warning = Note(words.public_words(), "know", parent=self)
        self.body.addWidget(self.warning)
        self.warning.setVisible(helpline.is_public)
        self.public.toggled.connect(self.warning.setVisible)
        self.done_button = Button(self.tr("Done"), "primary", parent=self)
        self.done_button.clicked.connect(self.close)
        self._column.addWidget(self.done_button)

    def focus_first(self) -> None:
        self.name.edit.setFocus()

    def helpline(self) -> OwnHelpline:
        """What stands in the fields now."""
        return OwnHelpline(
            name=self.name.text().strip() or self.number.text().strip(),
            number=look_at(self.number.text()).shown,
            what_for=self.what_for.text().strip(),
            topics=tuple(topic for topic, row in self.topics.items() if row.isChecked()),
            hours_words=self.hours.text().strip(),
            is_public=self.public.isChecked(),
            uid=self._was.uid,
        )

    def keep(self) -> bool:
        """Write what stands here; True if it is safe or there is nothing to keep."""
        made = self.helpline()
        if made == self._was or not (made.name or made.what_for or made.hours_words):
            return True
        if not made.number:
            self.number.set_error(self.tr("Which number? You can change it later."))
            return False
        if made.is_public and not fits_public(made):
            self.name.set_error(self.tr("A shorter name is needed to show it while locked."))
            return False
        try:
            uid = self._around.notes.save_own(made)
            self._was = OwnHelpline(**{**vars(made), "uid": uid})
            publish_public(self._around)
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return False
        self.kept.emit(uid)
        return True

    def as_lines(self) -> str:
        """Everything typed here, a line each."""
        fields = (self.name, self.number, self.what_for, self.hours)
        said = (f"{one.edit.accessibleName()}: {one.text().strip()}" for one in fields)
        return "\n".join(line for line in said if not line.endswith(": "))

    def close(self) -> bool:
        if self.is_open and not self.keep():
            return False
        return super().close()

    def _check(self) -> None:
        seen = look_at(self.number.text())
        if seen.sure:
            self.number.set_text(seen.shown)
        short = self.tr("This number looks short. Keep it as it is, or add the rest.")
        self.number.set_error(short if seen.short else "")
