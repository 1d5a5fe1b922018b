"""Every flow of the design's section 11 by keyboard alone, in the real program on a real vault."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.security import kdf
from mbc_companion.showroom import driver
from mbc_companion.showroom.driver import find, need
from mbc_companion.ui.dialogs import SheetDialogs
from mbc_companion.ui.theme import theme
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.hands import CONTROL, SHIFT, Hands, Key
from tests.journeys.vaults import PASSPHRASE, make_vault


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def test_the_flows_of_an_evening(
    hands: Hands,
    paths: DataPaths,
    start: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = FrozenClock()
    make_vault(paths, clock)
    start(clock).window.resize(1280, 800)
    _helplines_while_locked(hands)
    _unlock(hands)
    _check_in(hands)
    _hide(hands)
    _text_size(hands)
    _add_a_visit(hands)
    _write_and_remove(hands, clock)
    _bring_to_the_visit(hands)
    _find(hands)
    _set_up_a_plan(hands)
    _call(hands)
    _contact(hands)
    _read_and_act(hands)
    _look_back(hands)
    # Days go by on the calendar, without quiet time that would lock.
    clock.instant += timedelta(days=8)
    _after_the_visit(hands)
    _brief(hands, tmp_path, monkeypatch)
    _copy_to_a_drive(hands, tmp_path, monkeypatch)


def _helplines_while_locked(hands: Hands) -> None:
    """Flow 2."""
    hands.arrives_at("Passphrase")
    hands.key(Key.Key_F1)
    hands.until("Someone can talk with you")
    hands.leave("Someone can talk with you", "Passphrase")


def _unlock(hands: Hands) -> None:
    """Flow 4: a slip first."""
    hands.to("Passphrase")
    hands.type("gentle marbel kettle")
    hands.key(Key.Key_Return)
    hands.until("That did not open it", starts=True)
    assert hands.at() == "Passphrase"
    hands.key(Key.Key_A, CONTROL)
    hands.type(PASSPHRASE)
    hands.key(Key.Key_Return)
    hands.until("How is it right now?")


def _check_in(hands: Hands) -> None:
    """Flow 1."""
    hands.key(Key.Key_M, CONTROL)
    hands.key(Key.Key_2)
    hands.until("Hard. Saved at", starts=True)
    hands.to("Angry")
    hands.to("Tired", by=Key.Key_Right)
    hands.key(Key.Key_Space)
    hands.press("Done")
    hands.until("How is it right now?")


def _hide(hands: Hands) -> None:
    """Flow 3."""
    before = hands.at()
    hands.key(Key.Key_F9)
    assert find("How is it right now?") is None
    hands.key(Key.Key_F9)
    hands.until("How is it right now?")
    assert hands.at() == before


def _text_size(hands: Hands) -> None:
    """Flow 16, and the way back that the toast offers."""
    hands.key(Key.Key_Plus, CONTROL)
    assert theme().text_percent == 110
    hands.press("Back to 100 %")
    assert theme().text_percent == 100


def _add_a_visit(hands: Hands) -> None:
    """Flow 8."""
    hands.key(Key.Key_N, CONTROL | SHIFT)
    hands.until("Done adds this visit")
    hands.press("Done")
    hands.until("Coming up")


def _write_and_remove(hands: Hands, clock: FrozenClock) -> None:
    """Flow 6, the removal and its way back included."""
    hands.key(Key.Key_N, CONTROL)
    hands.arrives_at("Your words")
    hands.type("The stairs took my breath today")
    clock.advance(seconds=3)
    hands.until("Saved and encrypted", starts=True)
    hands.press("More")
    hands.press("Remove this entry")
    hands.until("Undo")
    hands.press("Undo")
    hands.until("Your words")


def _bring_to_the_visit(hands: Hands) -> None:
    """Flow 7: the next visit is the one with the focus."""
    hands.to("Your words")
    hands.key(Key.Key_End, CONTROL)
    hands.key(Key.Key_Home, CONTROL | SHIFT)
    # Tab moves on from the words: they are not a place for tab signs.
    hands.press("Bring to a visit")
    hands.until("The words you chose:")
    hands.key(Key.Key_Return)
    hands.until("On the list for", starts=True)


def _find(hands: Hands) -> None:
    """Flow 14."""
    hands.key(Key.Key_K, CONTROL)
    hands.type("coverage")
    hands.key(Key.Key_Return)
    hands.until("Set up my plan")


def _set_up_a_plan(hands: Hands) -> None:
    """Flow 10."""
    hands.press("Set up my plan")
    hands.to("Visits a plan year")
    hands.type("30")
    hands.press("Done")
    hands.until("By your guess, about 30", starts=True)


def _call(hands: Hands) -> None:
    """Flow 11: six steps, some answered, some not; the plan changes only at the end."""
    hands.press("Call, with a script")
    hands.until("Stop here for now")
    hands.press("Next")
    hands.to("Their name")
    hands.type("Dana")
    hands.press("Next")
    hands.to("Visits a plan year")
    hands.type("26")
    for _ in range(3):
        hands.press("Next")
    hands.press("They did not give one")
    hands.press("Use these in my plan")
    hands.until("Edit plan")


def _contact(hands: Hands) -> None:
    """Flow 12."""
    hands.key(Key.Key_C, CONTROL | SHIFT)
    hands.until("New contact")
    hands.to("Name")
    hands.type("Dr. Iris Vega")
    hands.press("Done")
    hands.until("Remove this contact")


def _read_and_act(hands: Hands) -> None:
    """Flow 13."""
    hands.key(Key.Key_7, CONTROL)
    hands.to("Search topics")
    hands.type("tired")
    hands.press("Tired in a way rest does not fix")
    hands.until("Keep")
    hands.press("Note where today’s energy went")
    hands.until("Your words")


def _look_back(hands: Hands) -> None:
    """Flow 19."""
    hands.key(Key.Key_3, CONTROL)
    hands.to("Hard on the one day", starts=True)
    # The first Enter goes to the newest mark, the second opens it.
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Return)
    hands.until("Your words")


def _after_the_visit(hands: Hands) -> None:
    """Flow 9; the claim is not asked for, since this visit is billed to no plan yet."""
    hands.key(Key.Key_4, CONTROL)
    hands.press("Record it", starts=True)
    hands.press("Happened")
    hands.to("For before the next one")
    hands.type("Bring the list of pills")
    hands.press("Done")
    hands.until("Record it", starts=True, gone=True)


def _brief(hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flow 15, up to the system's own question where to."""
    hands.key(Key.Key_N, CONTROL | SHIFT)
    hands.until("Done adds this visit")
    hands.press("Done")
    hands.press("Individual therapy, Wednesday, July 29", starts=True)
    hands.until("Add a question or a thought")
    hands.key(Key.Key_P, CONTROL)
    hands.until("This is exactly what prints.", starts=True)
    asked = folder / "brief.pdf"
    monkeypatch.setattr(SheetDialogs, "save_file", lambda *told: told[-1](asked))
    hands.press("Save as PDF")
    hands.until("A PDF is not encrypted")
    hands.press("Save as PDF")
    hands.until("A PDF is not encrypted", gone=True)
    assert asked.read_bytes().startswith(b"%PDF")
    hands.key(Key.Key_Escape)
    hands.until("This is exactly what prints.", starts=True, gone=True)


def _copy_to_a_drive(hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flow 18."""
    drive = folder / "drive"
    drive.mkdir()
    monkeypatch.setattr(SheetDialogs, "choose_folder", lambda *told: told[-1](drive))
    hands.key(Key.Key_Comma, CONTROL)
    hands.to("Reading and display")
    hands.to("Backup and recovery", by=Key.Key_Down)
    hands.press("Copy to a drive")
    hands.until("Last backup verified on", starts=True)
    assert list(drive.iterdir())


def test_setting_up_and_back_in_with_the_recovery_words(
    hands: Hands,
    paths: DataPaths,
    start: Start,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Flows 5 and 17."""
    monkeypatch.setattr(kdf, "choose_params", lambda: kdf.FLOOR)
    start().window.resize(1280, 800)
    words = _set_up(hands)
    hands.key(Key.Key_L, CONTROL)
    told = dict(zip(replaced[0].arguments[::2], replaced[0].arguments[1::2], strict=True))
    start(lock_descriptor=int(told["--lock-descriptor"])).window.resize(1280, 800)
    hands.arrives_at("Passphrase")
    hands.press("Use recovery words instead")
    hands.to("Word 1")
    for word in words:
        hands.type(word + " ")
    hands.press("Continue")
    hands.until("Choose a new passphrase")
    for field in ("Passphrase", "Type it once more"):
        hands.to(field)
        hands.type("nine slow ducks under bridges")
    hands.press("Continue")
    hands.until("How is it right now?")


def _set_up(hands: Hands) -> list[str]:
    """The twelve words, once Today is there."""
    hands.until("A private place, kept by you")
    hands.press("Continue")
    hands.until("Choose a passphrase")
    for field in ("Passphrase", "Type it once more"):
        hands.to(field)
        hands.type("seven quiet geese over water")
    hands.press("Continue")
    hands.until("Keep these twelve words")
    tiles = [driver.accessible_name(need(f"{n}, ", starts=True)) for n in range(1, 13)]
    words = [tile.partition(", ")[2] for tile in tiles]
    hands.to("I have them on paper")
    hands.key(Key.Key_Space)
    hands.press("Continue")
    hands.until("Two words from your paper")
    for number, word in enumerate(words, start=1):
        question = find(f"Word {number}")
        if question is not None:
            hands.choose(word, question)
    hands.press("Finish")
    hands.until("How is it right now?")
    return words
