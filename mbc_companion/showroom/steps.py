"""What the tour does, in the order a new person would."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.helplines.domain import LIFELINE
from mbc_companion.showroom import (
    backup_steps,
    bringing_steps,
    driver,
    journal_steps,
    library_steps,
    paper_steps,
    taking_out_steps,
)
from mbc_companion.showroom.driver import Script, find, key, need, press, shows, type_into
from mbc_companion.showroom.proof import PROOFS, read_back
from mbc_companion.showroom.sample import PICTURED
from mbc_companion.showroom.sample_contacts import MAYA
from mbc_companion.showroom.sample_coverage import PLAN_VISITS

STEPS = (
    "set up",
    "helplines in set-up",
    "check in",
    "write",
    *journal_steps.STEPS,
    "contact",
    "book a year of visits",
    "set up a plan",
    *paper_steps.STEPS,
    *bringing_steps.STEPS,
    *taking_out_steps.STEPS,
    "lock",
    "kept after the lock",
    "helplines while locked",
    "unlock",
    "find",
    *journal_steps.LATER,
    *library_steps.STEPS,
    *backup_steps.STEPS,
)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Notes:
    """Steps done so far, kept in the tour's own folder across the process replacement."""

    def __init__(self, path: Path, pictures: Path) -> None:
        self._path = path
        self._pictures = pictures

    @property
    def folder(self) -> Path:
        """The tour's own, gone at its end."""
        return self._path.parent

    def _load(self) -> dict[str, bool]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}

    def picture(self, name: str) -> None:
        number = 1 + sum(1 for _ in self._pictures.glob("[0-9][0-9]-*.png"))
        driver.picture(self._pictures, f"{number:02d}-{name}")

    def done(self, step: str, *, holds: object = True) -> None:
        self._path.write_text(json.dumps({**self._load(), step: bool(holds)}))


def first_process(notes: Notes, paths: DataPaths) -> Script:
    """Set up, check in, write, book, set up a plan, bring a journal in, lock."""
    yield from _set_up(notes)
    yield from _check_in(notes)
    yield from _write(notes)
    yield from journal_steps.add_details(notes, paths)
    yield from _contact(notes)
    yield from _book(notes)
    yield from _plan(notes)
    yield from paper_steps.save_a_brief(notes)
    yield from bringing_steps.bring_in(notes, paths)
    yield from taking_out_steps.take_out(notes)
    notes.done("lock", holds=False)
    key(Qt.Key.Key_L, CONTROL)
    yield lambda: False


def _set_up(notes: Notes) -> Script:
    yield shows("A private place, kept by you")
    notes.picture("your-privacy")
    press("Help now")
    yield shows("Someone can talk with you")
    notes.picture("helplines-in-set-up")
    notes.done("helplines in set-up", holds=find(LIFELINE.shown, starts=True))
    key(Qt.Key.Key_Escape)
    yield lambda: find("Someone can talk with you") is None
    press("Continue")
    yield shows("Choose a passphrase")
    press("Show")
    type_into("Passphrase", DEMO_PASSPHRASE)
    type_into("Type it once more", DEMO_PASSPHRASE)
    notes.picture("your-passphrase")
    press("Continue")
    yield lambda: find("Keep these twelve words") or find("Use it anyway")
    if find("Use it anyway"):
        press("Use it anyway")
    yield shows("Keep these twelve words")
    notes.picture("recovery-words")
    yield from _confirm_words(notes)


def _confirm_words(notes: Notes) -> Script:
    tiles = [driver.accessible_name(need(f"{n}, ", starts=True)) for n in range(1, 13)]
    words = [tile.partition(", ")[2] for tile in tiles]
    press("I have them on paper")
    press("Continue")
    yield shows("Two words from your paper")
    for number, word in enumerate(words, start=1):
        question = find(f"Word {number}")
        if question is not None:
            driver.press(word, within=question.parentWidget())
    notes.picture("two-words")
    press("Finish")
    yield shows("How is it right now?")
    notes.picture("today")
    notes.done("set up")


def _check_in(notes: Notes) -> Script:
    press("Hard, 2 of 5")
    yield shows("Hard. Saved at", starts=True)
    press("Anxious")
    press("Tired")
    notes.picture("check-in")
    press("Done")
    yield shows("How is it right now?")
    notes.done("check in")


def _write(notes: Notes) -> Script:
    key(Qt.Key.Key_N, CONTROL)
    yield shows("Your words")
    need("Your words").setFocus()
    driver.type_keys(PICTURED)
    yield shows("Saved and encrypted", starts=True)
    notes.picture("writing")
    notes.done("write")


def _contact(notes: Notes) -> Script:
    key(Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    yield shows("New contact")
    type_into("Name", MAYA.name)
    type_into("Who they are to you", MAYA.role)
    type_into("Phone", MAYA.phone)
    press("Someone I trust: show in Help now while Companion is unlocked")
    notes.picture("new-contact")
    press("Done")
    yield shows("Remove this contact")
    notes.picture("contact")
    key(Qt.Key.Key_F1)
    yield shows(f"{MAYA.name}, {MAYA.role}")
    notes.picture("someone-trusted-in-help-now")
    notes.done("contact")
    key(Qt.Key.Key_Escape)
    yield lambda: find("Someone can talk with you") is None
    key(Qt.Key.Key_2, CONTROL)
    yield shows("Your words")


def _book(notes: Notes) -> Script:
    key(Qt.Key.Key_4, CONTROL)
    yield shows("No visits booked. Add one when you know the day.")
    press("Add a visit")
    yield shows("Done adds this visit")
    notes.picture("visit")
    press("Every week")
    yield shows("Until")
    press("Done")
    yield shows("Coming up")
    notes.picture("visits")
    notes.done("book a year of visits")


def _plan(notes: Notes) -> Script:
    key(Qt.Key.Key_5, CONTROL)
    yield shows("How many visits does your plan cover?")
    notes.picture("coverage-before-a-plan")
    press("Set up my plan")
    yield shows("Visits a plan year")
    type_into("Visits a plan year", str(PLAN_VISITS))
    notes.picture("plan")
    press("Done")
    yield shows("By your guess, about 30", starts=True)
    notes.picture("coverage")
    notes.done("set up a plan")
    key(Qt.Key.Key_2, CONTROL)


def later_process(notes: Notes, paths: DataPaths) -> Script:
    """Behind the lock: prove from the file, helplines, unlock, find, back up, restore."""
    yield shows("Welcome back")
    notes.done("lock", holds=_nothing_personal())
    notes.picture("locked")
    kept = read_back(paths)
    notes.done(
        "kept after the lock",
        holds=kept is not None and all(holds(kept) for holds in PROOFS.values()),
    )
    key(Qt.Key.Key_F1)
    yield shows("Someone can talk with you")
    notes.picture("helplines-while-locked")
    notes.done("helplines while locked", holds=find(LIFELINE.shown, starts=True))
    key(Qt.Key.Key_Escape)
    yield lambda: find("Someone can talk with you") is None
    yield from library_steps.read_while_locked(notes)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    yield shows("Journal")
    yield lambda: find("Search your words") or find("How is it right now?")
    notes.picture("unlocked")
    notes.done("unlock")
    yield from _find(notes)
    yield from journal_steps.look_back(notes)
    yield from library_steps.find_and_keep(notes)
    yield from backup_steps.back_up_and_restore(notes)


def restored_process(notes: Notes, _paths: DataPaths) -> Script:
    """Behind the lock of the restore: unlock once more, leave."""
    yield from backup_steps.after_restore(notes)


def _nothing_personal() -> bool:
    shown = [driver.accessible_name(widget) for widget in QApplication.allWidgets()]
    return not any(word in name for word in ("soup", "Alder", "Hard", MAYA.phone) for name in shown)


def _find(notes: Notes) -> Script:
    key(Qt.Key.Key_2, CONTROL)
    yield shows("Search your words")
    type_into("Search your words", "soup")
    yield lambda: _rows() == 1
    notes.picture("found")
    notes.done("find")


def _rows() -> int:
    """Entries in the list, month headings aside."""
    view = need("Entries")
    if not isinstance(view, QAbstractItemView):
        return 0
    model = view.model()
    texts = (
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    )
    return sum("soup" in str(text) for text in texts)
