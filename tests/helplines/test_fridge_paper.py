"""The page for the fridge: large, complete, one page, black on white."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from mbc_companion.core.errors import ReadOnly
from mbc_companion.helplines.directory import load_directory
from mbc_companion.helplines.domain import EMERGENCY, LIFELINE
from mbc_companion.helplines.fridge_paper import NUMBER_PT, fridge_page
from mbc_companion.ui import paper_pages
from mbc_companion.ui.paper_pages import DocumentPages
from mbc_companion.ui.theme import Theme
from tests.helplines.conftest import Stage
from tests.helplines.extract import DIRECTORY
from tests.helplines.test_sheet import press

WHOLE = load_directory(DIRECTORY)
FOUR = [LIFELINE.shown, *(service.number.shown for service in WHOLE.featured)]


def sizes(document: QTextDocument) -> dict[str, float]:
    """Every paragraph with its size in points."""
    found, block = {}, document.begin()
    while block.isValid():
        found[block.text()] = block.begin().fragment().charFormat().fontPointSize()
        block = block.next()
    return found


def test_four_numbers_at_forty_points_with_hours(look: Theme) -> None:
    lines = sizes(fridge_page(WHOLE))
    assert NUMBER_PT == 40
    assert [line for line, points in lines.items() if points == 40] == FOUR
    for words in (
        "Call or text. Free. Any hour, any day",
        "Hours may vary. Call to check.",
        "Monday to Thursday, 10 am to 6 pm Eastern",
        "Friday, 10 am to 5 pm Eastern",
        f"In danger right now? Call {EMERGENCY.shown}.",
        "United States numbers. Elsewhere, call your local emergency number.",
        "Last checked November 22, 2026, against public pages.",
    ):
        assert lines[words] >= 12


@pytest.mark.parametrize("page", ["Letter", "A4"])
def test_one_page_with_its_fonts(look: Theme, page: str) -> None:
    made = paper_pages.pdf(DocumentPages(fridge_page(WHOLE), page))
    assert made.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1
    assert b"AtkinsonHyperlegibleNext" in made
    assert b"Literata" in made


def test_its_codes_are_read_and_survive_a_stain(look: Theme, dress: Callable[..., None]) -> None:
    dress(name="dark")
    document = fridge_page(WHOLE)
    document.setTextWidth(672)
    drawn = QImage(672, 960, QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    document.drawContents(painter)
    painter.end()
    found = zxingcpp.read_barcodes(drawn.convertToFormat(QImage.Format.Format_Grayscale8))
    expected = [LIFELINE.tel, *(service.number.tel for service in WHOLE.featured)]
    assert sorted(code.text for code in found) == sorted(expected)
    assert {code.ec_level for code in found} <= {"M", "Q", "H"}


def test_without_the_directory_it_has_the_two_numbers(look: Theme, tmp_path: Path) -> None:
    said = fridge_page(load_directory(tmp_path / "none.json")).toPlainText()
    assert LIFELINE.shown in said
    assert EMERGENCY.shown in said


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that reports trouble."""
    monkeypatch.setattr(paper_pages, "print_pages", lambda _host, _pages, _title, then: then(False))


def print_it(opened: Stage) -> None:
    """From the helplines to the sheet with the page, and Print there."""
    press(opened.sheet.lines.print_button)
    shown = opened.sheet._printing.sheet
    assert shown is not None
    press(shown.print_button)


@pytest.mark.usefixtures("no_printer")
def test_a_printer_in_trouble_leads_to_a_pdf(stage: Callable[..., Stage], tmp_path: Path) -> None:
    opened = stage()
    opened.dialogs.save_to = tmp_path / "helplines.pdf"
    print_it(opened)
    assert [asked.title for asked in opened.dialogs.asked] == ["The page did not print"]
    assert opened.dialogs.suggested == ["helplines.pdf"]
    assert (tmp_path / "helplines.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("no_printer")
def test_a_pdf_that_cannot_be_written_is_said_plainly(
    stage: Callable[..., Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise ReadOnly("EROFS")

    monkeypatch.setattr(paper_pages, "write_pdf", refuse)
    opened = stage()
    opened.dialogs.save_to = tmp_path / "helplines.pdf"
    print_it(opened)
    assert [title for title, _ in opened.dialogs.told] == ["The page is not saved"]


@pytest.mark.usefixtures("no_printer")
@pytest.mark.parametrize("answer", [True, False])
def test_changing_ones_mind_writes_nothing(
    stage: Callable[..., Stage], tmp_path: Path, answer: bool
) -> None:
    opened = stage()
    opened.dialogs.answer = answer
    print_it(opened)
    assert list(tmp_path.glob("*.pdf")) == []
