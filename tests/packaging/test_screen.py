"""A screen is asked over its own socket; a dead one becomes a sentence, not an abort."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from setup_parts import command, screen
from setup_parts.place import Place
from setup_parts.screen import Kind, Screen
from setup_parts.trouble import Exit, Trouble

COOKIE = bytes(range(16))


def entry(display: bytes, name: bytes, cookie: bytes) -> bytes:
    """One record of an Xauthority file."""
    fields = (b"somewhere", display, name, cookie)
    return b"\x01\x00" + b"".join(struct.pack(">H", len(one)) + one for one in fields)


@contextlib.contextmanager
def x_server(reply: bytes, needs: bytes = b"") -> Iterator[str]:
    """A screen on an abstract socket: answers ``reply``, or b"\\0" without the cookie."""
    number = 20000 + os.getpid() % 40000
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(f"\0/tmp/.X11-unix/X{number}")
        listener.listen()

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    greeting = connection.recv(4096)
                    connection.sendall(reply if needs in greeting else b"\x00")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f":{number}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize(
    ("words", "parsed"),
    [
        (":0", ("", 0)),
        (":1.0", ("", 1)),
        ("unix:2", ("", 2)),
        ("localhost:10.0", ("localhost", 10)),
        ("[::1]:3", ("::1", 3)),
        ("", None),
        ("nonsense", None),
        (":x", None),
    ],
)
def test_a_display_name(words: str, parsed: tuple[str, int] | None) -> None:
    assert screen.parse_display(words) == parsed


def test_cookies_are_taken_for_this_display_only() -> None:
    data = (
        entry(b"1", b"MIT-MAGIC-COOKIE-1", COOKIE)
        + entry(b"2", b"MIT-MAGIC-COOKIE-1", b"other")
        + entry(b"1", b"SOMETHING-ELSE", b"no")
        + entry(b"", b"MIT-MAGIC-COOKIE-1", b"any")
    )
    assert screen.parse_cookies(data, 1) == [COOKIE, b"any"]
    assert screen.parse_cookies(data, 2) == [b"other", b"any"]


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_cut_cookie_file_is_no_reason_to_stop(cut: int) -> None:
    data = entry(b"1", b"MIT-MAGIC-COOKIE-1", COOKIE) * 2
    assert isinstance(screen.parse_cookies(data[:cut], 1), list)


def test_the_greeting_is_padded_as_x_wants_it() -> None:
    assert len(screen.greeting(b"")) == 12
    assert len(screen.greeting(COOKIE)) == 12 + 20 + 16
    assert len(screen.greeting(b"12345")) % 4 == 0


def test_a_screen_that_answers(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path)}
    with x_server(b"\x01") as display:
        assert screen.ask_x11(env, display) == "yes"
    assert screen.ask_x11(env, display) == "no"


def test_a_screen_that_wants_a_cookie(tmp_path: Path) -> None:
    cookies = tmp_path / "cookies"
    env = {"XAUTHORITY": str(cookies)}
    with x_server(b"\x01", needs=COOKIE) as display:
        assert screen.ask_x11(env, display) == "refused"
        cookies.write_bytes(entry(display[1:].encode(), b"MIT-MAGIC-COOKIE-1", COOKIE))
        assert screen.ask_x11(env, display) == "yes"


def test_a_screen_that_hangs_up(tmp_path: Path) -> None:
    with x_server(b"") as display:
        assert screen.ask_x11({"HOME": str(tmp_path)}, display) == "no"


def test_a_wayland_socket(tmp_path: Path) -> None:
    env = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    assert not screen.wayland_answers(env)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(tmp_path / "wayland-0"))
        listener.listen()
        assert screen.wayland_answers(env)
        assert screen.look(env, system="linux") == Screen(Kind.LIVE, ("wayland",))
    assert screen.look(env, system="linux").kind is Kind.DEAD
    assert not screen.wayland_answers({"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.parametrize(
    ("env", "answer", "kind", "ways"),
    [
        ({}, "yes", Kind.NONE, ()),
        ({"DISPLAY": ""}, "yes", Kind.NONE, ()),
        ({"DISPLAY": ":1"}, "yes", Kind.LIVE, ("xcb",)),
        ({"DISPLAY": ":1"}, "no", Kind.DEAD, ()),
        ({"DISPLAY": ":1"}, "refused", Kind.DEAD, ()),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "offscreen"}, "yes", Kind.NONE, ()),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "vnc:size=1x1"}, "no", Kind.LIVE, ()),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "xcb"}, "no", Kind.DEAD, ()),
        ({"DISPLAY": ":1", "WAYLAND_DISPLAY": "gone"}, "yes", Kind.LIVE, ("xcb",)),
        ({"DISPLAY": ":1", "WAYLAND_DISPLAY": "gone"}, "no", Kind.DEAD, ()),
    ],
)
def test_which_screen(env: dict[str, str], answer: str, kind: Kind, ways: tuple[str, ...]) -> None:
    seen = screen.look(env, lambda _env, _display: answer, "linux")
    assert (seen.kind, seen.ways) == (kind, ways)
    assert seen.refused is (answer == "refused" and kind is Kind.DEAD)


def test_other_systems_have_their_own_screen() -> None:
    assert screen.look({}, system="darwin").kind is Kind.LIVE


PLACE = Place(Path("checkout"))


def test_without_a_screen_the_program_is_shown_in_pictures(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words, extra, _ = command.plan(PLACE, ("--demo",), Screen(Kind.NONE))
    assert words == ("--demo", "--showroom", "--pictures", str(PLACE.pictures))
    assert extra == {"QT_QPA_PLATFORM": "offscreen"}
    assert "no screen" in capsys.readouterr().out


def test_a_dead_screen_is_said_and_stops() -> None:
    with pytest.raises(Trouble, match="DISPLAY=:7") as seen:
        command.plan(PLACE, (), Screen(Kind.DEAD, named="DISPLAY=:7"))
    assert seen.value.code == Exit.SCREEN
    refused = command.dead_screen(Screen(Kind.DEAD, named="DISPLAY=:7", refused=True))
    assert "does not let this account in" in refused


def test_pictures_need_no_screen_even_beside_a_dead_one() -> None:
    asked = ("--pictures", "there")
    words, extra, wanted = command.plan(PLACE, asked, Screen(Kind.DEAD))
    assert words == asked
    assert extra["QT_QPA_PLATFORM"] == "offscreen"
    assert wanted == command.libraries.DRAWING


def test_the_only_way_is_named_to_qt_and_two_are_left_to_it() -> None:
    words, extra, wanted = command.plan(PLACE, (), Screen(Kind.LIVE, ("xcb",)))
    assert (words, extra) == ((), {"QT_QPA_PLATFORM": "xcb"})
    assert set(command.libraries.X11_WINDOW) <= set(wanted)
    _, extra, wanted = command.plan(PLACE, (), Screen(Kind.LIVE, ("wayland", "xcb")))
    assert extra == {}
    assert set(command.libraries.WAYLAND_WINDOW) <= set(wanted)
