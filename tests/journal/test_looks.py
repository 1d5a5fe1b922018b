"""Nothing clipped, small, nameless or faint, at three text sizes and in every theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import Theme
from tests.accessibility.checks import (
    Finding,
    clipped_text,
    low_contrast,
    nameless,
    small_targets,
)
from tests.journal.factories import at, new_entry
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]
LONG = "A very long line about a day that would not end, and then it did. " * 400
SCALES = pytest.mark.parametrize("percent", [100, 150, 200])
SIZES = pytest.mark.parametrize("size", [(900, 620), (1280, 800)], ids=["small", "usual"])


@pytest.fixture
def written(repository: JournalRepository) -> None:
    repository.add_many(
        [
            new_entry(LONG, mood=3, feelings=("overwhelmed", "grateful", "hopeful", "scared")),
            new_entry(when=at(days=1), mood=1, feelings=("tired",)),
            new_entry("Short", when=at(days=500)),
        ]
    )


def _no_findings(kit: Kit, *, contrast: bool = False) -> None:
    """Contrast is looked at pixel by pixel: once a theme is enough, sizes do not change it."""
    kit.settle()
    shown = [sheet for sheet in kit.host.findChildren(Sheet) if sheet.isVisible()]
    found: list[Finding] = []
    for root in (kit.page, *shown):
        found += [*clipped_text(root), *small_targets(root), *nameless(root)]
    if contrast:
        found += low_contrast(shown[-1] if shown else kit.page)
    assert not found, "\n".join(map(str, found))


@SCALES
@SIZES
def test_the_empty_journal(make: Make, look: Theme, percent: int, size: tuple[int, int]) -> None:
    look.set_text_percent(percent)
    _no_findings(make(size, shelled=True))


@SCALES
@SIZES
@pytest.mark.usefixtures("written")
def test_the_list_and_the_entry(
    make: Make, look: Theme, percent: int, size: tuple[int, int]
) -> None:
    look.set_text_percent(percent)
    kit = make(size, shelled=True)
    _no_findings(kit)
    kit.page.desk.open_and_write(kit.page.list.model.entry(1).uid)  # type: ignore[union-attr]
    _no_findings(kit)
    kit.page.editor.bar.show_trouble(DiskFull("SQLITE_FULL"))
    _no_findings(kit)


@SCALES
@pytest.mark.usefixtures("written")
def test_what_was_found_and_what_was_not(
    make: Make, look: Theme, qtbot: QtBot, percent: int
) -> None:
    look.set_text_percent(percent)
    kit = make((900, 620), shelled=True)
    for words in ("short", "zebra"):
        with qtbot.waitSignal(kit.page.list.looked):
            kit.page.list.search.field.setText(words)
        _no_findings(kit)


@SCALES
@SIZES
@pytest.mark.parametrize("sheet", ["ask_change", "ask_feelings", "ask_more", "show_removed"])
@pytest.mark.usefixtures("written")
def test_the_sheets(
    make: Make, look: Theme, percent: int, size: tuple[int, int], sheet: str
) -> None:
    look.set_text_percent(percent)
    kit = make(size, shelled=True)
    kit.page.desk.open_newest()
    if sheet == "show_removed":
        kit.page.asking.remove()
    getattr(kit.page.asking, sheet)()
    if sheet == "ask_change":
        kit.sheet().pick.click()  # type: ignore[attr-defined]
    _no_findings(kit)


@SCALES
@SIZES
def test_the_filter(make: Make, look: Theme, percent: int, size: tuple[int, int]) -> None:
    look.set_text_percent(percent)
    kit = make(size, shelled=True)
    kit.page.new_entry()
    kit.page.list.ask_filter()
    _no_findings(kit)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("strong", [False, True], ids=["usual", "strong"])
@pytest.mark.usefixtures("written")
def test_every_theme(make: Make, look: Theme, name: str, strong: bool) -> None:
    from mbc_companion.core.settings import HIGH_CONTRAST, THEME

    look._public.set(THEME, name)  # type: ignore[attr-defined]
    look._public.set(HIGH_CONTRAST, strong)  # type: ignore[attr-defined]
    look.apply()
    kit = make()
    _no_findings(kit, contrast=True)
    kit.page.asking.ask_change()
    _no_findings(kit, contrast=True)
