"""Entries on paper: the chosen ones alone, and a sealed letter never."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import StreamObject
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mbc_companion.core.clock import local_now
from mbc_companion.journal.domain import Entry, Filter, NewEntry
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.selection_paper import selection_paper
from mbc_companion.journal.selection_sheet import SelectionSheet
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.theme import Theme
from tests.exchange.papers import reading
from tests.fakes import FrozenClock
from tests.journal.page_kit import Kit


def _fill(repository: JournalRepository, clock: FrozenClock) -> list[str]:
    now = local_now(clock)
    return [
        repository.add(NewEntry(at=now - timedelta(days=3), text="Waited for the scan.", mood=2)),
        repository.add(
            NewEntry(at=now - timedelta(days=2), text="For nobody yet.", letter="June", sealed=True)
        ),
        repository.add(NewEntry(at=now - timedelta(days=1), text="Soup with Maya.", mood=4)),
    ]


def _sheet(kit: Kit) -> SelectionSheet:
    kit.page.asking.print()
    sheet = kit.sheet()
    assert isinstance(sheet, SelectionSheet)
    return sheet


def test_the_open_entry_alone_is_on_the_page_to_begin_with(
    make: Callable[..., Kit], repository: JournalRepository, clock: FrozenClock, tmp_path: Path
) -> None:
    uids = _fill(repository, clock)
    kit = make()
    kit.page.open_entry(uids[0])
    sheet = _sheet(kit)
    kit.dialogs.save_to = tmp_path / "entries.pdf"
    sheet.pdf_button.click()
    said = reading.words(kit.dialogs.save_to.read_bytes())
    assert "Waitedforthescan." in said
    assert "Hard" in said
    assert "Soup" not in said


def test_chosen_days_are_ticked_one_by_one_and_letters_are_left_out(
    make: Callable[..., Kit], repository: JournalRepository, clock: FrozenClock, qtbot: QtBot
) -> None:
    uids = _fill(repository, clock)
    kit = make()
    sheet = _sheet(kit)
    with qtbot.waitSignal(sheet.finding.found):
        sheet._narrow(Filter(first_day=(local_now(clock) - timedelta(days=9)).date()))
    assert set(sheet.rows) == {uids[0], uids[2]}
    assert "For nobody yet" not in sheet.pages().words()
    assert "Soup with Maya." in sheet.pages().words()
    sheet.rows[uids[2]].click()
    assert "Soup with Maya." not in sheet.pages().words()


def test_a_sealed_letter_is_on_no_paper(look: Theme, clock: FrozenClock) -> None:
    sealed = Entry(at=local_now(clock), text="For nobody yet.", letter="June", sealed=True)
    assert "nobody" not in selection_paper([sealed], {}).words()


def test_entries_stand_oldest_first_with_their_day(look: Theme, clock: FrozenClock) -> None:
    now = local_now(clock)
    late, early = Entry(at=now, text="Later."), Entry(at=now - timedelta(days=1), text="Earlier.")
    words = selection_paper([late, early], {}).words()
    assert words.index("Earlier.") < words.index("Later.")
    assert "Tuesday, July 14, 2026, 7:42 pm" in words


def _photo_of(repository: JournalRepository, clock: FrozenClock) -> str:
    """A wide red picture, kept."""
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(0xFFCC0000)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "JPEG")
    jpeg = bytes(kept.data().data())
    photos = PhotosRepository(repository._database, clock)
    return photos.add(NewPhoto(jpeg, jpeg, image.width(), image.height()))


def _images(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each in the file."""
    reader = PdfReader(pdf)
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [
        (int(one["/Width"]), int(one["/Height"]))
        for one in objects
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image"
    ]


def test_photos_are_on_the_paper_unless_they_are_left_out(
    make: Callable[..., Kit], repository: JournalRepository, clock: FrozenClock, tmp_path: Path
) -> None:
    photo = _photo_of(repository, clock)
    with_photo = NewEntry(at=local_now(clock), text="At the lake.", photos=(photo,))
    plain = NewEntry(at=local_now(clock), text="No picture.")
    kit = make()
    kit.page.open_entry(repository.add(plain))
    assert not _sheet(kit).photos.isVisibleTo(kit.sheet())
    kit.sheet().close()
    kit.page.open_entry(repository.add(with_photo))
    sheet = _sheet(kit)
    assert sheet.photos.isVisibleTo(sheet)
    kit.dialogs.save_to = tmp_path / "entries.pdf"
    sheet.pdf_button.click()
    ((width, height),) = _images(kit.dialogs.save_to)
    assert width == 2 * height
    sheet.photos.click()
    sheet.pdf_button.click()
    assert not _images(kit.dialogs.save_to)


def test_a_photo_goes_whole_onto_the_next_page_with_its_heading(
    look: Theme, repository: JournalRepository, clock: FrozenClock
) -> None:
    photo = _photo_of(repository, clock)
    jpeg = PhotosRepository(repository._database, clock).image(photo)
    entries = [Entry(at=local_now(clock), photos=(photo,)) for _ in range(5)]
    for page in ("Letter", "A4"):
        pages = PaperPages(selection_paper(entries, {}, page, lambda _uid: jpeg))
        for placed in pages.pages:
            assert "Photo" in [one.piece.words for one in placed][-3:]


def test_a_photo_that_is_gone_leaves_the_words(look: Theme, clock: FrozenClock) -> None:
    entry = Entry(at=local_now(clock), text="At the lake.", photos=("a" * 32, "b" * 32))
    broken = {"a" * 32: None, "b" * 32: b"no picture"}
    assert "At the lake." in selection_paper([entry], {}, "A4", broken.get).words()
