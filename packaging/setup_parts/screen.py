"""Is there a screen that answers? Asked over its own socket, without Qt.

Qt aborts the process when its screen does not answer, so an X server is greeted the way
any X program greets it (a "connection setup" with the person's cookie), and a Wayland
socket is connected to.
"""

from __future__ import annotations

import os
import re
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PATIENCE = 3.0
"""Seconds a screen may take to answer."""

_COOKIE = b"MIT-MAGIC-COOKIE-1"
_MOST_COOKIES = 8
_UNSEEN = ("offscreen", "minimal")


class Kind(Enum):
    """LIVE: a window can open. NONE: nothing is named. DEAD: named, but it does not answer."""

    LIVE = "live"
    NONE = "none"
    DEAD = "dead"


@dataclass(frozen=True)
class Screen:
    """``ways`` are Qt's names of what answers; empty where Qt's own choice stands.

    ``named`` is the variable that names a dead screen; ``refused`` means that it answers
    but does not let this account in.
    """

    kind: Kind
    ways: tuple[str, ...] = ()
    named: str = ""
    refused: bool = False


def look(
    env: Mapping[str, str],
    ask: Callable[[Mapping[str, str], str], str] | None = None,
    system: str = sys.platform,
) -> Screen:
    """The screen a window would open on."""
    chosen = env.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in _UNSEEN:
        return Screen(Kind.NONE)
    if not system.startswith("linux") or (chosen and chosen not in {"xcb", "wayland"}):
        return Screen(Kind.LIVE)
    wayland, display = env.get("WAYLAND_DISPLAY", ""), env.get("DISPLAY", "")
    ways: list[str] = []
    dead = Screen(Kind.NONE)
    if wayland and chosen != "xcb":
        ways += ["wayland"] * wayland_answers(env)
        dead = Screen(Kind.DEAD, named=f"WAYLAND_DISPLAY={wayland}")
    if display and chosen != "wayland":
        answer = (ask or ask_x11)(env, display)
        ways += ["xcb"] * (answer == "yes")
        dead = Screen(Kind.DEAD, named=f"DISPLAY={display}", refused=answer == "refused")
    return Screen(Kind.LIVE, tuple(ways)) if ways else dead


def wayland_answers(env: Mapping[str, str]) -> bool:
    """True if something listens on the Wayland socket."""
    if not hasattr(socket, "AF_UNIX"):
        return False
    path = Path(env.get("XDG_RUNTIME_DIR", "")) / env.get("WAYLAND_DISPLAY", "")
    if not path.is_absolute():
        return False
    try:
        with _connected(socket.AF_UNIX, str(path)):
            return True
    except OSError:
        return False


def parse_display(words: str) -> tuple[str, int] | None:
    """("", 0) from ":0.0", ("host", 10) from "host:10"; None if it is no display name."""
    found = re.fullmatch(r"(?P<host>.*):(?P<number>\d{1,5})(\.\d+)?", words)
    if not found:
        return None
    host = found["host"].removeprefix("unix/").strip("[]")
    return ("" if host == "unix" else host), int(found["number"])


def ask_x11(env: Mapping[str, str], display: str) -> str:
    """ "yes", "refused" (it answers, but not to this account) or "no"."""
    parsed = parse_display(display)
    if parsed is None:
        return "no"
    answer = "no"
    for cookie in [*cookies(env, parsed[1]), b""][:_MOST_COOKIES]:
        try:
            with _x11_socket(*parsed) as connection:
                connection.sendall(greeting(cookie))
                first = connection.recv(1)
        except OSError:
            continue
        if first == b"\x01":
            return "yes"
        answer = "refused" if first else answer
    return answer


def greeting(cookie: bytes) -> bytes:
    """X11's connection setup request, little-endian, protocol 11.0."""
    name = _COOKIE if cookie else b""
    head = struct.pack("<BxHHHHxx", ord("l"), 11, 0, len(name), len(cookie))
    return head + _padded(name) + _padded(cookie)


def cookies(env: Mapping[str, str], number: int) -> list[bytes]:
    """The person's cookies for display ``number``; empty if the file is absent or odd."""
    name = env.get("XAUTHORITY") or os.path.join(env.get("HOME", ""), ".Xauthority")
    try:
        data = Path(name).read_bytes()
    except OSError:
        return []
    return parse_cookies(data, number)


def parse_cookies(data: bytes, number: int) -> list[bytes]:
    """Cookies in an Xauthority file: family, address, display, name, cookie, big-endian."""
    found: list[bytes] = []
    at = 0
    while at + 2 <= len(data):
        at += 2
        fields = []
        for _ in range(4):
            if at + 2 > len(data):
                return found
            (size,) = struct.unpack_from(">H", data, at)
            fields.append(data[at + 2 : at + 2 + size])
            at += 2 + size
        _address, display, name, cookie = fields
        if name == _COOKIE and display in (b"", str(number).encode()):
            found.append(cookie)
    return found


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _x11_socket(host: str, number: int) -> socket.socket:
    if host:
        return socket.create_connection((host, 6000 + number), timeout=PATIENCE)
    path = f"/tmp/.X11-unix/X{number}"
    try:
        return _connected(socket.AF_UNIX, "\0" + path)
    except OSError:
        return _connected(socket.AF_UNIX, path)


def _connected(family: int, address: str) -> socket.socket:
    connection = socket.socket(family, socket.SOCK_STREAM)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection
