"""Help now as a person meets it: by eye, by keyboard and by screen reader."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mbc_companion.helplines.domain import EMERGENCY, LIFELINE, Topic
from mbc_companion.helplines.words_view import topic_words
from mbc_companion.ui.widgets.qr import QrView
from tests.accessibility.checks import all_findings, clipped_text, nameless, small_targets
from tests.accessibility.views import ROOMS
from tests.fakes import FrozenClock
from tests.helplines.conftest import Stage, settle
from tests.helplines.extract import ROOT, ROWS

Open = Callable[..., Stage]
Dress = Callable[..., None]
VIEWS = ("now", "all", "code")
SIZES = ((1280, 800), (1024, 700), (900, 620))


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def key(stage: Stage, which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.sheet, which)
    settle()


def go(stage: Stage, view: str) -> None:
    if view == "all":
        press(stage.sheet.lines.all_button)
    if view == "code":
        press(stage.sheet.lines.rows[0].code_button)


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def shown(stage: Stage) -> list[str]:
    """Every text a person can see in the sheet."""
    labels = stage.sheet.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def spoken(face: QAccessibleInterface) -> Iterator[tuple[QAccessible.Role, str]]:
    """Roles and names below ``face``, in the order a screen reader meets them."""
    for at in range(face.childCount()):
        child = face.child(at)
        if child is None or child.state().invisible:
            continue
        yield child.role(), child.text(QAccessible.Text.Name)
        yield from spoken(child)


@pytest.mark.parametrize(("percent", "size"), ROOMS)
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_clipped_small_or_nameless(
    stage: Open, dress: Dress, view: str, percent: int, size: tuple[int, int]
) -> None:
    dress(percent=percent)
    opened = stage(size)
    go(opened, view)
    sheet = opened.sheet
    assert [*clipped_text(sheet), *small_targets(sheet), *nameless(sheet)] == []


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_theme_can_be_read(stage: Open, dress: Dress, name: str, contrast: bool) -> None:
    dress(name=name, contrast=contrast)
    opened = stage()
    assert all_findings(opened.sheet, contrast=7 if contrast else 4.5) == []
    go(opened, "all")
    assert all_findings(opened.sheet) == []


def test_what_is_pictured_is_there(stage: Open) -> None:
    said = shown(stage())
    for words in (
        "Someone can talk with you",
        f"{LIFELINE.shown} Suicide and Crisis Lifeline",
        f"In danger right now? Call {EMERGENCY.shown}.",
        "Open now. Any hour, any day",
        "Hours may vary. Call to check.",
        "Closed now. Opens Wednesday 10 am Eastern",
        "You can start with just this",
        "“I have metastatic breast cancer, and tonight is hard.”",
        "United States numbers. Elsewhere, call your local emergency number.",
    ):
        assert words in said
    assert "Call or text. Free. Any hour, any day." in "\n".join(said)


@pytest.mark.parametrize("size", [(1280, 800), (900, 620)], ids=str)
def test_order_of_focus(stage: Open, size: tuple[int, int]) -> None:
    opened = stage(size)
    names = [focused_name()]
    while len(names) < 20:
        key(opened, Qt.Key.Key_Tab)
        if focused_name() == names[0]:
            break
        names.append(focused_name())
    lines = ["American Cancer Society", "Cancer Support Community", "CancerCare"]
    expected = ["Close", f"Copy the number of {LIFELINE.shown} Suicide and Crisis Lifeline"]
    expected.append(f"QR code that dials {LIFELINE.shown}")
    for line, row in zip(lines, opened.sheet.lines.rows, strict=True):
        expected += [f"Copy the number of {line}", f"QR code that dials {row.service.number.shown}"]
    assert names == [*expected, "All helplines", "Breathe for two minutes", "Print these"]


def test_escape_closes_and_gives_the_focus_back(stage: Open) -> None:
    opened = stage()
    closed: list[bool] = []
    opened.sheet.closed.connect(lambda: closed.append(True))
    key(opened, Qt.Key.Key_Escape)
    assert closed == [True]
    assert QApplication.focusWidget() is opened.under


def test_a_number_is_copied_and_stays_on_the_clipboard(stage: Open) -> None:
    opened = stage()
    row = opened.sheet.lines.rows[0]
    press(row.copy_button)
    assert QGuiApplication.clipboard().text() == row.service.number.shown
    assert row.copy_button.text() == "Copied"
    assert row.copy_button.accessibleName() == "Copied the number of American Cancer Society"
    press(opened.sheet.lines.rows[1].copy_button)
    assert row.copy_button.text() == "Copy"
    opened.sheet.close()
    assert QGuiApplication.clipboard().text() == opened.sheet.lines.rows[1].service.number.shown


def test_numbers_can_be_selected(stage: Open) -> None:
    opened = stage()
    for number in (LIFELINE.shown, *(r.service.number.shown for r in opened.sheet.lines.rows)):
        label = next(one for one in opened.sheet.findChildren(QLabel) if one.text() == number)
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_code_is_shown_alone_and_large_and_back_leads_home(stage: Open) -> None:
    opened = stage()
    row = opened.sheet.lines.rows[2]
    press(row.code_button)
    assert opened.sheet.title.text() == "CancerCare"
    assert row.service.number.shown in shown(opened)
    pictures = [view for view in opened.sheet.findChildren(QrView) if view.isVisible()]
    assert [picture.data for picture in pictures] == [row.service.main.uri]
    assert pictures[0].width() > 2 * row.code_button.width()
    assert not opened.sheet.hero.isVisible()
    assert focused_name() == "Back"
    key(opened, Qt.Key.Key_Space)
    assert opened.sheet.title.text() == "Someone can talk with you"
    assert QApplication.focusWidget() is row.code_button
    assert opened.sheet.hero.isVisible()


def test_the_whole_directory_is_one_press_away(stage: Open) -> None:
    opened = stage()
    press(opened.sheet.lines.all_button)
    page = opened.sheet.directory_page
    assert page is not None
    assert {card.service.uid for card in page.cards} == {row.service for row in ROWS}
    said = shown(opened)
    for card in page.cards:
        assert card.isVisible()
        for words in (card.service.name, card.service.number.shown, card.service.what_for):
            assert words in said
        assert card.service.not_for in said
    doubted = {row.service for row in ROWS if row.check_first}
    chips = {card.service.uid for card in page.cards if card.check_chip is not None}
    assert chips == doubted


@pytest.mark.parametrize("topic", Topic)
def test_narrowed_by_what_it_is_for(stage: Open, topic: Topic) -> None:
    opened = stage()
    press(opened.sheet.lines.all_button)
    page = opened.sheet.directory_page
    assert page is not None
    segment = next(
        one
        for one in page.filter.findChildren(QWidget)
        if one.accessibleName() == topic_words(topic)
    )
    press(segment)
    for card in page.cards:
        assert card.isVisible() is (topic in card.service.topics)
    assert clipped_text(opened.sheet) == []


def test_back_from_a_code_in_the_directory(stage: Open) -> None:
    opened = stage()
    press(opened.sheet.lines.all_button)
    page = opened.sheet.directory_page
    assert page is not None
    press(page.cards[3].code_button)
    assert opened.sheet.title.text() == page.cards[3].service.name
    press(opened.sheet.back_button)
    assert opened.sheet.title.text() == "All helplines"
    assert QApplication.focusWidget() is page.cards[3].code_button
    press(opened.sheet.back_button)
    assert opened.sheet.title.text() == "Someone can talk with you"
    assert not opened.sheet.back_button.isVisible()
    assert focused_name() == "All helplines"


def test_open_and_closed_follow_the_clock(stage: Open, clock: FrozenClock) -> None:
    opened = stage()
    row = opened.sheet.lines.rows[2]
    clock.advance(seconds=15 * 3600)
    opened.sheet.refresh()
    assert row.open_state.words.text() == "Open now. Until 6 pm Eastern today"


def test_what_was_checked_long_ago_says_so(stage: Open, clock: FrozenClock) -> None:
    clock.advance(days=400)
    opened = stage()
    said = shown(opened)
    assert said.count("Checked more than six months ago. Check first.") == 3
    assert clipped_text(opened.sheet) == []
    press(opened.sheet.lines.all_button)
    page = opened.sheet.directory_page
    assert page is not None
    sure = {card.service.uid for card in page.cards if card.check_chip is None}
    assert sure == {"emergency", "lifeline", "veterans"}


def test_without_its_file_the_sheet_still_has_the_two_numbers(stage: Open, tmp_path: Path) -> None:
    opened = stage(directory=tmp_path / "none.json")
    said = "\n".join(shown(opened))
    assert LIFELINE.shown in said
    assert f"Call {EMERGENCY.shown}." in said
    assert "missing or damaged" in said
    assert not opened.sheet.lines.all_button.isVisible()
    assert opened.sheet.lines.print_button.isVisible()
    assert all_findings(opened.sheet) == []


@pytest.mark.parametrize("size", [(1280, 800), (900, 620)], ids=str)
def test_a_screen_reader_meets_everything_in_order(stage: Open, size: tuple[int, int]) -> None:
    opened = stage(size)
    face = QAccessible.queryAccessibleInterface(opened.sheet)
    assert face is not None
    assert face.role() == QAccessible.Role.Dialog
    assert face.text(QAccessible.Text.Name) == "Someone can talk with you"
    met = list(spoken(face))
    names = [name for _, name in met]
    order = ["Someone can talk with you", "Close", LIFELINE.shown, "American Cancer Society"]
    order += ["Cancer Support Community", "CancerCare", "All helplines"]
    places = [names.index(name) for name in order]
    assert places == sorted(places)
    headings = [name for role, name in met if role == QAccessible.Role.Heading]
    assert "American Cancer Society" in headings
    press(opened.sheet.lines.all_button)
    assert face.text(QAccessible.Text.Name) == "All helplines"


def test_text_size_and_window_may_change_while_it_is_open(stage: Open, dress: Dress) -> None:
    opened = stage()
    for percent, size in ((200, (900, 620)), (100, (1280, 800)), (150, (1024, 700))):
        dress(percent=percent)
        opened.window.resize(*size)
        settle()
        assert clipped_text(opened.sheet) == [], (percent, size)
        assert opened.sheet.hero.isVisible()


def test_the_room_knows_no_vault() -> None:
    words = (
        "import sys, mbc_companion.helplines.sheet;"
        "bad = [m for m in sys.modules if m.startswith(('mbc_companion.security',"
        " 'mbc_companion.storage', 'sqlalchemy', 'sqlcipher3', 'cryptography'))];"
        "sys.exit(repr(bad) if bad else 0)"
    )
    command = [sys.executable, "-c", words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
