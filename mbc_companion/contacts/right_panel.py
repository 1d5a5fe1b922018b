"""The right-hand side: the contact or helpline that is open, or a calm line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.contacts.acts_dialog import ContactActs
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.contact_card import ContactCard
from mbc_companion.contacts.helpline_panel import HelplinePanel
from mbc_companion.helplines.domain import Service
from mbc_companion.helplines.own import OwnHelpline
from mbc_companion.ui.widgets.text import Text

Shown = ContactCard | HelplinePanel


class RightPanel(QStackedWidget):
    """Made anew whenever something changed; scroll, focus and typed words are carried over."""

    def __init__(self, around: Around, acts: ContactActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._acts = acts
        self.shown: Shown | None = None
        self._calm = QWidget(self)
        words = Text(self.tr("Choose someone in the list."), tone="text2", parent=self._calm)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self._calm).addWidget(words)
        self.addWidget(self._calm)

    def show_one(self, uid: str, *, helplines: bool) -> None:
        """Read it again and show it; nothing if it is not there. Raises a KnownError."""
        made = self._helpline(uid) if helplines else self._contact(uid)
        old, self.shown = self.shown, made
        same = old is not None and made is not None and _uid(old) == _uid(made)
        focused = _focused_name(old) if same else ""
        if made is not None:
            self.addWidget(made)
        self.setCurrentWidget(made if made is not None else self._calm)
        if same and old is not None and made is not None:
            made.take_over(old.typed())
            made.verticalScrollBar().setValue(old.verticalScrollBar().value())
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        if focused and made is not None:
            _focus_named(made, focused)

    def keep(self) -> None:
        """Write what is still being typed."""
        if self.shown is not None:
            self.shown.keep()

    def focus_first(self) -> None:
        if self.shown is not None:
            _focus_named(self.shown, "")

    def focus_license(self) -> None:
        """At the first step of a license check, if one can be made here."""
        license = self.shown.license if isinstance(self.shown, ContactCard) else None
        if self.shown is not None and license is not None and not license.is_coach:
            self.shown.ensureWidgetVisible(license)
            license.open_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _helpline(self, uid: str) -> HelplinePanel | None:
        around = self._around
        known: list[Service | OwnHelpline] = [*around.directory.services, *around.notes.own()]
        found = next((one for one in known if one.uid == uid), None)
        if found is None:
            return None
        panel = HelplinePanel(found, around, self)
        panel.code_wanted.connect(self._acts.show_code)
        panel.print_wanted.connect(lambda: self._acts.show_card(wallet=False))
        panel.edit_wanted.connect(self._acts.edit_helpline)
        panel.remove_wanted.connect(self._acts.remove_helpline)
        return panel

    def _contact(self, uid: str) -> ContactCard | None:
        contact = self._around.contacts.contact(uid)
        if contact is None:
            return None
        card, acts = ContactCard(contact, self._around, self), self._acts
        card.edit_wanted.connect(lambda: acts.edit(uid))
        card.merge_wanted.connect(lambda: acts.ask_merge(contact))
        card.remove_wanted.connect(lambda: acts.remove(uid))
        card.copy_wanted.connect(acts.copy)
        card.code_wanted.connect(acts.show_code)
        card.link_wanted.connect(self._around.dialogs.open_link)
        card.states_wanted.connect(lambda: acts.show_states(contact))
        card.checked.connect(lambda check: acts.note_check(uid, check))
        card.spoke.connect(
            lambda said: None if acts.note_talk(uid, said) else card.take_over({"talk": said})
        )
        card.talk_gone.connect(lambda talk: acts.forget_talk(uid, talk))
        card.questions_changed.connect(lambda asked: acts.keep_questions(uid, asked))
        if self._around.book is not None:
            book = self._around.book
            card.book_wanted.connect(lambda: book(contact))
        if self._around.visits is not None:
            card.visit_wanted.connect(self._around.visits.open)
        return card


def _uid(right: Shown) -> str:
    return right.contact.uid if isinstance(right, ContactCard) else right.uid


def _stops(right: QWidget) -> list[QWidget]:
    kinds = right.findChildren(QWidget)
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in kinds if one.focusPolicy() & tab and one.isVisibleTo(right)]


def _focused_name(right: QWidget | None) -> str:
    """The accessible name of what has the focus in ``right``, to find it again."""
    if right is None:
        return ""
    focused = right.window().focusWidget()
    inside = focused is not None and right.isAncestorOf(focused)
    return focused.accessibleName() if inside and focused is not None else ""


def _focus_named(right: QWidget, name: str) -> None:
    stops = _stops(right)
    named = [one for one in stops if name and one.accessibleName() == name]
    if named:
        named[0].setFocus(Qt.FocusReason.OtherFocusReason)
    elif not name and stops and not right.isHidden():
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
