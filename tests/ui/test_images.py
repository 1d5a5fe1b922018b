"""Pictures are made small, upright and plain, and hostile ones cost nothing."""

from __future__ import annotations

import struct
import tracemalloc
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from mbc_companion.ui.images import MOST_SIDE, THUMBNAIL, CannotTake, Why, prepare


def _encoded(image: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, kind).write(image)
    return bytes(buffer.data().data())


def _picture(width: int, height: int) -> QImage:
    """Red in its upper left quarter, blue elsewhere."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for y in range(height // 2):
        for x in range(width // 2):
            image.setPixelColor(x, y, QColor("red"))
    return image


def _exif(orientation: int, gps: bytes = b"SECRETPLACE") -> bytes:
    """An APP1 segment with an orientation and a maker's note that stands for the place."""
    entries = struct.pack("<HHII", 0x0112, 3, 1, orientation)
    entries += struct.pack("<HHII", 0x927C, 7, len(gps), 8 + 2 + 24 + 4)
    body = b"Exif\0\0II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + entries
    body += struct.pack("<I", 0) + gps
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _with_exif(jpeg: bytes, orientation: int) -> bytes:
    return jpeg[:2] + _exif(orientation) + jpeg[2:]


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_large_picture_becomes_a_small_jpeg_and_a_smaller_one() -> None:
    made = prepare(_encoded(_picture(300, 200).scaled(4000, 3000), b"jpeg"))
    assert (made.width, made.height) == (MOST_SIDE, MOST_SIDE * 3 // 4)
    whole, small = QImage.fromData(made.jpeg), QImage.fromData(made.thumbnail)
    assert (whole.width(), whole.height()) == (made.width, made.height)
    assert max(small.width(), small.height()) == THUMBNAIL
    assert made.jpeg[:3] == b"\xff\xd8\xff"


def test_it_stands_upright_and_tells_no_place() -> None:
    turned = _with_exif(_encoded(_picture(80, 40), b"jpeg"), 6)
    assert b"SECRETPLACE" in turned
    made = prepare(turned)
    assert (made.width, made.height) == (40, 80)
    upright = QImage.fromData(made.jpeg)
    assert upright.pixelColor(35, 5).red() > 200, "what was at the left is at the top"
    assert upright.pixelColor(5, 5).blue() > 200
    for kept in (made.jpeg, made.thumbnail):
        assert b"SECRETPLACE" not in kept
        assert b"Exif" not in kept


def test_words_in_a_png_are_left_behind() -> None:
    image = _picture(20, 20)
    image.setText("Comment", "SECRETPLACE")
    data = _encoded(image, b"png")
    assert b"SECRETPLACE" in data
    assert b"SECRETPLACE" not in prepare(data).jpeg


def test_what_can_be_seen_through_becomes_white() -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    made = QImage.fromData(prepare(_encoded(image, b"png")).jpeg)
    assert made.pixelColor(5, 5).lightness() > 250


@pytest.mark.parametrize("kind", [b"jpeg", b"png", b"webp"])
def test_a_truncated_picture_is_refused(kind: bytes) -> None:
    data = _with_exif(_encoded(_picture(300, 300), kind), 1) if kind == b"jpeg" else b""
    data = data or _encoded(_picture(300, 300), kind)
    assert prepare(data).width == 300
    for part in (len(data) // 2, len(data) - 40):
        with pytest.raises(CannotTake) as refused:
            prepare(data[:part])
        assert refused.value.why is Why.NOT_WHOLE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 nothing",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0" * 99,
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(CannotTake) as refused:
        prepare(data)
    assert refused.value.why is Why.NO_PICTURE


def test_fifty_thousand_pixels_wide_and_bombs_are_refused_by_their_head() -> None:
    wide = _png(50_000, 1, zlib.compress(b"\0" * 150_001))
    # 3.6 GB of pixels in a few kilobytes.
    bomb = _png(30_000, 30_000, zlib.compress(b"\0" * 4_000_000, 9))
    tracemalloc.start()
    for data in (wide, bomb):
        with pytest.raises(CannotTake) as refused:
            prepare(data)
        assert refused.value.why is Why.TOO_LARGE
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


def test_a_thin_line_keeps_its_height() -> None:
    made = prepare(_png(20_000, 1, zlib.compress(b"\0" * 60_001)))
    assert (made.width, made.height) == (MOST_SIDE, 1)
