"""A damaged vault: what is safe is said, read, saved anew; the damaged file is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.errors import ReadOnly
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.exchange.safe_part.reading_page import ReadingPage
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import accessible_name, find, press, type_into
from mbc_companion.ui import keys as declared
from mbc_companion.ui.safe_part_sheet import SafePartSheet
from mbc_companion.ui.sheet import ConfirmSheet
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.widgets.press import PaintedButton
from mbc_companion.ui.window import CompanionWindow
from tests.backups.shelf import write
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

Unlock = Callable[[], None]
PAGE = 4096
TEXTS = [f"night number {number} lamp{number}x " * 40 for number in range(40)]


def _fill(paths: DataPaths) -> bytes:
    """Forty entries; gives the file."""
    clock = FrozenClock()
    make_vault(paths, clock)
    opened = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), clock)
    write(opened, clock, *TEXTS)
    opened.close()
    return paths.database.read_bytes()


def _see_what_is_safe(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: find("Open the safe part") is not None)
    press("Open the safe part")
    qtbot.waitUntil(lambda: find("Passphrase, or your twelve words") is not None)
    type_into("Passphrase, or your twelve words", PASSPHRASE)
    press("See what is safe")
    qtbot.waitUntil(lambda: find("The damaged file") is not None, timeout=20_000)


def _open_the_safe_part(qtbot: QtBot) -> None:
    (sheet,) = (w for w in QApplication.allWidgets() if isinstance(w, SafePartSheet))
    press("Open the safe part", within=sheet)
    qtbot.waitUntil(lambda: _page("journal").rows.rowCount() > 0, timeout=20_000)


def _page(key: str) -> ReadingPage:
    pages = (w for w in QApplication.allWidgets() if isinstance(w, ReadingPage))
    return next(page for page in pages if page.key == key)


def _save_as_a_new_vault(qtbot: QtBot, start: Start, replaced: list[Command]) -> Program:
    press("Save as a new vault")
    qtbot.waitUntil(lambda: find("Not yet") is not None)
    (sheet,) = (w for w in QApplication.allWidgets() if isinstance(w, ConfirmSheet))
    press("Save as a new vault", within=sheet)
    qtbot.waitUntil(lambda: bool(replaced))
    program = _succeeded(start, replaced)
    safe = "The safe part is in place. Unlock to see it."
    qtbot.waitUntil(lambda: find(safe) is not None, timeout=20_000)
    return program


def _succeeded(start: Start, replaced: list[Command]) -> Program:
    """What the lock started, as told by it."""
    command = replaced.pop()
    told = dict(zip(command.arguments[::2], command.arguments[1::2], strict=True))
    handed: dict[str, object] = {"lock_descriptor": int(told["--lock-descriptor"])}
    if "--sealed-descriptor" in told:
        handed["sealed_descriptor"] = int(told["--sealed-descriptor"])
    return start(reason=told["--locked-by"], **handed)


def _state(paths: DataPaths) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths.vault_files() if path.exists()}


def _kept(paths: DataPaths) -> list[bytes]:
    return [path.read_bytes() for path in paths.root.glob("kept-*/vault.db")]


def _said(words: str) -> bool:
    return any(words in accessible_name(w) for w in QApplication.allWidgets() if w.isVisible())


def test_a_cut_file_gives_its_safe_part_and_is_kept(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    cut = _fill(paths)[: -4 * PAGE - 100]
    paths.database.write_bytes(cut)
    start()
    _see_what_is_safe(qtbot)
    assert paths.database.read_bytes() == cut
    assert _said("Cannot be read")
    _open_the_safe_part(qtbot)
    program = _save_as_a_new_vault(qtbot, start, replaced)
    unlock()
    qtbot.waitUntil(lambda: _said("The safe part is open. The damaged file is kept in the folder"))
    program.lock("sleep")
    assert _kept(paths) == [cut]
    texts = {entry.text for entry in kept_entries(paths)}
    assert 0 < len(texts) < len(TEXTS)
    assert texts <= set(TEXTS)


def test_a_wrong_passphrase_and_only_a_look_change_nothing(
    qtbot: QtBot, paths: DataPaths, start: Start
) -> None:
    paths.database.write_bytes(_fill(paths)[:-100])
    before = {path.name: path.read_bytes() for path in paths.vault_files() if path.exists()}
    start()
    qtbot.waitUntil(lambda: find("Open the safe part") is not None)
    press("Open the safe part")
    qtbot.waitUntil(lambda: find("Passphrase, or your twelve words") is not None)
    type_into("Passphrase, or your twelve words", "gentle marble")
    press("See what is safe")
    qtbot.waitUntil(lambda: _said("That did not open it."), timeout=20_000)
    press("Close")
    _see_what_is_safe(qtbot)
    press("Close")
    assert {p.name: p.read_bytes() for p in paths.vault_files() if p.exists()} == before
    assert not any(paths.root.glob("kept-*"))
    assert not paths.restoring.exists()
    qtbot.waitUntil(lambda: find("Restore a copy") is not None)


def test_damage_met_while_unlocked_is_told_and_leads_to_the_safe_part(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
) -> None:
    whole = _fill(paths)
    # Of the last pages, one with entries that is not read at the opening.
    harmed = bytearray(whole)
    for page in range(len(whole) // PAGE - 12, len(whole) // PAGE):
        harmed[page * PAGE + 77] ^= 1
    program = start()
    unlock()
    assert program._session is not None
    paths.database.write_bytes(bytes(harmed))
    program._session._database.raw.execute("PRAGMA shrink_memory")
    program._session._database.raw.execute("PRAGMA cache_size = 0")
    program._session._backups.health.look()
    qtbot.waitUntil(lambda: find("See what is safe") is not None, timeout=20_000)
    press("See what is safe")
    qtbot.waitUntil(lambda: bool(replaced))
    told = dict(zip(replaced[0].arguments[::2], replaced[0].arguments[1::2], strict=True))
    assert told["--locked-by"] == "damaged"
    start(reason="damaged", lock_descriptor=int(told["--lock-descriptor"]))
    replaced.clear()
    _see_what_is_safe(qtbot)
    _open_the_safe_part(qtbot)
    _save_as_a_new_vault(qtbot, start, replaced)
    assert {entry.text for entry in kept_entries(paths)} < set(TEXTS)


def test_the_safe_part_is_read_and_searched_and_nothing_can_be_changed(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    paths.database.write_bytes(_fill(paths)[: -4 * PAGE - 100])
    before = _state(paths)
    program = start()
    _see_what_is_safe(qtbot)
    _open_the_safe_part(qtbot)
    assert _said("Nothing can be changed.")
    staged = DataPaths(paths.restoring).database
    read = staged.read_bytes()
    page = _page("journal")
    (newest,) = (text for text in TEXTS if text.strip() in page.whole.toPlainText())
    older = TEXTS[TEXTS.index(newest) - 1]
    type_into("Search these words", f"{older.split()[3].upper()} night")
    assert page.rows.rowCount() == 1
    assert older.strip() in page.whole.toPlainText()
    _try_to_change_everything(program.window)
    assert "changed" not in page.whole.toPlainText()
    assert staged.read_bytes() == read
    assert _state(paths) == before
    program.lock("idle-10")
    assert not paths.restoring.exists()
    assert _state(paths) == before
    _succeeded(start, replaced)
    qtbot.waitUntil(lambda: find("Open the safe part") is not None)
    assert not _said("night number")


def _try_to_change_everything(window: CompanionWindow) -> None:
    """Type into every field, press every key that writes, and ask the file itself."""
    for one in window.findChildren(QTextEdit):
        one.setFocus()
        QTest.keyClicks(one, "changed")
    for key in (declared.NEW_ENTRY, declared.NEW_VISIT, declared.NEW_CONTACT, declared.CHECK_IN):
        QTest.keySequence(window, window.keys.sequences(key)[0])
    shell = window.findChild(Shell)
    assert shell is not None
    buttons = (one for one in shell.content.findChildren(PaintedButton) if one.isVisible())
    assert {accessible_name(one) for one in buttons} == {"Save as a new vault", "Find", "Help now"}


def test_the_file_itself_refuses_what_a_page_would_write(paths: DataPaths) -> None:
    """And the twin: opened as usual, the same file takes the same words."""
    _fill(paths)
    clock = FrozenClock()
    keys = vault.unlock(paths, PASSPHRASE)
    opened = Unlocked.open_to_read(paths.database, keys, clock)
    header = paths.header.read_bytes()
    with pytest.raises(ReadOnly):
        write(opened, clock, "one more")
    opened.close()
    assert paths.header.read_bytes() == header
    assert len(kept_entries(paths)) == len(TEXTS)
    usual = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), clock)
    write(usual, clock, "one more")
    usual.close()
    assert len(kept_entries(paths)) == len(TEXTS) + 1


@pytest.mark.parametrize("seen", [False, True], ids=["passphrase typed", "what is safe shown"])
def test_a_lock_takes_away_what_is_shown_of_it(
    seen: bool, qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    paths.database.write_bytes(_fill(paths)[: -4 * PAGE - 100])
    program = start()
    if seen:
        _see_what_is_safe(qtbot)
    else:
        qtbot.waitUntil(lambda: find("Open the safe part") is not None)
        press("Open the safe part")
        type_into("Passphrase, or your twelve words", PASSPHRASE)
    program.lock("screen")
    assert replaced
    visible = {accessible_name(w) for w in QApplication.allWidgets() if w.isVisible()}
    assert visible <= {"", "Companion"}
    _succeeded(start, replaced)
    qtbot.waitUntil(lambda: find("Open the safe part") is not None)
    assert not paths.restoring.exists()
