"""What the fields of a contact are called, and which of them a kind has."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.contacts.domain import Contact, Kind
from mbc_companion.contacts.words_view import answer_words, profession_words
from mbc_companion.ui.moments import date_words

BOXES = frozenset({"address", "hours", "reach", "notes", "claims_address"})
"""Fields of several lines."""

ANSWERS = frozenset(
    {"psypact", "metastatic", "sliding", "in_person", "video", "in_network", "mbc_only", "partners"}
)

_COMMON = ("pronouns", "email", "address", "hours", "languages", "web", "reach", "notes")
_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.PERSON: _COMMON,
    Kind.PROFESSIONAL: (
        *("letters", "states", "license_number", "psypact", "metastatic", "in_network"),
        *("fee", "sliding", "in_person", "video", *_COMMON),
    ),
    Kind.GROUP: (
        *("led_by", "how_often", "mbc_only", "partners", "fee", "in_person", "video"),
        *_COMMON[1:],
    ),
    Kind.ONLINE_COMMUNITY: ("led_by", "mbc_only", "partners", "fee", *_COMMON[1:]),
    Kind.INSURER: ("claims_address", *_COMMON[1:]),
    Kind.PLACE: ("in_network", *_COMMON[1:]),
}


def fields_of(kind: Kind) -> tuple[str, ...]:
    """In the order they are asked and shown, after name, role and phones."""
    return _FIELDS[kind]


def field_words(name: str, kind: Kind) -> str:
    """A label, as it stands above a field."""
    if name == "role":
        return _role_words(kind)
    if name == "fee" and kind is not Kind.PROFESSIONAL:
        return QCoreApplication.translate("Contacts", "Cost")
    return {
        "name": QCoreApplication.translate("Contacts", "Name"),
        "pronouns": QCoreApplication.translate("Contacts", "Pronouns"),
        "email": QCoreApplication.translate("Contacts", "Email"),
        "address": QCoreApplication.translate("Contacts", "Where"),
        "hours": QCoreApplication.translate("Contacts", "Hours"),
        "languages": QCoreApplication.translate("Contacts", "Languages"),
        "web": QCoreApplication.translate("Contacts", "Web page"),
        "reach": QCoreApplication.translate("Contacts", "How to reach them"),
        "notes": QCoreApplication.translate("Contacts", "Notes"),
        "letters": QCoreApplication.translate("Contacts", "Letters after the name"),
        "states": QCoreApplication.translate("Contacts", "Licensed in"),
        "license_number": QCoreApplication.translate("Contacts", "License number"),
        "psypact": QCoreApplication.translate("Contacts", "Works through PSYPACT"),
        "metastatic": QCoreApplication.translate("Contacts", "Has worked with metastatic disease"),
        "in_network": QCoreApplication.translate("Contacts", "In network"),
        "fee": QCoreApplication.translate("Contacts", "Fee"),
        "sliding": QCoreApplication.translate("Contacts", "Sliding scale"),
        "in_person": QCoreApplication.translate("Contacts", "In person"),
        "video": QCoreApplication.translate("Contacts", "By video"),
        "led_by": QCoreApplication.translate("Contacts", "Led by"),
        "how_often": QCoreApplication.translate("Contacts", "How often"),
        "mbc_only": QCoreApplication.translate("Contacts", "Only for metastatic breast cancer"),
        "partners": QCoreApplication.translate("Contacts", "Open to partners"),
        "claims_address": QCoreApplication.translate("Contacts", "Claims address"),
        "profession": QCoreApplication.translate("Contacts", "Profession"),
        "in_network_on": QCoreApplication.translate("Contacts", "Network confirmed on"),
    }[name]


def card_words(name: str, kind: Kind) -> str:
    """The same beside a value, where there is less room."""
    return {
        "letters": QCoreApplication.translate("Contacts", "Letters"),
        "metastatic": QCoreApplication.translate("Contacts", "Metastatic disease"),
        "license_number": QCoreApplication.translate("Contacts", "License"),
        "mbc_only": QCoreApplication.translate("Contacts", "Only for MBC"),
        "reach": QCoreApplication.translate("Contacts", "How to reach"),
    }.get(name) or field_words(name, kind)


def _role_words(kind: Kind) -> str:
    return {
        Kind.PERSON: QCoreApplication.translate("Contacts", "Who they are to you"),
        Kind.PROFESSIONAL: QCoreApplication.translate("Contacts", "Role"),
    }.get(kind, QCoreApplication.translate("Contacts", "In a few words"))


def field_help(name: str) -> str:
    """A line under the field; most need none."""
    return {
        "states": QCoreApplication.translate("Contacts", "For example: Washington, OR."),
        "letters": QCoreApplication.translate("Contacts", "For example: PhD, LCSW, LMFT."),
        "fee": QCoreApplication.translate("Contacts", "As they told you."),
        "web": QCoreApplication.translate("Contacts", "It opens only if you ask for it."),
    }.get(name, "")


def shown_value(contact: Contact, name: str) -> str:
    """What the card says about a field; empty if nobody said anything."""
    value = getattr(contact, name)
    if name in ANSWERS:
        if not value.value:
            return ""
        if name == "in_network" and contact.in_network_on is not None:
            said = QCoreApplication.translate("Contacts", "{answer}, confirmed {day}")
            return said.format(answer=answer_words(value), day=date_words(contact.in_network_on))
        return answer_words(value)
    if name == "profession":
        return profession_words(value)
    return date_words(value) if isinstance(value, date) else str(value)
