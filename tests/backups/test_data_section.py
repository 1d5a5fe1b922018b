"""Settings about backups, with acts that answer at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.backups import Copy, Deleted, Manifest, Preview, What
from mbc_companion.core.errors import BackupDamaged, DiskFull, KnownError, WrongPassphrase
from mbc_companion.showroom.driver import find, press, type_into
from mbc_companion.ui.backup_acts import BackupActs, RestoreActs, Standing
from mbc_companion.ui.deleted_screen import DeletedScreen
from mbc_companion.ui.settings_page_data import BackupSection, DataSection
from mbc_companion.ui.widgets.surfaces import ScrollPage
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import LOOKS, SIZES, dress, findings, stand

MANIFEST = Manifest(
    vault="0" * 32,
    made_at=datetime(2026, 7, 14, 23, 42, tzinfo=UTC),
    schema=2,
    commits=3,
    entries=312,
    last_day="2026-07-12",
    digest="",
    content="",
    payload="",
    size=1,
)
COPY = Copy(Path("2026-07-14-194200.backup"), MANIFEST, ours=True)


@dataclass
class Acts:
    """What a person would get; ``trouble`` instead, if set."""

    last: Copy | None = COPY
    place: str = ""
    there: bool = True
    undo: bool = False
    ours: bool = True
    trouble: KnownError | None = None
    done: list[object] = field(default_factory=list)
    window: QWidget | None = None

    def _answer(self, name: str, value: object, done: object, failed: object) -> None:
        self.done.append(name)
        if self.trouble is not None:
            failed(self.trouble)  # type: ignore[operator]
        else:
            done(value)  # type: ignore[operator]

    def _look(self, path: Path, secret: str, done: object, failed: object) -> None:
        if not self.ours and secret != "right":
            failed(WrongPassphrase("SLOT"))  # type: ignore[operator]
        else:
            self._answer(f"look {path.name}", Preview(MANIFEST, self.ours), done, failed)

    def _check(self, secret: str, done: object, failed: object) -> None:
        self._answer(f"check {secret}", Preview(MANIFEST, True), done, failed)

    def made(self) -> BackupActs:
        return BackupActs(
            restoring=RestoreActs(
                zone=ZoneInfo("America/New_York"),
                copies=lambda: (self.last,) * 3 if self.last else (),
                look=self._look,
                restore=lambda failed: self.done.append("restore"),
            ),
            standing=lambda: Standing(
                self.last, self.place, self.there, budget_mb=2000, undo=self.undo
            ),
            back_up=lambda done, failed: self._answer("back up", COPY, done, failed),
            copy_to=lambda folder, done, failed: self._answer(
                f"copy to {folder.name}", COPY, done, failed
            ),
            set_place=lambda path: self.done.append(("place", path)),
            set_budget=lambda mb: self.done.append(("budget", mb)),
            check=self._check,
            undo=lambda failed: self.done.append("undo"),
            delete_everything=lambda: self.done.append("delete"),
        )


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


def _show(
    qtbot: QtBot,
    tmp_path: Path,
    acts: Acts,
    dialogs: FakeDialogs,
    look: str = "light",
    pc: int = 100,
) -> tuple[BackupSection, DataSection, QWidget]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, tmp_path, look, pc)
    window = ScrollPage()
    backup = BackupSection(acts.made(), dialogs=dialogs)
    data = DataSection(acts.made(), dialogs=dialogs)
    for part in (backup, data):
        window.body.addWidget(part)
    window.body.addStretch(1)
    stand(qtbot, window, pc)
    acts.window = window
    return backup, data, window


def test_the_last_verified_backup_is_said_in_words(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    backup, _data, _ = _show(qtbot, tmp_path, acts, dialogs)
    words = "Last backup verified on July 14, 2026, 7:42 pm. 312 entries"
    assert find(words) is not None
    acts.last = None
    backup.refresh()
    assert find(words) is None


def test_a_copy_on_a_drive_is_three_clicks(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    """Settings, Backup and recovery, this button; the drive is chosen in the system's list."""
    _show(qtbot, tmp_path, acts, dialogs)
    dialogs.chosen = Path("usb")
    press("Copy to a drive")
    assert acts.done == ["copy to usb"]
    assert "312 entries" in dialogs.told[0][1]


def test_a_drive_that_is_not_there_is_a_quiet_sentence(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    acts.place, acts.there = "usb", False
    _show(qtbot, tmp_path, acts, dialogs)
    assert find("The drive is not connected. Nothing was lost.") is not None
    assert not dialogs.told
    press("Stop")
    assert acts.done == [("place", None)]


def test_a_backup_that_did_not_work_is_said_and_can_be_asked_for_again(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    _show(qtbot, tmp_path, acts, dialogs)
    acts.trouble = DiskFull("ENOSPC")
    press("Back up now")
    assert "no room" in dialogs.told[0][1]
    acts.trouble = None
    press("Back up now")
    assert acts.done == ["back up", "back up"]


class TestRestore:
    def test_one_copy_is_chosen_seen_and_put_in_place(
        self, qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
    ) -> None:
        _show(qtbot, tmp_path, acts, dialogs)
        press("Choose a copy")
        press("July 14, 2026, 7:42 pm. 312 entries")
        assert find("312 entries, the last from July 12, 2026") is not None
        assert find("The passphrase you use now.") is not None
        assert find("It is kept, not deleted. Settings can put it back.") is not None
        assert "restore" not in acts.done
        press("Put this copy in place")
        assert acts.done[-1] == "restore"

    def test_a_copy_of_another_vault_says_what_will_open_it(
        self, qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
    ) -> None:
        acts.ours = False
        _show(qtbot, tmp_path, acts, dialogs)
        press("Choose a copy")
        dialogs.chosen = Path("other.backup")
        press("Choose a file")
        type_into("Passphrase of the copy", "wrong")
        press("Open the copy")
        assert find("That did not open it", starts=True) is not None
        type_into("Passphrase of the copy", "right")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        said = "The passphrase of the copy. The one you use here now does not open it."
        assert find(said) is not None

    def test_a_damaged_copy_is_said_and_another_can_be_chosen(
        self, qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
    ) -> None:
        _show(qtbot, tmp_path, acts, dialogs)
        acts.trouble = BackupDamaged("MAC")
        press("Choose a copy")
        press("July 14, 2026, 7:42 pm. 312 entries")
        assert find("This file is not a whole copy", starts=True) is not None
        acts.trouble = None
        press("July 14, 2026, 7:42 pm. 312 entries")
        assert find("Put this copy in place") is not None

    def test_undo_asks_first(
        self, qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
    ) -> None:
        acts.undo = True
        _show(qtbot, tmp_path, acts, dialogs)
        dialogs.answers = [False, True]
        press("Put it back")
        assert not acts.done
        press("Put it back")
        assert acts.done == ["undo"]


def test_checking_says_what_it_found(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    _show(qtbot, tmp_path, acts, dialogs)
    press("Check")
    type_into("Passphrase or recovery words", "gentle")
    press("Check now")
    found = find("You can get back in. The copy of July 14, 2026", starts=True)
    assert found is not None
    assert acts.done == ["check gentle"]


def test_moving_is_three_steps(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    _show(qtbot, tmp_path, acts, dialogs)
    dialogs.chosen = Path("usb")
    press("Show me how")
    press("Choose the drive")
    assert acts.done == ["copy to usb"]
    press("Continue")
    assert find("Step 3 of 3: on the new computer") is not None
    press("Done")
    assert find("Step 3 of 3: on the new computer") is None


def test_nothing_is_deleted_before_the_words_are_typed(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs
) -> None:
    _, data, window = _show(qtbot, tmp_path, acts, dialogs)
    data.delete_button.click()
    assert QApplication.focusWidget().accessibleName() == "Keep everything"
    sheet = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    press("Delete everything", within=sheet)
    assert not acts.done
    assert find("The words are not there yet. Nothing was deleted.") is not None
    type_into("Type “delete everything” to go on", "Delete  everything")
    press("Delete everything", within=sheet)
    assert acts.done == ["delete"]


def test_what_was_deleted_and_what_is_left_is_listed(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, tmp_path)
    screen = DeletedScreen(Deleted({What.KEYS: 2, What.BACKUPS: 31}, (What.SECOND_PLACE,)))
    stand(qtbot, screen)
    assert find("Not everything could be deleted") is not None
    assert find("The keys: 2 files", starts=True) is not None
    assert find("The copies in the second place", starts=True) is not None
    assert find("Copies on other drives", starts=True) is not None


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_cut_off_small_or_mute(
    qtbot: QtBot, tmp_path: Path, acts: Acts, dialogs: FakeDialogs, look: str, percent: int
) -> None:
    acts.place, acts.undo = "a folder with quite a long name on a drive", True
    *_, window = _show(qtbot, tmp_path, acts, dialogs, look, percent)
    assert not findings(window)
    for open_it in ("Choose a copy", "Check", "Show me how"):
        press(open_it)
        assert not findings(window), open_it
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
