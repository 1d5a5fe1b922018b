"""Writing, opening and photos against bare Qt and a bare read, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.events import Events
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.spelling.dictionary import load
from mbc_companion.showroom.sample import a_year
from mbc_companion.storage.database import Database, create_database
from mbc_companion.ui.images import MOST_SIDE, prepare
from mbc_companion.ui.theme import Theme, theme
from tests.benchmarks.conftest import text_of
from tests.benchmarks.measure import Ratio, alternate, p95, report, timed
from tests.journal.page_kit import Kit, make_kit

WORDS = 5_000
KEYS = 60
KEY = bytes(range(32))
TYPED = "the soup was too hot and then it was not and we ate it anyway so "


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "vault.db"
    create_database(path, KEY, SystemClock())
    opened = Database.open(path, KEY, SystemClock())
    yield opened
    opened.close()


def _entry(repository: JournalRepository, seed: int) -> Draft:
    """Sentences as people write them, with every fiftieth word in no dictionary."""
    lines = [entry.text for entry in a_year(date(2026, 7, 14), ZoneInfo("UTC")) if entry.text]
    words = (" ".join(lines[seed:]) + " ").split() * 4
    words[25::50] = text_of(len(words[25::50]), seed).split()
    text = "\n\n".join(" ".join(words[n : n + 80]) for n in range(0, WORDS, 80))
    assert len(words) >= WORDS
    draft = Draft(at=datetime(2026, 7, 14, 12, seed, tzinfo=UTC), text=text, uid=f"{seed:032x}")
    repository.save(draft)
    return draft


@pytest.fixture
def kit(look: Theme, database: Database) -> Iterator[Kit]:
    events = Events()
    repository = JournalRepository(database, SystemClock(), events)
    for seed in (1, 2):
        _entry(repository, seed)
    made = make_kit(repository, SystemClock(), events, (1280, 800))  # type: ignore[arg-type]
    made.page.entered()
    made.settle()
    yield made
    made.page.end()
    made.host.close()
    shiboken6.delete(made.host)


def _bare(text: str, like: QTextEdit) -> QTextEdit:
    bare = QTextEdit()
    bare.setFrameShape(QFrame.Shape.NoFrame)
    bare.setFont(theme().font("reading"))
    bare.resize(like.size())
    bare.setPlainText(text)
    bare.show()
    return bare


def _type(edit: QTextEdit, keys: int) -> list[float]:
    """Seconds from each key to the end of what it caused, painting included."""
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.setFocus()
    QApplication.processEvents()
    taken = []
    for number in range(keys):
        started = time.perf_counter()
        QTest.keyClick(edit, TYPED[number % len(TYPED)])
        QApplication.processEvents()
        taken.append(time.perf_counter() - started)
    return taken


def test_a_key_is_painted_while_saving_and_spelling_run(kit: Kit) -> None:
    kit.page.open_entry(f"{1:032x}")
    text = kit.page.editor.text
    bare = _bare(text.words(), text)
    kit.page.spelling.use(load())
    saves, marks = [], []
    kit.page.desk.entry.saved.connect(saves.append)
    ours: list[float] = []
    plain: list[float] = []
    begun = time.monotonic()
    # Longer than the 1.8 s after which a draft is written while keys go on.
    while len(ours) < 4 * KEYS or time.monotonic() - begun < 8:
        ours += _type(text, KEYS)
        marks.append(len(kit.page.spelling.marked))
        plain += _type(bare, KEYS)
        text.setFocus()
        QTest.qWait(450)
    assert saves, "autosave ran meanwhile"
    assert max(marks) > 0, "spelling ran meanwhile"
    bare.close()
    ratio = Ratio(statistics.median(ours), statistics.median(plain), p95(ours), p95(plain))
    report("a key in 5,000 words, p95 against a bare editor", ratio.p95, 1.5)
    report("a key in 5,000 words, milliseconds p95", ratio.ours_p95 * 1000, 50, unit="ms")
    assert ratio.p95 <= 1.5


def test_opening_an_entry_costs_about_what_its_reading_and_laying_out_cost(kit: Kit) -> None:
    uids = [f"{seed:032x}" for seed in (1, 2)]
    text = kit.page.editor.text
    bare = _bare("", text)
    turn = [0]

    def ours() -> None:
        turn[0] += 1
        assert kit.page.open_entry(uids[turn[0] % 2])
        QApplication.processEvents()

    def plain() -> None:
        turn[0] += 1
        with kit.repository._database.read() as connection:
            found = connection.exec_driver_sql(
                "SELECT text FROM entry WHERE uid = ?", (uids[turn[0] % 2],)
            )
            bare.setPlainText(found.scalar_one())
        QApplication.processEvents()

    ratio = alternate(timed(ours), timed(plain), rounds=60)
    bare.close()
    report("open an entry of 5,000 words, p95 against a bare editor", ratio.p95, 3)
    report("open an entry of 5,000 words, milliseconds p95", ratio.ours_p95 * 1000, 250, unit="ms")
    assert ratio.p95 <= 3


def _photo(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colors = QLinearGradient(0, 0, width, height)
    colors.setColorAt(0, QColor("navy"))
    colors.setColorAt(1, QColor("wheat"))
    painter.fillRect(image.rect(), colors)
    painter.end()
    return _jpeg(image)


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)
    return bytes(buffer.data().data())


def test_a_photo_is_taken_in_about_as_fast_as_it_is_read_and_written(look: Theme) -> None:
    data = _photo(4000, 3000)

    def plain() -> None:
        source = QBuffer()
        source.setData(data)
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        image = QImageReader(source).read()
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(MOST_SIDE, MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        _jpeg(small)

    ratio = alternate(timed(lambda: prepare(data)), timed(plain), rounds=50)
    report("take in a photo of 12 million pixels, p95 against bare Qt", ratio.p95, 1.5)
    report("take in a photo, milliseconds p95", ratio.ours_p95 * 1000, 2000, unit="ms")
    assert ratio.p95 <= 1.5


def _unique_set() -> int:
    """Bytes of this process that no other shares."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    private = (
        line.split() for line in lines if line.startswith(("Private_Clean", "Private_Dirty"))
    )
    return sum(int(parts[1]) * 1024 for parts in private)


def test_scrolling_a_thousand_photos_holds_little_memory(kit: Kit, database: Database) -> None:
    photos = PhotosRepository(database, SystemClock())
    uids = []
    for number in range(1000):
        made = prepare(_photo(320 + number % 7, 240))
        uids.append(photos.add(NewPhoto(made.jpeg, made.thumbnail, made.width, made.height)))
    uid = f"{1:032x}"
    kept = kit.repository.draft(uid)
    assert kept is not None
    kit.repository.save(replace(kept, photos=tuple(uids)))
    kit.page.open_entry(uid)
    kit.settle()
    before = _unique_set()
    kit.page.asking.details.ask_photos()
    view = kit.sheet().view
    bar = view.verticalScrollBar()
    most = 0
    for _ in range(3):
        for place in range(0, bar.maximum() + 1, 300):
            bar.setValue(place)
            QApplication.processEvents()
            QWidget.repaint(view.viewport())
        most = max(most, _unique_set() - before)
    report("scrolling 1,000 photos, bytes above the page", most / 2**20, 64, unit="MiB")
    assert most <= 64 * 2**20
