"""Cards out of a vCard file: 2.1, 3.0 and 4.0, several in a file. Pictures are left out."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_companion.exchange.address_cards.content_lines import (
    ContentLine,
    fields,
    parsed,
    plain,
    text_of,
    unfolded,
)
from mbc_companion.exchange.address_cards.domain import Card, Line
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.limits import Budget

_LABELS = {"CELL": "Mobile", "HOME": "Home", "WORK": "Work", "FAX": "Fax", "PAGER": "Pager"}
_MOST_PHONES, _MOST_LINES = 50, 5_000
Found = Card | Skipped


def is_cards(head: bytes) -> bool:
    """Whether a file begins as one of cards does."""
    return text_of(head[:400]).lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """Every card in its order. Raises FileTooLarge."""
    inside: list[ContentLine] | None = None
    number = depth = 0
    for line in parsed(unfolded(text_of(content))):
        said = line.value.strip().upper()
        if line.name == "BEGIN" and said == "VCARD" and inside is None:
            number, depth, inside = number + 1, 0, []
            budget.counted()
        elif line.name == "BEGIN" and inside is not None:
            depth += 1
            if said == "VCARD" and depth == 1:
                # The one before never ended.
                yield Skipped(f"card {number}", Why.UNREADABLE)
                number, depth, inside = number + 1, 0, []
                budget.counted()
        elif line.name == "END" and inside is not None:
            if said == "VCARD" and not depth:
                yield _card(f"card {number}", inside)
                inside = None
            else:
                depth = max(0, depth - 1)
        elif inside is not None and not depth and len(inside) < _MOST_LINES:
            inside.append(line)
    if inside is not None:
        yield Skipped(f"card {number}", Why.UNREADABLE)


def _card(where: str, lines: list[ContentLine]) -> Found:
    first: dict[str, ContentLine] = {}
    for line in lines:
        if not line.encoded:
            first.setdefault(line.name, line)
    organization = ", ".join(part for part in fields(_value(first, "ORG")) if part)
    phones = _phones(lines)
    email = plain(_value(first, "EMAIL")).strip()
    name = _name(first) or organization or email or (phones[0].number if phones else "")
    if not name:
        return Skipped(where, Why.EMPTY)
    return Card(
        where=where,
        name=name,
        uid=plain(_value(first, "UID")).strip().removeprefix("urn:uuid:"),
        organization="" if organization == name else organization,
        title=plain(_value(first, "TITLE") or _value(first, "ROLE")).strip(),
        phones=phones,
        email=email,
        address=_address(first),
        web=plain(_value(first, "URL")).strip(),
        note="\n".join(plain(one.value).strip() for one in lines if one.name == "NOTE"),
        sort=_sort(first),
    )


def _value(first: dict[str, ContentLine], name: str) -> str:
    return first[name].value if name in first else ""


def _name(first: dict[str, ContentLine]) -> str:
    shown = " ".join(plain(_value(first, "FN")).split())
    if shown:
        return shown
    family, given, more, before, after = (fields(_value(first, "N")) + [""] * 5)[:5]
    parts = [part for part in (before, given, more, family) if part]
    whole = " ".join(" ".join(parts).split())
    return f"{whole}, {after}" if whole and after else whole or plain(_value(first, "NICKNAME"))


def _sort(first: dict[str, ContentLine]) -> str:
    said = fields(_value(first, "CATEGORIES"), ",")[0] or _value(first, "KIND").strip()
    if not said and _value(first, "X-ABSHOWAS").strip().upper() == "COMPANY":
        said = "org"
    return said.casefold().replace(" ", "_")


def _address(first: dict[str, ContentLine]) -> str:
    parts = fields(_value(first, "ADR"))
    box, more, street, city, state, code, country = (parts + [""] * 7)[:7]
    town = " ".join(part for part in (state, code) if part)
    place = ", ".join(part for part in (city, town) if part)
    return "\n".join(part for part in (box, more, street, place, country) if part)


def _phones(lines: list[ContentLine]) -> tuple[Line, ...]:
    labels = {
        one.group: _own_label(one.value) for one in lines if one.group and one.name == "X-ABLABEL"
    }
    found: dict[str, Line] = {}
    numbers = [one for one in lines if one.name == "TEL" and not one.encoded]
    numbers.sort(key=lambda one: "PREF" not in one.types)
    for one in numbers[:_MOST_PHONES]:
        number = _number(one)
        said = next((_LABELS[name] for name in _LABELS if name in one.types), "")
        if number:
            found.setdefault(number, Line(number, labels.get(one.group, "") or said))
    return tuple(found.values())


def _own_label(value: str) -> str:
    """ "_$!<Mobile>!$_" as one program writes its usual labels."""
    return plain(value).strip().removeprefix("_$!<").removesuffix(">!$_")


def _number(line: ContentLine) -> str:
    value = plain(line.value).strip()
    if value.casefold().startswith("tel:"):
        number, *parameters = value[4:].split(";")
        beside = [one[4:] for one in parameters if one.casefold().startswith("ext=")]
        return f"{number} ext. {beside[0]}" if beside else number
    return value
