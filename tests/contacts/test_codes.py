"""Codes on the page and on paper are read back by a real reader and dial what stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from mbc_companion.contacts.carry_paper import PaperLine, draw_page, most_of
from mbc_companion.contacts.carry_printing import CardPages
from mbc_companion.contacts.carry_sheet import CarrySheet
from mbc_companion.contacts.code_sheet import CodeSheet
from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.frame_panel import HELPLINES
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.ui.paper import PAGES
from mbc_companion.ui.paper_pages import pdf
from mbc_companion.ui.theme import Theme
from tests.contacts.page_kit import Kit
from tests.helplines.test_codes import picture, read

DOTS = 300


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_the_code_of_a_contact_dials_its_number(
    make: Callable[..., Kit], repository: ContactRepository, ratio: float
) -> None:
    uid = repository.save(Contact(Kind.PERSON, "Maya", phones=(Phone("(555) 013-0121 x 4"),)))
    kit = make()
    kit.page.show_contact(uid)
    assert kit.card.code is not None
    assert read(picture(kit.card.code, ratio)) == ["tel:+15550130121;ext=4"]
    kit.card.code.click()  # type: ignore[attr-defined]
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, CodeSheet)
    assert read(picture(sheet.picture, ratio)) == ["tel:+15550130121;ext=4"]


def test_the_codes_of_the_helplines_tab(make: Callable[..., Kit]) -> None:
    kit = make()
    kit.page.show_tab(HELPLINES)
    for service in kit.around.directory.services:
        kit.page.open_one(service.uid)
        assert kit.helpline.code is not None
        assert read(picture(kit.helpline.code, 1.0)) == [service.main.uri]


LINES = tuple(
    PaperLine(f"Somebody {at}", f"(555) 013-01{at:02d}", "any hour", f"tel:+155501301{at:02d}")
    for at in range(15)
)


def _printed(lines: tuple[PaperLine, ...], *, wallet: bool, page: str) -> QImage:
    size = (PAGES[page] * DOTS / 72).toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(DOTS / 72, DOTS / 72)
    draw_page(painter, lines, wallet=wallet, page=page)
    painter.end()
    return image


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.parametrize("wallet", [True, False])
def test_every_code_on_paper_is_read_back(look: Theme, page: str, wallet: bool) -> None:
    found = read(_printed(LINES, wallet=wallet, page=page))
    held = LINES[: most_of(wallet=wallet)]
    assert sorted(found) == sorted(line.tel for line in held)


@pytest.mark.parametrize("wallet", [True, False])
def test_however_much_is_ticked_it_prints_on_one_page(
    look: Theme, wallet: bool, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(CardPages(LINES, wallet=wallet, page="Letter")))
    assert path.read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("page", list(PAGES))
def test_no_line_on_a_full_page_for_the_fridge_touches_the_next(look: Theme, page: str) -> None:
    full = tuple(replace(line, under="Monday to Friday, 9 am to 9 pm Eastern") for line in LINES)
    image = _printed(full, wallet=False, page=page)
    left = image.copy(DOTS * 3 // 4, 0, DOTS * 4, image.height() - DOTS)
    inked = [
        any(left.pixel(x, y) != 0xFFFFFFFF for x in range(0, left.width(), 2))
        for y in range(left.height())
    ]
    white, gaps = 0, 0
    for row in inked:
        gaps += row and white >= DOTS * 5 // 72
        white = 0 if row else white + 1
    # The title and each of the eight begin after a gap.
    assert gaps >= 1 + most_of(wallet=False)


def test_a_very_long_name_stays_on_the_paper(look: Theme) -> None:
    long = PaperLine("Somebody with a name " * 30, "9" * 300, "words " * 100)
    for wallet in (True, False):
        image = _printed((long,), wallet=wallet, page="Letter")
        right = image.copy(image.width() - DOTS // 2, 0, DOTS // 2, image.height())
        assert all(
            right.pixel(x, y) == 0xFFFFFFFF
            for x in range(0, right.width(), 7)
            for y in range(0, right.height(), 7)
        )


def test_saving_a_pdf_says_first_that_it_is_not_encrypted(
    make: Callable[..., Kit], tmp_path: Path
) -> None:
    kit = make()
    kit.page.acts.show_card(wallet=True)
    sheet = kit.page.acts.sheet
    assert isinstance(sheet, CarrySheet)
    kit.dialogs.save_to = tmp_path / "card.pdf"
    sheet.pdf_button.click()
    assert "not encrypted" in kit.dialogs.asked[-1].title
    assert kit.dialogs.save_to.read_bytes().startswith(b"%PDF")
