"""Of a person's own, Help now shows what it is given and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from mbc_companion.core.errors import DiskFull
from mbc_companion.helplines.code_view import CodeView
from mbc_companion.helplines.own import (
    HelplineNotes,
    Note,
    NoteKind,
    OwnHelpline,
    TrustedPerson,
    Yours,
)
from tests.helplines.conftest import Stage, settle

Open = Callable[..., Stage]
MAYA = TrustedPerson("Maya", "my sister", "(555) 013-0121")


class Notes:
    """Keeps notes in a list; ``full`` is a disk without room."""

    def __init__(self) -> None:
        self.kept: list[Note] = []
        self.full = False

    def notes(self, helpline: str) -> tuple[Note, ...]:
        return tuple(reversed(self.kept))

    def add_note(self, helpline: str, kind: NoteKind, text: str = "") -> str:
        if self.full:
            raise DiskFull("ENOSPC")
        self.kept.append(Note("a", kind, datetime(2026, 7, 14, 19, tzinfo=UTC), text))
        return "a"

    def change_note(self, note: str, text: str) -> None: ...

    def remove_note(self, note: str) -> None:
        self.kept.clear()

    def own(self) -> tuple[OwnHelpline, ...]:
        return ()

    def save_own(self, helpline: OwnHelpline) -> str:
        return ""

    def remove_own(self, uid: str) -> None: ...

    def removed_own(self) -> tuple[OwnHelpline, ...]:
        return ()

    def bring_back_own(self, uid: str) -> None: ...

    def remove_own_for_good(self, uid: str) -> None: ...


def _view(stage: Stage) -> CodeView:
    found = [one for one in stage.sheet.findChildren(CodeView) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_trusted_person_is_one_press_away_and_stays_off_the_clipboard(stage: Open) -> None:
    opened = stage(yours=Yours(trusted=(MAYA,)))
    (button,) = opened.sheet.lines.yours_buttons
    assert button.accessibleName() == "Maya, my sister"
    button.click()
    settle()
    view = _view(opened)
    assert view.code.shown == "(555) 013-0121"
    assert not view.copy_button.isVisible()
    assert view.picture is not None


def test_a_number_of_letters_is_shown_without_a_code(stage: Open) -> None:
    opened = stage(yours=Yours(trusted=(TrustedPerson("Maya", "", "ring twice"),)))
    opened.sheet.lines.yours_buttons[0].click()
    settle()
    assert _view(opened).picture is None


def test_a_helpline_of_ones_own_is_there_and_among_all(stage: Open) -> None:
    own = OwnHelpline("Night nurse", "(555) 013-0177", is_public=True)
    opened = stage(yours=Yours(helplines=(own,)))
    assert [b.text() for b in opened.sheet.lines.yours_buttons] == ["Night nurse"]
    opened.sheet.lines.all_button.click()
    settle()
    page = opened.sheet.directory_page
    assert page is not None
    page.own_buttons[0].click()
    settle()
    assert _view(opened).copy_button.isVisible()


def test_while_locked_there_is_nobody_and_noting_asks_to_unlock(stage: Open) -> None:
    opened = stage()
    assert opened.sheet.lines.yours_buttons == []
    opened.sheet.lines.all_button.click()
    page = opened.sheet.directory_page
    assert page is not None
    notes = page.cards[0].notes
    notes.called_button.click()
    assert notes.said.text() == "Unlock to note it."


def test_a_call_is_noted_and_a_full_disk_is_said(stage: Open) -> None:
    kept = Notes()
    as_notes: HelplineNotes = kept
    opened = stage(yours=Yours(notes=as_notes))
    opened.sheet.lines.all_button.click()
    page = opened.sheet.directory_page
    assert page is not None
    notes = page.cards[0].notes
    notes.called_button.click()
    assert [one.kind for one in kept.kept] == [NoteKind.CALLED]
    kept.full = True
    notes.broken_button.click()
    assert "no room left" in notes.said.text()
    assert len(kept.kept) == 1
