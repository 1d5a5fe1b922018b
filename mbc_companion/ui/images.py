"""Pictures from anywhere made into small JPEGs that hold nothing but the picture.

Where it was taken, when and with what goes; it stands upright afterwards. Nothing is
written to the disk, and a file that pretends to be larger than memory is refused by its
head alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

MOST_SIDE = 2560
THUMBNAIL = 320
MOST_BYTES = 100 * 1024 * 1024
WIDEST = 30_000
MOST_PIXELS = 200_000_000
"""Only for JPEG, which is made smaller while it is read; see ``_MOST_WHOLE``."""

# 4 bytes a pixel; what is read whole has to fit into memory beside everything else.
_MOST_WHOLE = 60_000_000
# SVG and others could name files to be read along; TIFF and the rest come from no phone.
_FORMATS = frozenset({"jpeg", "png", "webp", "bmp", "gif"})
_QUALITY = 85
# A pixel; what can be seen through lies on white, like a print.
_WHITE = 0xFFFFFFFF
_NO_LENGTH = {0x01, *range(0xD0, 0xD9)}


class Why(Enum):
    """Why a picture cannot be taken."""

    NO_PICTURE = "no picture"
    TOO_LARGE = "too large"
    NOT_WHOLE = "not whole"


class CannotTake(Exception):
    """``why`` says it; nothing of the file is in it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Prepared:
    """Both are JPEG; ``width`` and ``height`` are pixels of the larger one."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int


def prepare(data: bytes, most: int = MOST_SIDE) -> Prepared:
    """At most ``most`` pixels on the longer side; slow, for a worker. Raises CannotTake."""
    if len(data) > MOST_BYTES:
        raise CannotTake(Why.TOO_LARGE)
    image = _plain(_read(data, most), most)
    small = _plain(image, THUMBNAIL)
    return Prepared(_jpeg(image), _jpeg(small), image.width(), image.height())


def _read(data: bytes, most: int) -> QImage:
    # Qt fills what is missing of a JPEG with grey and calls it read.
    if data.startswith(b"\xff\xd8\xff") and not _is_whole_jpeg(data):
        raise CannotTake(Why.NOT_WHOLE)
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()).decode("ascii", "replace"), reader.size()
    if kind not in _FORMATS or not size.isValid() or size.isEmpty():
        raise CannotTake(Why.NO_PICTURE)
    shrinks = kind == "jpeg"
    pixels = size.width() * size.height()
    if max(size.width(), size.height()) > WIDEST:
        raise CannotTake(Why.TOO_LARGE)
    if pixels > (MOST_PIXELS if shrinks else _MOST_WHOLE):
        raise CannotTake(Why.TOO_LARGE)
    if shrinks and max(size.width(), size.height()) > most:
        smaller = size.scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise CannotTake(Why.NOT_WHOLE)
    return image


def _is_whole_jpeg(data: bytes) -> bool:
    """The end of the picture itself is there; a preview inside has one of its own."""
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            place = data.find(b"\xff", place)
            if place < 0:
                return False
            continue
        kind = data[place + 1]
        if kind == 0xD9:
            return True
        if kind in _NO_LENGTH or kind in {0x00, 0xFF}:
            place += 1 if kind == 0xFF else 2
            continue
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return data[place : place + 2] == b"\xff\xd9"


def _plain(image: QImage, most: int) -> QImage:
    """The pixels alone on white, in the colors every screen knows, no larger than ``most``."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > most:
        kept, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(most, most, kept, smooth)
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(_WHITE)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def _jpeg(image: QImage) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, b"jpeg")
    writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise CannotTake(Why.NO_PICTURE)
    return bytes(target.data().data())
