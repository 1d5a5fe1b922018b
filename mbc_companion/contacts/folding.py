"""What a search compares: letters without case and accents, numbers without signs."""

from __future__ import annotations

import unicodedata

from mbc_companion.contacts.domain import Contact


def folded(text: str) -> str:
    """``text`` as it is looked for, so that "Jose" finds "José"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def wanted(words: str) -> tuple[str, ...]:
    """What all must be found; a number typed with its signs is one word."""
    if is_number(words):
        return (digits(words),)
    return tuple(folded(words).split())


def is_number(words: str) -> bool:
    """Digits and the signs people write between them, and nothing else."""
    return bool(digits(words)) and not words.strip(" +-().0123456789")


def digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def searchable(contact: Contact) -> str:
    """Everything a search looks through, in one folded line."""
    parts = [value for key, value in vars(contact).items() if key not in ("uid", "profession")]
    texts = [value for value in parts if isinstance(value, str)]
    for phone in contact.phones:
        texts += [phone.label, phone.number, digits(phone.number)]
    return folded("\n".join([*texts, *contact.states]))
