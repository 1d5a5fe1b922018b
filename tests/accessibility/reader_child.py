"""A screen reader's view of the running program: ``python3 reader_child.py PASSPHRASE``.

Run with the system's Python, which has the accessibility bus's library; knows the program
only by roles, names and actions. Prints one line of JSON: places seen, what was wrong.
"""

from __future__ import annotations

import json
import re
import select
import sys
import time
from collections.abc import Callable, Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 20.0
PAGES = ("Journal", "Insights", "Visits", "Coverage", "Contacts", "Library", "Settings", "Today")
TITLES = {"Today": "How is it right now?"}
PLAIN = {"application", "frame", "filler", "panel", "scroll pane", "viewport"}
Node = Atspi.Accessible


def listen() -> None:
    """Tell the bus that somebody reads, as a screen reader does when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    asked = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    place = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
    bus.call_sync(*place, asked, None, Gio.DBusCallFlags.NONE, 20_000, None)
    Atspi.init()
    Atspi.set_timeout(3_000, 15_000)


def below(node: Node) -> Iterator[Node]:
    """All that is shown in ``node``; what goes away while it is read is left out."""
    try:
        for at in range(node.get_child_count()):
            child = node.get_child_at_index(at)
            if child is not None and is_in(child, Atspi.StateType.SHOWING):
                yield child
                yield from below(child)
    except GLib.Error:
        return


def shown() -> list[Node]:
    """Everything in the windows of the one program on this desktop."""
    desktop = Atspi.get_desktop(0)
    found: list[Node] = []
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None:
            program.set_cache_mask(Atspi.Cache.NONE)
            found += below(program)
    return found


def is_in(node: Node, state: Atspi.StateType) -> bool:
    return node.get_state_set().contains(state)


def said(node: Node) -> tuple[str, str]:
    """Role and name; empty if it has just gone."""
    try:
        return node.get_role_name(), node.get_name() or ""
    except GLib.Error:
        return "", ""


def until(wanted: Callable[[str, str], bool], what: str) -> Node:
    """The first thing shown that is ``wanted``; waits for it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for node in shown():
            if wanted(*said(node)):
                return node
        select.select([], [], [], 0.05)
    names = sorted({name for _role, name in map(said, shown()) if name})
    raise SystemExit(f"never shown: {what}; shown: {names}")


def press(name: str) -> None:
    """Do what a screen reader does on Enter."""
    roles = {"push button", "button", "list item", "radio button", "check box", "toggle button"}
    node = until(lambda role, words: role in roles and words == name, name)
    actions = node.get_action_iface()
    names = [actions.get_action_name(at).lower() for at in range(actions.get_n_actions())]
    best = [at for at, one in enumerate(names) if one in ("press", "toggle", "click")]
    if not best:
        raise SystemExit(f"{name} cannot be pressed: {names}")
    actions.do_action(best[0])


def wrong(place: str) -> list[str]:
    """What nobody could make out by ear."""
    found = []
    for node in shown():
        role, name = said(node)
        focusable = is_in(node, Atspi.StateType.FOCUSABLE)
        if focusable and not name.strip() and role not in PLAIN:
            found.append(f"{place}: {role} without a name")
        elif name != name.strip() or re.search(r"&\w", name):
            found.append(f"{place}: {role} with a raw name {name!r}")
        elif focusable and name and not re.search(r"\w", name):
            found.append(f"{place}: {role} named only by signs {name!r}")
    return found


def main() -> None:
    listen()
    places, found = ["lock screen"], []
    field = until(lambda role, name: role == "password text" and name == "Passphrase", "Passphrase")
    found += wrong("lock screen")
    field.get_editable_text_iface().set_text_contents(sys.argv[1])
    press("Unlock")
    until(lambda _role, name: name == "How is it right now?", "Today")
    for page in PAGES:
        press(page)
        title = TITLES.get(page, page)
        until(lambda role, name, title=title: role == "heading" and name == title, title)
        found += wrong(page)
        places.append(page)
    sys.stdout.write(json.dumps({"places": places, "wrong": found}) + "\n")


if __name__ == "__main__":
    main()
