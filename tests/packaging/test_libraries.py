"""Missing system libraries are found without Qt, and installed or named exactly."""

from __future__ import annotations

import subprocess

import pytest
from setup_parts import apt, libraries
from setup_parts.libraries import DRAWING, WAYLAND_WINDOW, X11_WINDOW, Library
from setup_parts.trouble import Exit, Trouble


def quiet(_words: str) -> None:
    pass


def only(*present: str):
    """A loader for a computer that has just these libraries."""

    def load(name: str) -> None:
        if name not in present:
            raise OSError(name)

    return load


def test_what_the_loader_cannot_open_is_missing() -> None:
    names = [library.name for library in DRAWING]
    assert libraries.missing(DRAWING, only(*names)) == []
    assert [one.name for one in libraries.missing(DRAWING, only(*names[1:]))] == names[:1]
    assert len(libraries.missing(X11_WINDOW, only())) == len(X11_WINDOW)


def test_a_package_is_named_once() -> None:
    assert libraries.packages(DRAWING).count("libglib2.0-0") == 1
    assert libraries.packages([]) == ()


def test_every_library_is_asked_for_by_its_loader_name() -> None:
    for library in (*DRAWING, *X11_WINDOW, *WAYLAND_WINDOW):
        assert library.name.startswith("lib")
        assert ".so." in library.name
        assert library.package == library.package.lower()


def test_a_complete_computer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "missing", lambda _wanted: [])
    monkeypatch.setattr(apt, "way_in", lambda: pytest.fail("apt was asked"))
    libraries.ensure(DRAWING, quiet)


@pytest.mark.parametrize(
    ("sudo", "line"),
    [
        (True, "sudo apt-get update && sudo apt-get install -y libegl1 libgl1"),
        (False, "su -c 'apt-get update && apt-get install -y libegl1 libgl1'"),
    ],
)
def test_who_may_not_install_gets_the_exact_line(
    monkeypatch: pytest.MonkeyPatch, *, sudo: bool, line: str
) -> None:
    known = {"apt-get", "sudo"} if sudo else {"apt-get"}
    monkeypatch.setattr(apt.shutil, "which", lambda name: name if name in known else None)
    monkeypatch.setattr(apt, "way_in", lambda: None)
    with pytest.raises(Trouble) as seen:
        apt.ensure(("libegl1", "libgl1"), "two libraries are missing", quiet)
    assert seen.value.code == Exit.LIBRARIES
    assert f"\n    {line}\n" in seen.value.words
    assert seen.value.words.startswith("Two libraries are missing")


def test_without_apt_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apt.shutil, "which", lambda _name: None)
    monkeypatch.setattr(apt.os, "geteuid", lambda: 0)
    assert apt.way_in() is None
    with pytest.raises(Trouble, match="libegl1") as seen:
        apt.ensure(("libegl1",), "one library is missing", quiet)
    assert "apt-get" not in seen.value.words


@pytest.mark.parametrize(
    ("account", "allowed", "way"), [(0, True, ()), (7, True, ("sudo", "-n")), (7, False, None)]
)
def test_the_way_in(
    monkeypatch: pytest.MonkeyPatch,
    *,
    account: int,
    allowed: bool,
    way: tuple[str, ...] | None,
) -> None:
    def run(command: list[str], **_more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0 if allowed else 1, "", "")

    monkeypatch.setattr(apt.shutil, "which", lambda name: name)
    monkeypatch.setattr(apt.os, "geteuid", lambda: account)
    monkeypatch.setattr(apt.subprocess, "run", run)
    assert apt.way_in() == way


def test_the_list_of_packages_is_fetched_only_when_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    lists: list[bool] = []

    def run(command: list[str], **_more: object) -> subprocess.CompletedProcess[str]:
        step = "update" if "update" in command else "install"
        asked.append(step)
        lists.extend([True] * (step == "update"))
        good = step == "update" or bool(lists)
        return subprocess.CompletedProcess(command, 0 if good else 100, "Unable to locate", "")

    monkeypatch.setattr(apt.subprocess, "run", run)
    assert apt.install(("libegl1",), ()) == (True, "")
    assert asked == ["install", "update", "install"]
    asked.clear()
    assert apt.install(("libegl1",), ()) == (True, "")
    assert asked == ["install"]


def test_still_missing_after_installing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Library("libnowhere.so.1", "libnowhere1")
    monkeypatch.setattr(apt, "ensure", lambda *_told: None)
    with pytest.raises(Trouble, match=r"libnowhere\.so\.1") as seen:
        libraries.ensure((gone,), quiet)
    assert seen.value.code == Exit.LIBRARIES


def test_missing_test_tools_never_stop_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(libraries.shutil, "which", lambda _name: None)
    monkeypatch.setattr(apt, "way_in", lambda: None)
    libraries.ensure_test_tools(said.append)
    assert "xvfb" in said[-1]
    monkeypatch.setattr(apt, "way_in", lambda: ())
    monkeypatch.setattr(apt, "install", lambda *_told: (False, "no network"))
    libraries.ensure_test_tools(said.append)
    assert "xvfb" in said[-1]
