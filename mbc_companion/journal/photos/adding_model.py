"""Photos on their way into an entry: one after the other, whoever is looking meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.photos.domain import NewPhoto, Photos
from mbc_companion.ui import images, tasks, troubles

MOST_AT_ONCE = 50
MOST_TOLD = 5
"""Sentences about files that were refused; of the others only how many."""


def why_words(why: images.Why) -> str:
    """One sentence about a picture that cannot be taken."""
    if why is images.Why.TOO_LARGE:
        return QCoreApplication.translate(
            "Journal", "This picture is too large to open here. A smaller copy of it will do."
        )
    if why is images.Why.NOT_WHOLE:
        return QCoreApplication.translate(
            "Journal", "Part of this picture is not there, so it was not added. Try the original."
        )
    return QCoreApplication.translate(
        "Journal", "This is not a picture that can be shown. JPEG, PNG and WebP can."
    )


def read_photo(path: Path) -> NewPhoto:
    """For a worker. Raises CannotTake or OSError."""
    with path.open("rb") as opened:
        data = opened.read(images.MOST_BYTES + 1)
    made = images.prepare(data)
    return NewPhoto(made.jpeg, made.thumbnail, made.width, made.height)


class Adding(QObject):
    """``added`` carries the uid of the entry and of the photo, ``refused`` what could not be taken.

    Two large pictures at once would take twice the memory, so the next one waits.
    """

    added = Signal(str, str)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, photos: Photos, parent: QObject) -> None:
        super().__init__(parent)
        self._photos = photos
        self._waiting: list[tuple[str, Path]] = []
        self._several = False
        self._refused: list[str] = []
        self.is_busy = False

    def add(self, entry_uid: str, paths: tuple[Path, ...]) -> None:
        self._waiting += [(entry_uid, path) for path in paths[:MOST_AT_ONCE]]
        self._several = len(self._waiting) > 1
        if not self.is_busy:
            self._refused = []
            self._next()

    def _next(self) -> None:
        self.is_busy = bool(self._waiting)
        if self._waiting:
            entry_uid, path = self._waiting.pop(0)
            done = partial(self._put, entry_uid, path.name)
            tasks.run(partial(read_photo, path), done, partial(self._refuse, path.name))
        else:
            self.ended.emit()

    def _put(self, entry_uid: str, file: str, photo: NewPhoto) -> None:
        try:
            uid = self._photos.add(photo)
        except KnownError as error:
            self._say(file, troubles.words(error))
        else:
            self.added.emit(entry_uid, uid)
        self._next()

    def _refuse(self, file: str, error: BaseException) -> None:
        if isinstance(error, images.CannotTake):
            self._say(file, why_words(error.why))
        elif isinstance(error, OSError):
            self._say(file, self.tr("This file cannot be read. Nothing was added."))
        else:
            raise error
        self._next()

    def _say(self, file: str, words: str) -> None:
        """Of several at once, which one is meant, and none covers up the one before."""
        self._refused.append(f"{file}: {words}" if self._several else words)
        more = len(self._refused) - MOST_TOLD
        told = self._refused[:MOST_TOLD]
        if more > 0:
            told.append(self.tr("And {count} more.").format(count=more))
        self.refused.emit("\n".join(told))
