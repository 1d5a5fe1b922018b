"""What left the program on purpose, as whoever sends it tells it to whoever keeps the list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Way(StrEnum):
    """How it left: on paper, or as a file. All but LOCKED_FILE can be read by anybody."""

    PRINTED = "printed"
    PDF = "pdf"
    FOLDER = "folder"
    ZIP = "zip"
    FILE = "file"
    LOCKED_FILE = "locked_file"


@dataclass(frozen=True)
class Recipient:
    """Somebody it may be for; ``uid`` is that of a contact."""

    uid: str
    name: str


@dataclass(frozen=True)
class Shared:
    """``what`` in words a person knows again; ``whom`` as they typed it, or empty.

    ``contact_uid`` is set where ``whom`` was picked from the contacts.
    """

    what: str
    way: Way
    whom: str = ""
    contact_uid: str = ""


class Sharing(Protocol):
    """The list of what was shared, for every room that prints or exports."""

    def recipients(self) -> tuple[Recipient, ...]:
        """Contacts to pick from; none while they cannot be read."""

    def paper_size(self) -> str:
        """ "Letter" or "A4" as chosen in Settings; empty for what is usual there."""

    def note(self, shared: Shared) -> None:
        """Write it down at the present moment. Raises a KnownError."""


class Unlisted:
    """For where no vault is open: helplines and shipped articles hold nothing of a person."""

    def recipients(self) -> tuple[Recipient, ...]:
        return ()

    def paper_size(self) -> str:
        return ""

    def note(self, shared: Shared) -> None:
        """Nothing is kept."""
