"""A damaged vault: what is safe is said, opened, and the damaged file is kept as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import accessible_name, find, press, type_into
from mbc_companion.ui.safe_part_sheet import SafePartSheet
from tests.backups.shelf import write
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

Unlock = Callable[[], None]
PAGE = 4096
TEXTS = [f"night number {number} " * 60 for number in range(40)]


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
    safe = "The safe part is in place. Unlock to see it."
    qtbot.waitUntil(lambda: find(safe) is not None, timeout=20_000)


def _kept(paths: DataPaths) -> list[bytes]:
    return [path.read_bytes() for path in paths.root.glob("kept-*/vault.db")]


def _said(words: str) -> bool:
    return any(words in accessible_name(w) for w in QApplication.allWidgets() if w.isVisible())


def test_a_cut_file_gives_its_safe_part_and_is_kept(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    cut = _fill(paths)[: -4 * PAGE - 100]
    paths.database.write_bytes(cut)
    program = start()
    _see_what_is_safe(qtbot)
    assert paths.database.read_bytes() == cut
    assert _said("Cannot be read")
    _open_the_safe_part(qtbot)
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
    _see_what_is_safe(qtbot)
    _open_the_safe_part(qtbot)
    assert {entry.text for entry in kept_entries(paths)} < set(TEXTS)
