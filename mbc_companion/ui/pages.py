"""The pages of the shell: there from the start, or built when somebody first goes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QApplication, QStackedWidget

from mbc_companion.ui.page import Page


class LatePage(NamedTuple):
    """A page that is not built yet; ``make`` is called once, the first time it is needed.

    All eight built at once are most of the wait between a passphrase and Today.
    """

    key: str
    title: str
    make: Callable[[], Page]


class Pages:
    """In ``stack``, in any order; what was kept of a page's place waits until it is built."""

    def __init__(self, stack: QStackedWidget) -> None:
        self._stack = stack
        self._made: dict[str, Page] = {}
        self._late: dict[str, LatePage] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._then: dict[str, list[Callable[[Page], object]]] = {}

    def put(self, page: Page | LatePage) -> None:
        if isinstance(page, LatePage):
            self._late[page.key] = page
        else:
            self._made[page.key] = page
            self._stack.addWidget(page)

    def __contains__(self, key: str) -> bool:
        return key in self._made or key in self._late

    def made(self) -> tuple[Page, ...]:
        return tuple(self._made.values())

    def if_made(self, key: str) -> Page | None:
        return self._made.get(key)

    def page(self, key: str) -> Page:
        """Built now if it was not. Raises KeyError for a page that was not put here."""
        if key not in self._late:
            return self._made[key]
        page = self._late.pop(key).make()
        self.put(page)
        for then in self._then.pop(key, ()):
            then(page)
        if key in self._places:
            page.restore_place(self._places.pop(key))
        return page

    def when_made(self, key: str, then: Callable[[Page], object]) -> None:
        """Call ``then`` with a page: now, or as soon as it is built."""
        if key in self._made:
            then(self._made[key])
        else:
            self._then.setdefault(key, []).append(then)

    def title(self, key: str) -> str:
        """Of what is open on it now. Raises KeyError for a page that was not put here."""
        late = self._late.get(key)
        return self._made[key].title() if late is None else late.title

    def places(self) -> dict[str, Any]:
        return self._places | {key: page.place() for key, page in self._made.items()}

    def restore_places(self, kept: dict[str, Any]) -> None:
        for key, place in kept.items():
            if not isinstance(place, dict):
                continue
            if key in self._made:
                self._made[key].restore_place(place)
            elif key in self._late:
                self._places[key] = place


def turn_to(stack: QStackedWidget, page: Page) -> None:
    """Show ``page``. A focus in the one before is let go.

    Qt would pass it to whatever is first in the new page, and that scrolls to it.
    """
    focused = QApplication.focusWidget()
    if focused is not None and stack.isAncestorOf(focused) and stack.currentWidget() is not page:
        focused.clearFocus()
    stack.setCurrentWidget(page)
