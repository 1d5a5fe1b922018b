"""Who of a file is here already: by the card's own uid, then by a telephone number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from mbc_companion.exchange.address_cards.domain import Card

_OURS = re.compile(r"[0-9a-f]{32}")


def record_uid(card: Card) -> str:
    """The uid the contact has or gets here; the same for the same card every time."""
    if _OURS.fullmatch(card.uid):
        return card.uid
    numbers = "\n".join(sorted(normalized(line.number) for line in card.phones))
    words = card.uid or "\n".join((card.name.casefold(), card.email.casefold(), numbers))
    return hashlib.blake2b(f"card\n{words}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def normalized(number: str) -> str:
    """Digits alone, a leading country code of the United States taken off; "" if too short."""
    digits = "".join(one for one in number if one.isascii() and one.isdigit())
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return digits if len(digits) >= 7 else ""


def match(card: Card, uids: Iterable[str], by_number: Mapping[str, str]) -> str:
    """The uid of the contact that is this card, or empty."""
    uid = record_uid(card)
    if uid in uids:
        return uid
    for line in card.phones:
        number = normalized(line.number)
        if number and number in by_number:
            return by_number[number]
    return ""
