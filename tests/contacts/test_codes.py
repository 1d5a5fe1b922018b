"""Codes on the page and on paper are read back by a real reader and dial what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from mbc_companion.contacts.carry_paper import PaperLine, draw_page, pages_of
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
    for at in range(11)
)


def _printed(lines: tuple[PaperLine, ...], *, wallet: bool, page: str) -> list[QImage]:
    made = []
    for part in pages_of(lines, wallet=wallet):
        size = (PAGES[page] * DOTS / 72).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(DOTS / 72, DOTS / 72)
        draw_page(painter, part, wallet=wallet, page=page)
        painter.end()
        made.append(image)
    return made


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.parametrize("wallet", [True, False])
def test_every_code_on_paper_is_read_back(look: Theme, page: str, wallet: bool) -> None:
    found: list[str] = []
    for image in _printed(LINES, wallet=wallet, page=page):
        found += read(image)
    assert sorted(found) == sorted(line.tel for line in LINES)


@pytest.mark.parametrize("wallet", [True, False])
def test_the_pdf_has_as_many_pages_as_the_preview(
    look: Theme, wallet: bool, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(CardPages(LINES, wallet=wallet, page="Letter")))
    pages = path.read_bytes().count(b"/Type /Page\n")
    assert pages == len(pages_of(LINES, wallet=wallet))


def test_a_very_long_name_stays_on_the_paper(look: Theme) -> None:
    long = PaperLine("Somebody with a name " * 30, "9" * 300, "words " * 100)
    for wallet in (True, False):
        (image,) = _printed((long,), wallet=wallet, page="Letter")
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
