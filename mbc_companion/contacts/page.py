"""Contacts: a list at the left, one contact or helpline at the right, or one of them at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Kind
from mbc_companion.contacts.frame_panel import HELPLINES, KINDS, PEOPLE, TEAM, ContactsFrame
from mbc_companion.contacts.license_panel import needs_check
from mbc_companion.contacts.lines_view import contact_line, helpline_lines
from mbc_companion.contacts.list_panel import ALL
from mbc_companion.contacts.table_model import Line
from mbc_companion.core.clock import today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import ContactsChanged, HelplinesChanged
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.keys import Keys


class ContactsPage(ContactsFrame):
    """The tabs say who is listed; the place remembers the tab and what was open."""

    key = "contacts"

    def __init__(self, around: Around, keys: Keys | None = None) -> None:
        super().__init__(around)
        self._open: dict[str, str] = {}
        self._connect(keys or Keys())

    def _connect(self, keys: Keys) -> None:
        for tabs in (self.tabs, self.tabs_below):
            tabs.chosen.connect(self.show_tab)
        listed = self.list
        listed.narrowed.connect(self.refresh_list)
        listed.opened.connect(lambda uid: self.open_one(uid, go=True))
        listed.moved.connect(self.open_one)
        listed.add_wanted.connect(self.add)
        listed.support_wanted.connect(self.acts.show_support)
        listed.card_wanted.connect(lambda: self.acts.show_card(wallet=True))
        listed.removed_wanted.connect(self._show_removed)
        self.empty.add_wanted.connect(self.add)
        self.empty.support_wanted.connect(self.acts.show_support)
        self.empty.removed_wanted.connect(self._show_removed)
        self.acts.show_wanted.connect(self._show_after)
        # What opened the sheet was made anew meanwhile, and the focus has nowhere to go back to.
        self.acts.written.connect(self.focus_first)
        events = self._around.events
        # Without this the event bus would keep the page, and its words, alive.
        self.destroyed.connect(events.subscribe(ContactsChanged, lambda _: self.refresh()))
        self.destroyed.connect(events.subscribe(HelplinesChanged, self._helplines_changed))
        keys.bind(self, declared.FIND_HERE, self.search)
        keys.bind(self, declared.UNDO, self.acts.undo)
        keys.bind(self, declared.REDO, self.acts.redo)

    # -- what every page answers ---------------------------------------------------------

    def title(self) -> str:
        return self.tr("Contacts")

    def top_actions(self) -> list[QWidget]:
        return [self.back_button, self.tabs]

    def regions(self) -> list[tuple[QWidget, Any]]:
        """F6 stops at the list and at what is open."""
        if self._stack.currentWidget() is self.empty:
            return [(self.empty, self.focus_first)]
        shown: list[tuple[QWidget, Any]] = []
        if self.list.isVisibleTo(self):
            shown.append((self.list, self.list.focus_list))
        if self.right is not None and self._side.isVisibleTo(self):
            shown.append((self.right, self._side.focus_first))
        return shown

    def entered(self) -> None:
        self.refresh()

    def leaving(self) -> None:
        self.acts.keep()
        self._side.keep()

    def place(self) -> dict[str, Any]:
        return {"tab": self.tab, "open": dict(self._open)}

    def restore_place(self, place: dict[str, Any]) -> None:
        tab, kept = place.get("tab"), place.get("open")
        if isinstance(kept, dict):
            self._open = {k: v for k, v in kept.items() if k in KINDS and isinstance(v, str)}
        if tab in KINDS:
            self.show_tab(tab)

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.empty:
            self.empty.add_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.list.isVisibleTo(self):
            self.list.focus_list()
        else:
            self._side.focus_first()

    # -- tabs, list and what is open ----------------------------------------------------

    def show_tab(self, tab: str) -> None:
        """My people, Care team or Helplines."""
        for tabs in (self.tabs, self.tabs_below):
            tabs.set_value(tab)
        self._reading = False
        self._side.keep()
        self.refresh()

    def show_contact(self, uid: str) -> None:
        """Go to the tab the contact is listed under, and open it."""
        row = self._around.contacts.find(uid)
        if row is None or row.removed_at is not None:
            return
        tab = next((tab for tab, kinds in KINDS.items() if row.kind in kinds), PEOPLE)
        self._open[tab] = row.uid
        self.list.search.clear()
        self.show_tab(tab)
        self.open_one(row.uid, go=True)

    def show_helpline(self, uid: str) -> None:
        """Under All, if it is not among those the filter lets through."""
        self._open[HELPLINES] = uid
        self.show_tab(HELPLINES)
        if self.list.view.rows.row_of(uid) < 0 and self.list.topic() is not None:
            self.list.topics.set_value(ALL)
            self.refresh_list()
        self.open_one(uid, go=True)

    def add(self) -> None:
        """A contact of the tab's first kind, or a helpline."""
        if self.tab == HELPLINES:
            self.acts.edit_helpline(None)
        else:
            self.acts.new_contact(KINDS[self.tab][0])

    def check_license(self) -> None:
        """The first of the care team whose license is not checked yet; nobody: a new contact."""
        self.list.search.clear()
        self.show_tab(TEAM)
        kinds = (Kind.PROFESSIONAL,)
        rows = self._around.contacts.listed("", kinds, self.list.order)
        open_ones = [row for row in rows if row.checked is None] or rows
        for row in open_ones:
            contact = self._around.contacts.contact(row.uid)
            if contact is not None and needs_check(contact, self._around):
                self.open_one(row.uid, go=True)
                self._side.focus_license()
                return
        self.acts.new_contact(Kind.PROFESSIONAL)

    def add_contact(self) -> None:
        """From anywhere: a contact, never a helpline."""
        if self.tab == HELPLINES:
            self.show_tab(PEOPLE)
        self.add()

    def search(self) -> None:
        """Put the focus into the search field."""
        if self.tab != HELPLINES and self._stack.currentWidget() is self._panes:
            self.close_one()
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.search.selectAll()

    def refresh(self) -> None:
        """Read everything shown again; what is being typed at the right is kept first."""
        self.refresh_list()
        self._show_right()
        self._arrange()

    def _helplines_changed(self, _event: HelplinesChanged) -> None:
        """A panel shows its own notes; it is made anew only if its helpline is gone."""
        self.refresh_list()
        if self.list.view.rows.row_of(self._open.get(self.tab, "")) < 0:
            self._show_right()
            self._arrange()

    def refresh_list(self) -> None:
        """Read the list again, for other words, another order or another topic."""
        helplines = self.tab == HELPLINES
        self.list.show_kind(helplines=helplines)
        try:
            lines = self._helpline_lines() if helplines else self._contact_lines()
            around = self._around
            gone = around.notes.removed_own() if helplines else around.contacts.removed()
        except KnownError as error:
            self._say(error)
            return
        self.trouble.hide()
        self.list.show_lines(lines, self._open.get(self.tab, ""), removed=bool(gone))
        nobody = not helplines and not lines and not self.list.words().strip()
        self.empty.show_removed(shown=bool(gone))
        self._stack.setCurrentWidget(self.empty if nobody else self._panes)

    def _show_removed(self) -> None:
        self.acts.show_removed(helplines=self.tab == HELPLINES)

    def _contact_lines(self) -> tuple[Line, ...]:
        rows = self._around.contacts.listed(self.list.words(), KINDS[self.tab], self.list.order)
        day = today(self._around.clock)
        return tuple(contact_line(row, self._around.lists, day) for row in rows)

    def _helpline_lines(self) -> tuple[Line, ...]:
        around = self._around
        own = around.notes.own()
        return helpline_lines(around.directory, own, self.list.topic(), around.clock)

    def open_one(self, uid: str, *, go: bool = False) -> None:
        """Show a contact or helpline; ``go`` moves there where only one pane fits."""
        if self._open.get(self.tab) != uid:
            self._side.keep()
        self._open[self.tab] = uid
        self._reading = self._reading or go
        self.list.view.choose(uid)
        self._show_right()
        self._arrange()
        if go and self._narrow:
            self._side.focus_first()

    def close_one(self) -> None:
        """Back to the list where only one pane fits."""
        self._reading = False
        self._arrange()
        self.list.focus_list()

    def _show_after(self, uid: str) -> None:
        if not uid:
            self._open.pop(self.tab, None)
            self._reading = False
            self.refresh()
            self.list.focus_list()
        elif self.tab == HELPLINES and self._around.contacts.find(uid) is None:
            self.show_helpline(uid)
        else:
            self.show_contact(uid)

    def _show_right(self) -> None:
        uid = self._open.get(self.tab, "")
        if self._stack.currentWidget() is self.empty:
            uid = ""
        elif self.list.view.rows.row_of(uid) < 0 and not self.list.words():
            lines = self.list.view.rows.lines
            uid = lines[0].uid if lines and not self._narrow else uid
            self._open[self.tab] = uid
            self.list.view.choose(uid)
        try:
            self._side.show_one(uid, helplines=self.tab == HELPLINES)
        except KnownError as error:
            self._say(error)

    def _say(self, error: KnownError) -> None:
        self.trouble.set_words(troubles.words(error))
        self.trouble.show()
