"""The contact editor keeps what is typed while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pytestqt.qtbot import QtBot

from mbc_companion.contacts.editor_sheet import EditorSheet
from mbc_companion.contacts.repository import ContactRepository
from tests.contacts.page_kit import Kit

Make = Callable[..., Kit]


def test_what_is_typed_is_kept_before_the_sheet_closes(
    make: Make, repository: ContactRepository, qtbot: QtBot
) -> None:
    kit = make()
    kit.page.add()
    sheet = cast(EditorSheet, kit.page.acts.sheet)
    sheet.fields["name"].set_text("Maya")
    qtbot.waitUntil(lambda: bool(repository.search("Maya")), timeout=2_000)
    assert sheet.is_open
    sheet.fields["name"].set_text("Maya Reyes")
    sheet.done_button.click()
    assert [row.name for row in repository.search("")] == ["Maya Reyes"]
    kit.page.acts.undo()
    assert repository.search("") == ()


def test_a_new_contact_emptied_again_is_none(
    make: Make, repository: ContactRepository, qtbot: QtBot
) -> None:
    kit = make()
    kit.page.add()
    sheet = cast(EditorSheet, kit.page.acts.sheet)
    sheet.fields["name"].set_text("Maya")
    qtbot.waitUntil(lambda: bool(repository.search("Maya")), timeout=2_000)
    sheet.fields["name"].set_text("")
    sheet.close()
    assert repository.search("") == ()
