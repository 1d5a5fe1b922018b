"""A carer gets what was chosen, on paper or locked; nothing of the journal, ever."""

from __future__ import annotations

import random
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import FileNotKnown, KnownError, WrongPassphrase
from mbc_companion.core.sharing import Recipient, Shared, Way
from mbc_companion.exchange.carer.bundle import Bundle, Part, Section, packed, unpacked
from mbc_companion.exchange.carer.carer_sheet import (
    CarerActs,
    CarerSheet,
    LockSheet,
    OpenLockedSheet,
)
from mbc_companion.security import kdf, locked_file
from mbc_companion.security.passphrase import Strength
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.text import Text
from tests.exchange.mutated import mutated
from tests.fakes import FakeDialogs

WORDS = "harbor lamp quiet figs seven"
GIVEN = Bundle(
    "For my carer",
    "July 14, 2026",
    (
        Section(
            "Contacts",
            (Part("contact a", "Maya", ("(555) 013-0121",)), Part("contact b", "Sam")),
            frozenset({"contact a"}),
        ),
        Section("Numbers to call", (Part("line x", "988", ("988",)),), frozenset({"line x"})),
    ),
)


def test_a_locked_file_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    path = tmp_path / "for-my-carer.locked"
    locked_file.write(path, packed(GIVEN), WORDS, kdf.FLOOR)
    assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    assert b"Maya" not in path.read_bytes()
    assert unpacked(locked_file.read(path, f"  {WORDS} ")) == Bundle(
        GIVEN.title, GIVEN.made, tuple(Section(one.title, one.parts) for one in GIVEN.sections)
    )
    with pytest.raises(WrongPassphrase):
        locked_file.read(path, "harbor lamp quiet figs eight")


def test_an_altered_or_foreign_file_is_refused_and_asks_for_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.locked"
    locked_file.write(path, b"kept", WORDS, kdf.FLOOR)
    good = path.read_bytes()
    altered = bytearray(good)
    altered[-1] ^= 1
    path.write_bytes(altered)
    with pytest.raises(WrongPassphrase):
        locked_file.read(path, WORDS)
    dear = good[:16] + (2**31).to_bytes(4, "big") + good[20:]
    for content in (b"", b"words", good[:30], dear, b"MBCC locked 1\x00\x00\x00"):
        path.write_bytes(content)
        with pytest.raises(FileNotKnown):
            locked_file.read(path, WORDS)


def test_300_broken_bundles_crash_nothing() -> None:
    dice, read = random.Random(9), 0
    for _ in range(300):
        try:
            unpacked(mutated(packed(GIVEN), dice))
            read += 1
        except ValueError:
            continue
    assert read < 300


class Ledger:
    def __init__(self) -> None:
        self.noted: list[Shared] = []

    def recipients(self) -> tuple[Recipient, ...]:
        return ()

    def note(self, shared: Shared) -> None:
        self.noted.append(shared)

    def paper_size(self) -> str:
        return "Letter"


class Works:
    def __init__(self) -> None:
        self.ledger = Ledger()
        self.locked: list[tuple[Bundle, Path, str]] = []
        self.trouble: KnownError | None = None

    def acts(self) -> CarerActs:
        return CarerActs(
            bundle=lambda: GIVEN,
            sharing=self.ledger,
            suggest=lambda: WORDS,
            estimate=lambda _: Strength(4, 60.0, 1e12),
            lock=self.lock,
            unlock=self.unlock,
        )

    def lock(
        self,
        bundle: Bundle,
        path: Path,
        words: str,
        done: Callable[[], None],
        _failed: Callable[[KnownError], None],
    ) -> None:
        self.locked.append((bundle, path, words))
        done()

    def unlock(
        self,
        _path: Path,
        words: str,
        done: Callable[[Bundle], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        if words == WORDS:
            done(GIVEN)
        else:
            failed(WrongPassphrase("LOCKED"))


@pytest.fixture
def host(look: Theme) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    shiboken6.delete(made)


def test_only_what_is_ticked_goes_and_it_is_noted(host: QWidget, tmp_path: Path) -> None:
    works, dialogs = Works(), FakeDialogs(save_to=tmp_path / "for-my-carer.locked")
    sheet = CarerSheet(host, dialogs, works.acts(), GIVEN)
    sheet.open()
    assert [key for key, tick in sheet.ticks.items() if tick.isChecked()] == [
        "contact a",
        "line x",
    ]
    sheet.ticks["line x"].click()
    sheet.whom.field.set_text("Maya")
    sheet.lock_button.click()
    lock = next(iter(host.findChildren(LockSheet)))
    lock.form.suggest_button.click()
    lock.form.second.set_text(WORDS)
    lock.next_button.click()
    ((bundle, path, words),) = works.locked
    assert [part.heading for one in bundle.sections for part in one.parts] == ["Maya"]
    assert (path.name, words) == ("for-my-carer.locked", WORDS)
    assert [(one.way, one.whom) for one in works.ledger.noted] == [(Way.LOCKED_FILE, "Maya")]


def test_a_file_somebody_gave_is_shown(host: QWidget, tmp_path: Path) -> None:
    dialogs = FakeDialogs()
    dialogs.chosen = tmp_path / "a.locked"
    sheet = OpenLockedSheet(host, dialogs, Works().acts())
    sheet.open()
    sheet.next_button.click()
    sheet.passphrase.set_text("something else")
    sheet.next_button.click()
    assert sheet.passphrase.error()
    assert sheet.passphrase.text() == "something else"
    sheet.passphrase.set_text(WORDS)
    sheet.next_button.click()
    said = " ".join(one.text() for one in sheet.findChildren(Text) if one.isVisible())
    for words in ("Maya", "(555) 013-0121", "Numbers to call", "988"):
        assert words in said
