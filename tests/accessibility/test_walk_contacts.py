"""Contacts at three text sizes and in every look: nothing clipped, unnamed or out of reach."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from mbc_companion.appointments.domain import Visit
from mbc_companion.contacts.frame_panel import HELPLINES, PEOPLE, TEAM
from mbc_companion.showroom.driver import key, press
from mbc_companion.showroom.sample_contacts import put_contacts
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def _room(walk: Walk) -> Any:
    session = walk.program._session
    assert session is not None
    return session._contacts


def test_contacts_from_the_empty_page_to_the_card(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_6, CONTROL)
    walk.until("No one saved yet")
    walk.look("contacts, empty")
    room = _room(walk)
    uid = put_contacts(room.contacts, room.records, room.support)
    room.page.show_tab(PEOPLE)
    walk.look("contacts, people")
    room.page.show_contact(uid)
    walk.look("contacts, one professional")
    session = walk.program._session
    assert session is not None
    now = session._clock.now()
    for days in (-20, -13, -6, 9):
        when = (now + timedelta(days=days)).astimezone(session._clock.zone())
        repository = session._visits.repository
        repository.save(Visit(repository.new_uid(), when, str(when.tzinfo), provider_uid=uid))
    room.page.show_contact(uid)
    assert room.page.right.visits is not None
    walk.in_every_look("contacts, one professional with visits")
    room.page.show_tab(TEAM)
    walk.look("contacts, care team")
    room.page.show_tab(HELPLINES)
    walk.look("contacts, helplines")
    room.page.show_helpline("apos")
    walk.in_every_look("contacts, one helpline")
    walk.nothing_found()


def test_the_sheets_of_contacts(walk: Walk) -> None:
    walk.unlock()
    room = _room(walk)
    uid = put_contacts(room.contacts, room.records, room.support)
    room.open(uid)
    for name, opens in (
        ("change", lambda: room.page.acts.edit(uid)),
        ("support map", room.show_support),
        ("card", lambda: room.page.acts.show_card(wallet=True)),
        ("states", lambda: room.page.acts.show_states(room.contacts.contact(uid))),
        ("merge", lambda: room.page.acts.ask_merge(room.contacts.contact(uid))),
        ("removed", lambda: room.page.acts.show_removed(helplines=False)),
        ("own helpline", lambda: room.page.acts.edit_helpline(None)),
    ):
        opens()
        walk.look(f"contacts, {name}")
        key(Qt.Key.Key_Escape)
        assert room.page.acts.sheet is None, name
    walk.nothing_found()


def test_a_trusted_person_is_in_help_now(walk: Walk) -> None:
    walk.unlock()
    room = _room(walk)
    put_contacts(room.contacts, room.records, room.support)
    key(Qt.Key.Key_F1)
    walk.until("Someone can talk with you")
    walk.look("help now with a trusted person")
    press("Maya, my sister")
    walk.until("(555) 013-0121")
    walk.look("help now, a trusted person")
    walk.nothing_found()
