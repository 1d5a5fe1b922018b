"""Chosen entries on paper, oldest first, with their photos where they are wanted.

Black on white; a sealed letter is never on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QDate,
    QIODevice,
    QLocale,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QImageReader, QPainter

from mbc_companion.journal.domain import Draft
from mbc_companion.ui.moments import american, time_words
from mbc_companion.ui.paper import Paper
from mbc_companion.ui.paper_type import PIXEL
from mbc_companion.ui.widgets.marks import feeling_word, mood_word

_READING_POINTS = 13.0
_PHOTO_HIGH = 400
"""Px of the page at most, so that two fit on one; 96 are an inch."""
_SHARP = 2
"""Pixels of the photo for each px of the page: 192 dots an inch."""
Photo = Callable[[str], bytes | None]


def _no_photo(_uid: str) -> bytes | None:
    return None


def selection_paper(
    entries: Iterable[Draft],
    scales: Mapping[str, str],
    page: str = "Letter",
    photo: Photo = _no_photo,
) -> Paper:
    """``scales`` are names by key; ``photo`` gives a photo's JPEG, None for one that is not
    to be seen."""
    footer = QCoreApplication.translate(
        "Journal", "Only the entries you chose are on this page. Recycle it somewhere private."
    )
    paper = Paper(page, footer=footer)
    paper.heading(QCoreApplication.translate("Journal", "From my journal"))
    for entry in sorted(entries, key=lambda one: one.at):
        if not entry.sealed:
            _entry(paper, entry, scales)
            for uid in entry.photos:
                _put(paper, photo(uid))
    return paper


def _entry(paper: Paper, entry: Draft, scales: Mapping[str, str]) -> None:
    locale, at = QLocale(), entry.at
    pattern = "dddd, MMMM d, yyyy" if american(locale) else "dddd, d MMMM yyyy"
    day = locale.toString(QDate(at.year, at.month, at.day), pattern)
    words = QCoreApplication.translate("Journal", "{day}, {time}")
    paper.heading(words.format(day=day, time=time_words(at)), 2)
    said = [] if entry.mood is None else [mood_word(entry.mood)]
    said += [feeling_word(key) for key in entry.feelings]
    said += [f"{scales.get(key, key)} {value}" for key, value in entry.scales]
    text = entry.text.strip()
    if said:
        paper.line(", ".join(said), keep=bool(text))
    if text:
        paper.line(text, points=_READING_POINTS, reading=True)
    if entry.tags:
        tags = QCoreApplication.translate("Journal", "Tags: {tags}")
        paper.line(tags.format(tags=", ".join(entry.tags)), points=10.5)


def _put(paper: Paper, jpeg: bytes | None) -> None:
    """Read anew at each painting: decoded, a hundred of them would fill the memory."""
    if jpeg is None:
        return
    reader, _kept = _reader(jpeg)
    size = reader.size()
    if size.isEmpty():
        return
    room = QSize(int(paper.wide / PIXEL), _PHOTO_HIGH)
    shown = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio) if _larger(size, room) else size

    def draw(painter: QPainter, fine: QSize) -> None:
        reader, _kept = _reader(jpeg)
        if _larger(size, shown * _SHARP):
            reader.setScaledSize(shown * _SHARP)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, fine.width(), fine.height()), _opaque(reader.read()))

    words = QCoreApplication.translate("Journal", "Photo")
    paper.picture(shown.width(), shown.height(), draw, words)


def _larger(size: QSize, room: QSize) -> bool:
    return size.width() > room.width() or size.height() > room.height()


def _reader(jpeg: bytes) -> tuple[QImageReader, QBuffer]:
    """The reader reads out of the buffer as long as both are kept."""
    kept = QBuffer()
    kept.setData(QByteArray(jpeg))
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(kept), kept


def _opaque(image: QImage) -> QImage:
    """What a PDF keeps small."""
    return image.convertToFormat(QImage.Format.Format_RGB32)
