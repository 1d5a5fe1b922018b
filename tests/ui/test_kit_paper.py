"""Papers: written whole and readable, offline, on both page sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from mbc_companion.core.errors import DiskTrouble, ReadOnly
from mbc_companion.showroom.pdf_words import words_of
from mbc_companion.ui import paper_pages
from mbc_companion.ui.paper import Paper, usual_page
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.theme import Theme


def _page(size: str = "Letter") -> PaperPages:
    page = Paper(size)
    page.heading("Your recovery words")
    page.line("Keep away from the computer. Ruth & Maya, <b>not bold</b>, niñez.")
    for number, word in enumerate(("abandon", "ability", "able"), start=1):
        page.line(f"{number}. {word}", points=18, weight=600)
    page.heading("Who may read this", 2)
    page.ruled(3)
    return PaperPages(page)


def test_a_pdf_holds_its_words(look: Theme, tmp_path: Path) -> None:
    target = tmp_path / "words.pdf"
    paper_pages.write_pdf(target, _page())
    said = words_of(target.read_bytes())
    assert said.startswith("Yourrecoverywords")
    for words in ("Keepawayfromthecomputer.", "Ruth&Maya,<b>notbold</b>,niñez.", "2.ability"):
        assert words in said
    assert said.endswith("Whomayreadthis")


def test_a_pdf_names_nobody(look: Theme) -> None:
    made = paper_pages.pdf(_page())
    for name in (b"Companion", b"mbc", os.environ["HOME"].encode()):
        assert name not in made


@pytest.mark.parametrize(("page", "box"), [("Letter", b"612"), ("A4", b"595")])
def test_both_page_sizes(look: Theme, page: str, box: bytes) -> None:
    made = paper_pages.pdf(_page(page))
    assert b"/MediaBox [0 0 " + box in made.replace(b".000000000", b"")
    assert made.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize(
    ("locale", "size"), [("en_US", "Letter"), ("en_CA", "Letter"), ("en_GB", "A4"), ("de_DE", "A4")]
)
def test_the_usual_size_is_that_of_the_place(locale: str, size: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert usual_page() == size
    finally:
        QLocale.setDefault(before)


def test_long_text_takes_more_pages(look: Theme) -> None:
    page = Paper()
    for number in range(120):
        page.line(f"Line {number}")
    made = paper_pages.pdf(PaperPages(page))
    assert made.count(b"/Type /Page\n") >= 3
    assert "Line119" in words_of(made)


def test_printing_sends_the_same_words(look: Theme, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    target = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(paper_pages.page_layout("Letter"))
    assert paper_pages.send(_page(), printer)
    assert "2.ability" in words_of(target.read_bytes())


def test_a_folder_that_is_not_there_is_trouble_and_leaves_nothing(
    look: Theme, tmp_path: Path
) -> None:
    with pytest.raises((DiskTrouble, ReadOnly)):
        paper_pages.write_pdf(tmp_path / "gone" / "words.pdf", _page())
    assert list(tmp_path.glob("**/*.pdf")) == []
