"""One card of an address book, whichever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A number to call; ``label`` in the words of the card ("Mobile"), may be empty."""

    number: str
    label: str = ""


@dataclass(frozen=True)
class Card:
    """``where`` is for the person to find it; ``uid`` is the card's own, may be empty.

    ``sort`` is a word the card says about what it is ("professional", "org"), may be empty.
    """

    where: str
    name: str
    uid: str = ""
    organization: str = ""
    title: str = ""
    phones: tuple[Line, ...] = ()
    email: str = ""
    address: str = ""
    web: str = ""
    note: str = ""
    sort: str = ""

    @property
    def said(self) -> str:
        """All it says, to tell whether a file says something new."""
        numbers = [f"{line.label}\x01{line.number}" for line in self.phones]
        texts = (self.uid, self.name, self.organization, self.title, self.email, self.address)
        return "\x00".join((*texts, self.web, self.note, *numbers))
