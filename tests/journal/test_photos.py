"""Photos of an entry: added, looked at, taken off; bad files are told and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.photos.photo_view import ThumbnailsView
from mbc_companion.journal.photos.table_model import KEPT, PhotosModel
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.images import prepare
from mbc_companion.ui.theme import Theme
from tests.journal.factories import new_draft
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]


def _file(folder: Path, name: str, color: str = "blue") -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    path = folder / name
    assert image.save(str(path))
    return path


@pytest.fixture
def kit(make: Make, repository: JournalRepository) -> Kit:
    draft = new_draft("Today in the car.")
    repository.save(draft)
    made = make()
    made.page.open_entry(draft.uid)
    made.settle()
    return made


def _photos(kit: Kit) -> tuple[str, ...]:
    return kit.page.editor.heading().photos


def _add(kit: Kit, qtbot: QtBot, *paths: Path) -> None:
    kit.dialogs.opened = list(paths)
    with qtbot.waitSignal(kit.page.asking.details.adding.ended):
        kit.sheet().add.click()


def test_photos_are_added_looked_at_and_taken_off(kit: Kit, qtbot: QtBot, tmp_path: Path) -> None:
    kit.page.asking.details.ask_photos()
    sheet = kit.sheet()
    _add(kit, qtbot, _file(tmp_path, "a.png", "red"), _file(tmp_path, "b.jpg"))
    assert len(_photos(kit)) == 2
    kit.later(2)
    assert len(kit.repository.draft(kit.page.desk.entry.uid).photos) == 2
    sheet.view.choose(0)
    QTest.keyClick(sheet.view, Qt.Key.Key_Return)
    assert sheet.large.accessibleName() == "Photo 1 of 2"
    assert sheet.large.pixmap.width() == 60
    assert sheet.large.pixmap.toImage().pixelColor(20, 20).red() > 200
    sheet.after.click()
    assert sheet.large.accessibleName() == "Photo 2 of 2"
    first = _photos(kit)[0]
    sheet.off.click()
    assert _photos(kit) == (first,)
    sheet.close()
    assert [chip.text() for chip in kit.page.editor.feelings.details] == ["1 photo"]
    kit.page.undo()
    assert len(_photos(kit)) == 2


def test_a_bad_file_is_told_and_the_good_ones_are_added(
    kit: Kit, qtbot: QtBot, tmp_path: Path
) -> None:
    kit.page.asking.details.ask_photos()
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(_file(tmp_path, "whole.jpg").read_bytes()[:-60])
    words = tmp_path / "words.png"
    words.write_text("Dear me.")
    good, gone = _file(tmp_path, "good.png"), tmp_path / "gone.png"
    for bad, said in (
        (cut, "Part of this picture is not there"),
        (words, "This is not a picture that can be shown"),
        (gone, "This file cannot be read"),
    ):
        before = len(_photos(kit))
        _add(kit, qtbot, good, bad)
        assert said in kit.sheet().trouble.text()
        assert len(_photos(kit)) == before + 1
    assert kit.page.editor.text.words() == "Today in the car."


def test_a_photo_goes_to_its_entry_though_another_was_opened_meanwhile(
    kit: Kit, qtbot: QtBot, tmp_path: Path
) -> None:
    uid = kit.page.desk.entry.uid
    kit.page.asking.details.ask_photos()
    sheet = kit.sheet()
    kit.dialogs.opened = [_file(tmp_path, "a.png")]
    with qtbot.waitSignal(kit.page.asking.details.adding.ended):
        sheet.add.click()
        sheet.close()
        kit.page.new_entry()
    assert _photos(kit) == ()
    assert len(kit.repository.draft(uid).photos) == 1


def test_the_photos_of_an_entry_are_nowhere_on_the_disk_in_the_clear(
    kit: Kit, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    kit.page.asking.details.ask_photos()
    _add(kit, qtbot, _file(source, "a.png"))
    kit.page.leaving()
    others = [path for path in tmp_path.rglob("*") if path.is_file() and source not in path.parents]
    assert others
    assert not [path for path in others if b"JFIF" in path.read_bytes()]


def test_of_a_thousand_photos_few_thumbnails_are_held(qtbot: QtBot, look: Theme) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    thumbnail = prepare(_png_bytes(image)).thumbnail

    class Counting:
        read = 0

        def add(self, photo: NewPhoto) -> str:
            raise NotImplementedError

        def thumbnail(self, _uid: str) -> bytes:
            self.read += 1
            return thumbnail

        def image(self, _uid: str) -> None:
            return None

    photos = Counting()
    model = PhotosModel(photos)
    view = ThumbnailsView(model)
    qtbot.addWidget(view)
    view.resize(800, 600)
    model.show(tuple(str(number) for number in range(1000)))
    view.show()
    view.grab()
    assert photos.read < 60, "only what is in sight"
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, 400):
        bar.setValue(place)
        view.grab()
    assert photos.read >= 900
    assert len(model._kept) <= KEPT


def _png_bytes(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_of_several_files_each_that_is_refused_is_told(
    kit: Kit, qtbot: QtBot, tmp_path: Path
) -> None:
    words = tmp_path / "words.jpg"
    words.write_text("no picture")
    cut = tmp_path / "cut.png"
    cut.write_bytes(_file(tmp_path, "whole.png").read_bytes()[:60])
    kit.page.asking.details.ask_photos()
    _add(kit, qtbot, words, _file(tmp_path, "a.png"), cut)
    assert len(_photos(kit)) == 1
    told = kit.sheet().trouble.words.text().splitlines()
    assert [line.partition(":")[0] for line in told] == ["words.jpg", "cut.png"]
