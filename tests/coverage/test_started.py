"""What is typed into a sheet of Coverage is there again, however the sheet was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.showroom import driver
from mbc_companion.ui.entry_sheet import EntrySheet
from mbc_companion.ui.started import KEY, Started
from mbc_companion.ui.widgets.fields import Field
from tests.coverage.kit import BENEFIT, NUMBER, PLAN, Kit, Stores, pictured

DENIAL = "d" * 32


def _sheet(kit: Kit) -> EntrySheet:
    sheet = kit.sheet()
    assert isinstance(sheet, EntrySheet)
    return sheet


def _type(kit: Kit, name: str, words: str) -> None:
    field = _sheet(kit).inputs()[name]
    assert isinstance(field, Field)
    field.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, words)


def _text(kit: Kit, name: str) -> str:
    field = _sheet(kit).inputs()[name]
    assert isinstance(field, Field)
    return field.text()


def _press(kit: Kit, name: str) -> None:
    driver.press(name, within=kit.sheet())
    kit.settle()


def _escape(kit: Kit) -> None:
    QTest.keyClick(kit.sheet(), Qt.Key.Key_Escape)
    kit.settle()


def _visit(stores: Stores) -> str:
    return min(stores.claims.payments())


OPENERS: dict[str, tuple[Callable[[Kit], Any], str]] = {
    "a new plan": (lambda kit: kit.page.plans.set_up(), "name"),
    "a plan": (lambda kit: kit.page.plans.edit(PLAN), "phone"),
    "its answers": (lambda kit: kit.page.plans.facts_of(BENEFIT), "said_reference"),
    "a new authorization": (lambda kit: kit.page.plans.add_authorization(PLAN, None), "number"),
    "an authorization": (lambda kit: kit.page.plans.edit_authorization(NUMBER), "source"),
    "money": (lambda kit: kit.page.money.open(_visit(kit.stores)), "reference"),
    "a new denial": (lambda kit: kit.page.denials.add(PLAN), "reason"),
    "a denial": (lambda kit: kit.page.denials.edit(DENIAL), "reason"),
}


@pytest.mark.parametrize("what", OPENERS)
def test_a_sheet_open_at_the_lock_is_open_again_with_every_letter(
    make: Callable[..., Kit], stores: Stores, what: str
) -> None:
    pictured(stores)
    stores.claims.save_denial(Denial(DENIAL, PLAN, about="Visit of March 2"))
    before = make()
    opens, name = OPENERS[what]
    opens(before)
    _type(before, name, "half a thou")
    before.page.leaving()
    before.started.keep()
    place = before.page.place()
    before.host.hide()

    after = make(entered=False)
    after.page.restore_place(place)
    after.page.entered()
    after.settle()
    assert _text(after, name) == "half a thou"
    assert "You started this on Tuesday, July 14" in _sheet(after).came_back.note.text()


def test_what_was_typed_before_escape_is_there_again_and_done_writes_it(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    uid = _visit(stores)
    kit = make()
    kit.page.money.open(uid)
    _type(kit, "charged", "180")
    _press(kit, "Denied")
    _escape(kit)
    assert "What you typed is kept" in kit.toast()
    assert stores.claims.payment(uid).charged is None
    kit.page.money.open(uid)
    assert _text(kit, "charged") == "180"
    assert _sheet(kit).denied.isVisible(), "the claim is denied again, and all that hangs on it"
    _press(kit, "Done")
    assert stores.claims.payment(uid).charged == 18_000
    kit.page.money.open(uid)
    assert _sheet(kit).came_back is None
    assert stores.preferences.get_value(KEY) == {}


def test_a_sheet_looked_at_and_closed_leaves_nothing_behind(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    kit.page.plans.edit(PLAN)
    _escape(kit)
    assert kit.toast() == ""
    assert not stores.preferences.get_value(KEY)


def test_starting_over_shows_what_is_written_down_and_can_be_taken_back(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    kit.page.plans.edit(PLAN)
    _type(kit, "phone", "1-800-555-0199")
    _escape(kit)
    kit.page.plans.edit(PLAN)
    _press(kit, "Start over")
    assert _text(kit, "phone") == "1-800-555-0142"
    assert stores.preferences.get_value(KEY) == {}
    kit.toasts.current.undo_button.click()
    assert _text(kit, "phone") == "1-800-555-0199"


def test_the_keyboard_starts_at_the_first_field_not_at_starting_over(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    for _once in range(2):
        kit.page.denials.add(PLAN)
        assert _sheet(kit).about.hasFocus()
        _type(kit, "about", "Video visits")
        _escape(kit)


def test_a_second_after_the_last_key_it_is_in_the_file(
    make: Callable[..., Kit], stores: Stores, qtbot: QtBot
) -> None:
    pictured(stores)
    kit = make()
    kit.page.denials.add(PLAN)
    _type(kit, "reason", "Not medically needed")
    qtbot.waitUntil(lambda: bool(stores.preferences.get_value(KEY)), timeout=4000)
    (kept,) = stores.preferences.get_value(KEY).values()
    assert kept["typed"]["reason"] == "Not medically needed"


def test_only_what_was_typed_lies_over_what_has_changed_since(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make()
    kit.page.plans.edit_authorization(NUMBER)
    _type(kit, "provider", "Dr. Okafor")
    _escape(kit)
    one = next(iter(stores.plans.record().authorizations))
    stores.plans.save_authorization(replace(one, last_day=date(2026, 9, 30)))
    kit.settle()
    kit.page.plans.edit_authorization(NUMBER)
    assert _text(kit, "last_day") == "September 30, 2026"
    assert _text(kit, "provider") == "Dr. Okafor"


def test_words_that_cannot_be_kept_are_told_in_lines(
    make: Callable[..., Kit], stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictured(stores)
    kit = make()
    kit.page.denials.add(PLAN)
    _type(kit, "reason", "Not medically needed")

    def full(*_values: object) -> None:
        raise DiskFull("FULL")

    monkeypatch.setattr(stores.preferences, "set_value", full)
    assert "The reason in the letter: Not medically needed" in kit.started.unsaved()
    _escape(kit)
    assert "Not medically needed" in kit.started.unsaved(), "also once the sheet is closed"
    monkeypatch.undo()
    assert kit.started.unsaved() == ""
    kit.page.denials.add(PLAN)
    assert _text(kit, "reason") == "Not medically needed"


@pytest.mark.parametrize("junk", [5, [], {"plan.new": 3}, {"plan.new": {"at": "x", "typed": {}}}])
def test_what_is_kept_may_be_anything(
    make: Callable[..., Kit], stores: Stores, junk: object
) -> None:
    stores.preferences.set_value(KEY, junk)
    kit = make()
    assert isinstance(kit.started, Started)
    kit.page.plans.set_up()
    assert _sheet(kit).came_back is None


def test_a_call_cut_off_by_the_lock_is_in_front_again_at_its_step(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    before = make()
    before.page.begin_call(PLAN)
    driver.press("Next", within=before.host)
    before.settle()
    before.page.leaving()
    place = before.page.place()
    before.host.hide()

    after = make(entered=False)
    after.page.restore_place(place)
    after.page.entered()
    after.settle()
    assert after.page.call.isVisible()
    assert driver.find("Who you are speaking with", within=after.host)
