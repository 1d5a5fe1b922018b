"""Photos as the screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class NewPhoto:
    """Ready to be kept: both are JPEG without anything but the picture; sizes in pixels."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int


class Photos(Protocol):
    """Each may raise a KnownError; bytes never leave the encrypted file for the disk."""

    def add(self, photo: NewPhoto) -> str:
        """Keep it; gives its uid, to be put on a draft."""

    def thumbnail(self, uid: str) -> bytes | None:
        """A small JPEG; None if the photo is gone."""

    def image(self, uid: str) -> bytes | None:
        """The whole JPEG; None if the photo is gone."""
