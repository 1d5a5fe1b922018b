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
from mbc_companion.ui.page import Page
from mbc_companion.ui.settings_page_rows import Section


class EverywhereRoom:
    """``section`` is there from the start; ``join`` once the pages are."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._keyboard = KeyboardRoom(around)

    def section(self) -> Section:
        """The keys, in Settings."""
        return self._keyboard.section()

    def join(
        self, rooms: Rooms, acts: Acts, today: TodayRoom, insights: Page, place: Place
    ) -> None:
        comfort = ComfortRoom(self._around, rooms, acts.help)
        comfort.join_settings(rooms.settings)
        today.page.quiet_requested.connect(comfort.open)
        no_undo = (rooms.settings, rooms.library.page, insights)
        printed = (today.page, rooms.coverage.page, rooms.contacts.page, rooms.settings, insights)
        self._keyboard.join(rooms.settings, no_undo, printed)
        self._trail = TrailRoom(self._around, rooms, place)
        extra = (self._trail.deed(), comfort.deed(), self._keyboard.deed())
        self._find = FindRoom(self._around, rooms, acts, extra)

    def add_page(self, page: Page, icon: str, key: Key) -> None:
        """A page to go to from Find."""
        self._find.add_page(page, icon, key)

    def stop(self) -> None:
        """The vault is to close: nothing is looked for any more."""
        self._find.end()

    def end(self) -> None:
        """The vault closes now."""
        self._trail.end()
