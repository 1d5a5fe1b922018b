"""A page of visits in a window of its own, with fakes around a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import Claims, Counting, Person, Visit
from mbc_companion.appointments.page import VisitsPage
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.toast import Toasts
from tests.appointments.factories import new_visit
from tests.fakes import FakeDialogs, FrozenClock

OKAFOR = "0" * 31 + "a"


@dataclass
class FakePeople:
    """Contacts in memory."""

    known: dict[str, Person] = field(
        default_factory=lambda: {OKAFOR: Person(OKAFOR, "Dr. Lena Okafor", "Psychologist")}
    )
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def people(self) -> tuple[Person, ...]:
        return tuple(self.known.values())

    def person(self, uid: str) -> Person | None:
        return self.known.get(uid)

    def add(self, name: str) -> Person:
        made = Person(f"{len(self.known):032x}", name)
        self.known[made.uid] = made
        return made

    def questions_for(self, uid: str) -> tuple[str, ...]:
        return self.questions.get(uid, ())


@dataclass
class Kit:
    """What a test looks at; ``host`` is the window. ``clicks`` counts presses."""

    host: QWidget
    page: VisitsPage
    repository: VisitRepository
    dialogs: FakeDialogs
    toasts: Toasts
    clock: FrozenClock
    people: FakePeople
    clicks: int = 0

    def settle(self) -> None:
        """Let what was posted happen."""
        for _ in range(4):
            QApplication.processEvents()

    def button(self, name: str) -> QPushButton:
        """The visible button whose accessible name is, or begins with, ``name``."""
        found = [
            one
            for one in self.host.findChildren(QPushButton)
            if one.isVisible() and one.accessibleName().startswith(name)
        ]
        exact = [one for one in found if one.accessibleName() == name]
        assert found, f"no button {name!r}"
        return (exact or found)[-1]

    def click(self, name: str) -> None:
        """Press with the mouse, by the accessible name."""
        self.clicks += 1
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def typed(self, name: str, words: str) -> None:
        """Replace what stands in the field called ``name`` and leave it, as a person does."""
        field = next(
            one
            for one in self.host.findChildren(QLineEdit)
            if one.isVisible() and one.accessibleName() == name
        )
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self.settle()

    def walk_to(self, name: str, limit: int = 200) -> None:
        """Tab until the focus is on the control called ``name``."""
        for _ in range(limit):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName().startswith(name):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {name!r}")

    def toast(self) -> str:
        current = self.toasts.current
        return "" if current is None else current.words.text()

    def sheet(self) -> Sheet:
        """The topmost sheet. Raises IndexError if there is none."""
        return [sheet for sheet in self.host.findChildren(Sheet) if sheet.isVisible()][-1]

    def rows(self) -> list[str]:
        """The agenda as it is read out."""
        agenda = self.page.overview.agenda
        shown = (*agenda.coming.rows, *agenda.past.rows)
        return [row.face.accessibleName() for row in shown if row.isVisible()]


def open_visit(
    make: Callable[..., Kit], repository: VisitRepository, **changes: Any
) -> tuple[Kit, Visit]:
    """A page with one visit on Monday, open."""
    visit = replace(new_visit(provider_uid=OKAFOR), **changes)
    repository.save(visit)
    kit = make()
    kit.page.open_visit(visit.uid)
    kit.settle()
    return kit, visit


def make_kit(
    repository: VisitRepository,
    clock: FrozenClock,
    events: Events,
    size: tuple[int, int] = (1280, 800),
    *,
    counting: Counting | None = None,
    claims: Claims | None = None,
) -> Kit:
    host = QWidget()
    host.resize(*size)
    dialogs, toasts, people = FakeDialogs(), Toasts(host), FakePeople()
    around = Around(repository, clock, dialogs, toasts, events, people, counting, claims)
    page = VisitsPage(around)
    shell = Shell()
    shell.add_page(page, icon="calendar-check", group=Group.CARE)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(shell)
    host.show()
    host.activateWindow()
    kit = Kit(host, page, repository, dialogs, toasts, clock, people)
    kit.settle()
    return kit
