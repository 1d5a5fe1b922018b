"""Cards as vCard 3.0, the version phones take."""

from __future__ import annotations

from collections.abc import Iterable

from mbc_companion.exchange.address_cards.domain import Card

_TYPES = {"mobile": "CELL", "cell": "CELL", "home": "HOME", "work": "WORK", "office": "WORK"}


def written(cards: Iterable[Card]) -> str:
    """One file for all of them; ``sort`` becomes the category."""
    return "".join(_card(card) for card in cards)


def _card(card: Card) -> str:
    # Imported late: nothing of it is needed before somebody takes contacts out.
    import vobject
    from vobject.vcard import Address, Name

    made = vobject.vCard()
    made.add("fn").value = _clean(card.name)
    given, _, family = _clean(card.name).rpartition(" ")
    made.add("n").value = Name(family=family, given=given)
    if card.uid:
        made.add("uid").value = card.uid
    for name, value in (
        ("title", card.title),
        ("email", card.email),
        ("url", card.web),
        ("note", card.note),
    ):
        if value:
            made.add(name).value = _clean(value)
    if card.organization:
        made.add("org").value = [_clean(card.organization)]
    if card.sort:
        made.add("categories").value = [card.sort.replace("_", " ")]
    if card.address:
        made.add("adr").value = Address(street=_clean(card.address).replace("\n", ", "))
    for phone in card.phones:
        line = made.add("tel")
        line.value = _clean(phone.number)
        line.type_param = _TYPES.get(phone.label.casefold(), "VOICE")
    return str(made.serialize())


def _clean(text: str) -> str:
    """Without signs that no line of a card may hold."""
    return "".join(one for one in text if one == "\n" or one >= " ").strip()
