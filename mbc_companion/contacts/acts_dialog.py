"""What can be done with contacts: save, remove, merge, note; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.carry_sheet import CarrySheet
from mbc_companion.contacts.code_sheet import CodeSheet
from mbc_companion.contacts.domain import Contact, Kind, LicenseCheck, Question
from mbc_companion.contacts.editor_sheet import EditorSheet
from mbc_companion.contacts.helpline_sheet import HelplineSheet, publish_public
from mbc_companion.contacts.merge_sheet import MergeSheet
from mbc_companion.contacts.removed_sheet import removed_contacts, removed_helplines
from mbc_companion.contacts.state_sheet import StateSheet
from mbc_companion.contacts.support_sheet import SupportSheet
from mbc_companion.core.clock import local_now
from mbc_companion.helplines.own import OwnHelpline
from mbc_companion.helplines.parts_widget import Code
from mbc_companion.ui.sheet import Sheet

Act = Callable[[], object]
MOST_UNDONE = 100


class ContactActs(QObject):
    """``show_wanted`` carries the uid of what is to be shown next; it may be empty.

    ``check_noted`` carries the contact's uid and the license check as it is kept.
    ``written`` comes when a sheet has closed whose words were kept.
    """

    show_wanted = Signal(str)
    written = Signal()
    check_noted = Signal(str, object)

    def __init__(self, host: QWidget, around: Around) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._undo: list[tuple[Act, Act]] = []
        self._redo: list[tuple[Act, Act]] = []
        self.sheet: Sheet | None = None
        self._wrote = False

    # -- sheets ------------------------------------------------------------------------

    def new_contact(self, kind: Kind) -> None:
        self._edit(Contact(kind, ""))

    def edit(self, uid: str) -> None:
        contact = self._around.contacts.contact(uid)
        if contact is not None:
            self._edit(contact)

    def _edit(self, before: Contact) -> None:
        sheet = EditorSheet(self._host, self._around, before)
        sheet.kept.connect(lambda uid: self._edited(before, uid))
        self._open(sheet)

    def _edited(self, before: Contact, uid: str) -> None:
        contacts = self._around.contacts
        after = contacts.contact(uid)
        if after is None:
            return
        if before.uid:
            undo: Act = lambda: contacts.save(before)  # noqa: E731
            redo: Act = lambda: contacts.save(after)  # noqa: E731
        else:
            undo, redo = lambda: contacts.remove(uid), lambda: contacts.bring_back(uid)
        self._done(self.tr("Saved and encrypted."), undo, redo)
        self._wrote = self.sheet is not None
        self.show_wanted.emit(uid)

    def edit_helpline(self, helpline: OwnHelpline | None) -> None:
        before = helpline or OwnHelpline("", "")
        sheet = HelplineSheet(self._host, self._around, before)
        sheet.kept.connect(lambda uid: self._helpline_edited(before, uid))
        self._open(sheet)

    def _helpline_edited(self, before: OwnHelpline, uid: str) -> None:
        notes = self._around.notes
        after = next((one for one in notes.own() if one.uid == uid), None)
        if after is None:
            return

        def put(act: Act) -> None:
            act()
            publish_public(self._around)

        if before.uid:
            undo: Act = lambda: put(lambda: notes.save_own(before))  # noqa: E731
            redo: Act = lambda: put(lambda: notes.save_own(after))  # noqa: E731
        else:
            undo = lambda: put(lambda: notes.remove_own(uid))  # noqa: E731
            redo = lambda: put(lambda: notes.bring_back_own(uid))  # noqa: E731
        self._done(self.tr("Saved and encrypted."), undo, redo)
        self._wrote = self.sheet is not None
        self.show_wanted.emit(uid)

    def show_code(self, code: Code) -> None:
        self._open(CodeSheet(self._host, code))

    def show_support(self, kind: str = "", *, then: Act | None = None) -> None:
        """``kind`` is the value of one to begin with; ``then`` is done when it is closed."""
        sheet = SupportSheet(self._host, self._around)
        sheet.contact_opened.connect(self.show_wanted)
        if then is not None:
            sheet.closed.connect(then)
        self._open(sheet)
        sheet.go_to(kind)

    def show_card(self, *, wallet: bool) -> None:
        self._open(CarrySheet(self._host, self._around, wallet=wallet))

    def show_removed(self, *, helplines: bool) -> None:
        """Contacts, or helplines of one's own."""
        make = removed_helplines if helplines else removed_contacts
        self._open(make(self._host, self._around))

    def show_states(self, contact: Contact) -> None:
        around = self._around
        if around.lists is not None:
            self._open(StateSheet(self._host, around.lists, around.dialogs, contact))

    def ask_merge(self, contact: Contact) -> None:
        row = self._around.contacts.find(contact.uid)
        if row is None:
            return
        sheet = MergeSheet(self._host, self._around, contact, row)
        sheet.agreed.connect(lambda result, other: self._merge(contact, result, other))
        self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.closed.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self.sheet = None
        if self._wrote:
            self._wrote = False
            self.written.emit()

    def keep(self) -> None:
        """Write what stands in an open sheet, before a lock or another page."""
        sheet = self.sheet
        if isinstance(sheet, EditorSheet | HelplineSheet | SupportSheet):
            sheet.keep()

    def unsaved(self) -> str:
        """What stands in an open sheet and could not be written, as plain lines."""
        sheet = self.sheet
        if isinstance(sheet, EditorSheet | HelplineSheet) and not sheet.keep():
            return sheet.as_lines()
        return ""

    # -- acts that can be taken back ----------------------------------------------------

    def remove(self, uid: str) -> None:
        contacts = self._around.contacts
        if self._around.attempt(lambda: contacts.remove(uid)):
            said = self.tr("Removed. You can bring it back for 30 days.")
            self._done(said, lambda: contacts.bring_back(uid), lambda: contacts.remove(uid))
            self.show_wanted.emit("")

    def _merge(self, before: Contact, result: Contact, other: str) -> None:
        contacts = self._around.contacts
        if self._around.attempt(lambda: contacts.merge(result, other)):
            self._done(
                self.tr("The two are one contact now."),
                lambda: contacts.unmerge(before, other),
                lambda: contacts.merge(result, other),
            )
            self.show_wanted.emit(before.uid)

    def note_check(self, uid: str, check: LicenseCheck) -> None:
        records = self._around.records
        kept: list[str] = []
        if self._around.attempt(lambda: kept.append(records.add_check(uid, check))):
            self._done(
                self.tr("Noted. Companion will say so when a year has passed."),
                lambda: records.remove_check(kept[-1]),
                lambda: kept.append(records.add_check(uid, check)),
            )
            self.check_noted.emit(uid, replace(check, uid=kept[-1]))

    def note_talk(self, uid: str, text: str) -> bool:
        """False if it could not be kept."""
        records = self._around.records
        now = local_now(self._around.clock)
        kept: list[str] = []
        if not self._around.attempt(lambda: kept.append(records.add_talk(uid, now, text))):
            return False
        self._done(
            self.tr("Noted. Saved and encrypted."),
            lambda: records.remove_talk(kept[-1]),
            lambda: kept.append(records.add_talk(uid, now, text)),
        )
        return True

    def forget_talk(self, uid: str, talk_uid: str) -> None:
        records = self._around.records
        talk = next((one for one in records.talks(uid) if one.uid == talk_uid), None)
        if talk is None or not self._around.attempt(lambda: records.remove_talk(talk_uid)):
            return
        kept = [talk_uid]
        self._done(
            self.tr("Taken away."),
            lambda: kept.append(records.add_talk(uid, talk.at, talk.note)),
            lambda: records.remove_talk(kept[-1]),
        )

    def keep_questions(self, uid: str, questions: tuple[Question, ...]) -> None:
        records = self._around.records
        before = records.questions(uid)
        if self._around.attempt(lambda: records.put_questions(uid, questions)):
            self._undo.append(
                (
                    lambda: records.put_questions(uid, before),
                    lambda: records.put_questions(uid, questions),
                )
            )
            if len(questions) < len(before):
                self._around.toasts.show(self.tr("Taken away."), undo=self.undo)

    def remove_helpline(self, helpline: OwnHelpline) -> None:
        notes = self._around.notes

        def remove() -> None:
            notes.remove_own(helpline.uid)
            publish_public(self._around)

        def back() -> None:
            notes.bring_back_own(helpline.uid)
            publish_public(self._around)

        if self._around.attempt(remove):
            said = self.tr("Removed. You can bring it back for 30 days.")
            self._done(said, back, remove)
            self.show_wanted.emit("")

    def copy(self, number: str) -> None:
        self._around.clipboard.put(number)
        said = self.tr("Copied. Cleared from the clipboard in 30 seconds.")
        self._around.toasts.show(said)

    # -- back and forth ----------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last act; nothing if there is none."""
        self._step(self._undo, self._redo, 0)

    def redo(self) -> None:
        self._step(self._redo, self._undo, 1)

    def _done(self, said: str, undo: Act, redo: Act) -> None:
        self._undo.append((undo, redo))
        self._redo.clear()
        del self._undo[:-MOST_UNDONE]
        self._around.toasts.show(said, undo=self.undo)

    def _step(self, source: list[tuple[Act, Act]], target: list[tuple[Act, Act]], way: int) -> None:
        if source:
            pair = source.pop()
            if self._around.attempt(pair[way]):
                target.append(pair)
                self._around.toasts.clear()
            else:
                source.append(pair)
