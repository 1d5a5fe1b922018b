"""The private environment is made once, from the lock, and nothing half-made counts."""

from __future__ import annotations

import errno
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from setup_parts import environment, pip
from setup_parts.place import Kind, Place
from setup_parts.trouble import Exit, Trouble

from tests.contracts.sources import ROOT

PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+) \\$", re.MULTILINE)


def pins(kind: Kind) -> dict[str, str]:
    return dict(PINNED.findall(Place(ROOT).lock(kind).read_text("ascii")))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path / "checkout")
    for kind in Kind:
        made.lock(kind).parent.mkdir(parents=True, exist_ok=True)
        made.lock(kind).write_text(f"something=={len(kind.name)}\n")
    return made


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pip was told to install, without pip."""
    told: list[str] = []

    def install(_place: Place, lock: Path, _say: object) -> None:
        told.append(lock.name)

    monkeypatch.setattr(pip, "check", lambda _say: None)
    monkeypatch.setattr(pip, "install", install)
    return told


def quiet(_words: str) -> None:
    pass


def test_a_stamp_knows_the_lock_the_python_and_the_folder() -> None:
    stamp = environment.stamp_of(b"lock", "3.11", "here")
    assert stamp == environment.stamp_of(b"lock", "3.11", "here")
    others = {
        environment.stamp_of(b"lock2", "3.11", "here"),
        environment.stamp_of(b"lock", "3.12", "here"),
        environment.stamp_of(b"lock", "3.11", "there"),
        environment.stamp_of(b"lock3.11", "", "here"),
    }
    assert len(others) == 4
    assert stamp not in others


def test_nothing_is_done_twice(place: Place, installed: list[str]) -> None:
    environment.prepare(place, Kind.RUN, quiet)
    environment.prepare(place, Kind.RUN, quiet)
    assert installed == ["requirements.txt"]
    assert place.python.exists()


def test_the_test_tools_are_added_to_what_is_there(place: Place, installed: list[str]) -> None:
    environment.prepare(place, Kind.RUN, quiet)
    kept = place.venv / "kept"
    kept.touch()
    environment.prepare(place, Kind.TEST, quiet)
    environment.prepare(place, Kind.RUN, quiet)
    assert installed == ["requirements.txt", "requirements-test.txt"]
    assert kept.exists()


def test_a_renewed_lock_starts_from_an_empty_environment(
    place: Place, installed: list[str]
) -> None:
    environment.prepare(place, Kind.RUN, quiet)
    left_over = place.venv / "left-over"
    left_over.touch()
    place.lock(Kind.RUN).write_text("something==9\n")
    environment.prepare(place, Kind.RUN, quiet)
    assert len(installed) == 2
    assert not left_over.exists()


@pytest.mark.usefixtures("installed")
def test_an_interrupted_set_up_does_not_count(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_told: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pip, "install", stopped)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(place, Kind.RUN, quiet)
    assert not environment.is_ready(place, Kind.RUN)
    monkeypatch.setattr(pip, "install", lambda *_told: None)
    environment.prepare(place, Kind.RUN, quiet)
    assert environment.is_ready(place, Kind.RUN)


@pytest.mark.usefixtures("installed")
def test_an_environment_of_somebody_elses_is_not_touched(place: Place) -> None:
    place.venv.mkdir()
    (place.venv / "theirs").touch()
    with pytest.raises(Trouble) as seen:
        environment.prepare(place, Kind.RUN, quiet)
    assert seen.value.code == Exit.FOLDER
    assert (place.venv / "theirs").exists()


@pytest.mark.usefixtures("installed")
def test_the_checkout_can_be_imported_from_any_folder(place: Place) -> None:
    environment.prepare(place, Kind.RUN, quiet)
    (pointer,) = place.venv.rglob("companion.pth")
    assert pointer.read_text() == f"{place.root}\n"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Exit.DISK),
        (errno.EDQUOT, Exit.DISK),
        (errno.EACCES, Exit.FOLDER),
        (errno.EROFS, Exit.FOLDER),
    ],
)
@pytest.mark.usefixtures("installed")
def test_a_disk_that_refuses_becomes_a_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch, number: int, code: Exit
) -> None:
    def refuses(*_told: object, **_words: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(environment.Path, "mkdir", refuses)
    with pytest.raises(Trouble) as seen:
        environment.prepare(place, Kind.RUN, quiet)
    assert seen.value.code == code
    assert "run the" in seen.value.words


def test_a_full_disk_is_seen_before_anything_is_downloaded() -> None:
    environment.check_room(environment.ROOM_NEEDED)
    with pytest.raises(Trouble) as seen:
        environment.check_room(5 * 2**20)
    assert seen.value.code == Exit.DISK
    assert "5 MB free" in seen.value.words


def test_the_locks_name_no_host_and_give_a_hash_for_everything() -> None:
    for kind in Kind:
        text = Place(ROOT).lock(kind).read_text("ascii")
        assert "://" not in text
        kept = [line.strip() for line in text.splitlines() if not line.startswith("#")]
        pattern = re.compile(r"[a-z0-9.-]+==\S+ \\|--hash=sha256:[0-9a-f]{64}( \\)?")
        assert [line for line in kept if not pattern.fullmatch(line)] == []
        for part in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
            assert "--hash=" in part, part.splitlines()[0]


def test_the_test_lock_holds_the_other_one() -> None:
    """Installing the test lock also makes the environment ready to run."""
    assert pins(Kind.RUN).items() <= pins(Kind.TEST).items()


def test_the_lock_answers_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, test = pins(Kind.RUN), pins(Kind.TEST)
    asked = [(one, run) for one in project["dependencies"]]
    asked += [(one, test) for one in project["optional-dependencies"]["test"]]
    for words, locked in asked:
        requirement = Requirement(words)
        version = locked[requirement.name.lower().replace("_", "-")]
        assert requirement.specifier.contains(version), f"{words}: {version} is locked"


def test_only_one_package_brings_the_database_driver() -> None:
    """Its forks use the same import name and would overwrite each other."""
    assert [name for name in pins(Kind.TEST) if "sqlcipher" in name] == ["sqlcipher3"]


def test_this_python_is_the_one_the_stamp_is_about(place: Place) -> None:
    lock = place.lock(Kind.RUN)
    stamp = environment.stamp_of(lock.read_bytes(), sys.version, str(place.root))
    place.stamp(Kind.RUN).parent.mkdir()
    place.stamp(Kind.RUN).write_text(stamp)
    assert not environment.is_ready(place, Kind.RUN), "a stamp without a Python is not enough"
    place.python.parent.mkdir()
    place.python.touch()
    assert environment.is_ready(place, Kind.RUN)
