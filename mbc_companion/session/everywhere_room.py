"""What is there on every page: Find, the keys, and the view with only what helps."""

from __future__ import annotations

from mbc_companion.session.comfort_room import ComfortRoom
from mbc_companion.session.find_deeds import Acts, Rooms
from mbc_companion.session.find_room import FindRoom
from mbc_companion.session.keyboard_room import KeyboardRoom
from mbc_companion.session.place import Place
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.today_room import TodayRoom
from mbc_companion.session.trail_room import TrailRoom
from mbc_companion.ui.keys import Key
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_rows import Section


class EverywhereRoom:
    """``section`` is there from the start; ``join`` once the rooms are."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._keyboard = KeyboardRoom(around)

    def section(self) -> Section:
        """The keys, in Settings."""
        return self._keyboard.section()

    def join(self, rooms: Rooms, acts: Acts, today: TodayRoom, place: Place) -> None:
        comfort = self._comfort = ComfortRoom(self._around, rooms, acts.help)
        today.page.quiet_requested.connect(comfort.open)
        self._trail = TrailRoom(self._around, rooms, place)
        extra = (self._trail.deed(), comfort.deed(), self._keyboard.deed())
        self._find = FindRoom(self._around, rooms, acts, extra)

    def join_settings(self, settings: SettingsPage) -> None:
        """Once that page is built."""
        self._comfort.join_settings(settings)
        self._keyboard.join(settings)

    def join_pages(self) -> None:
        """Keys that a page has no act of its own for, once the shell knows the pages."""
        shell, keyboard = self._around.shell, self._keyboard
        for key in ("library", "insights", "settings"):
            shell.pages.when_made(key, keyboard.undo_on)
        for key in ("today", "coverage", "contacts", "settings", "insights"):
            shell.pages.when_made(key, keyboard.print_on)

    def add_page(self, page: str, icon: str, key: Key) -> None:
        """A page to go to from Find, by its key."""
        self._find.add_page(page, icon, key)

    def stop(self) -> None:
        """The vault is to close: nothing is looked for any more."""
        self._find.end()

    def end(self) -> None:
        """The vault closes now."""
        self._trail.end()
