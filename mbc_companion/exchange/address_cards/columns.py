"""Tables of people as CSV: which column means what is guessed, and can be said otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from enum import StrEnum

from mbc_companion.core.errors import FileNotKnown
from mbc_companion.exchange.address_cards.content_lines import text_of
from mbc_companion.exchange.address_cards.domain import Card, Line
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.limits import Budget

_MOST_COLUMNS = 200
csv.field_size_limit(1_000_000)


class Means(StrEnum):
    NOTHING = ""
    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    TITLE = "title"
    ORGANIZATION = "organization"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    WEB = "web"
    NOTE = "note"


_WORDS: tuple[tuple[Means, tuple[str, ...]], ...] = (
    (Means.NOTHING, ("phonetic", "yomi", "file as", "label", "type", "photo", "birthday")),
    (Means.PHONE, ("phone", "mobile", "cell", "telephone", "tel")),
    (Means.EMAIL, ("mail",)),
    (Means.WEB, ("web", "url", "site")),
    (Means.GIVEN, ("first name", "given name", "forename")),
    (Means.FAMILY, ("last name", "family name", "surname")),
    (Means.TITLE, ("job title", "title", "role", "profession")),
    (Means.ORGANIZATION, ("company", "organization", "organisation", "employer")),
    (Means.ADDRESS, ("address", "street", "city", "postal", "zip", "state", "country")),
    (Means.NOTE, ("note", "comment", "remark")),
    (Means.NAME, ("name", "contact", "person", "who")),
)
_MANY = frozenset({Means.PHONE, Means.ADDRESS, Means.NOTE})


def table(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The names of the columns and the rows. Raises FileNotKnown if it is no such table."""
    text = text_of(content)
    try:
        dialect: csv.Dialect | type[csv.Dialect] = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [row for row in csv.reader(io.StringIO(text), dialect) if any(row)]
    except csv.Error:
        raise FileNotKnown("CSV") from None
    if len(rows) < 2 or "\x00" in text or not 1 <= len(rows[0]) <= _MOST_COLUMNS:
        raise FileNotKnown("CSV")
    return [cell.strip() for cell in rows[0]], rows[1:]


def guess(names: list[str]) -> list[Means]:
    """What each column may mean; of several that mean one thing the first is taken."""
    found: list[Means] = []
    for name in names:
        said = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
        means = next((one for one, words in _WORDS if any(w in said for w in words)), Means.NOTHING)
        if means in found and means not in _MANY:
            means = Means.NOTHING
        found.append(means)
    return found


def cards(
    names: list[str], rows: list[list[str]], columns: Mapping[int, Means], budget: Budget
) -> Iterator[Card | Skipped]:
    """A card for each row; ``columns`` says what each column means. Raises FileTooLarge."""
    for at, row in enumerate(rows, start=2):
        budget.counted()
        said: dict[Means, list[tuple[str, str]]] = {}
        for place, cell in enumerate(row):
            means = columns.get(place, Means.NOTHING)
            # A cell that was guarded against being taken for a formula.
            text = cell.strip().removeprefix("'") if cell.startswith("'") else cell.strip()
            if means is not Means.NOTHING and text:
                label = names[place] if place < len(names) else ""
                said.setdefault(means, []).append((label, text))
        yield _card(f"row {at}", said)


def _card(where: str, said: dict[Means, list[tuple[str, str]]]) -> Card | Skipped:
    def one(means: Means, between: str = " ") -> str:
        return between.join(text for _, text in said.get(means, ()))

    phones = tuple(
        Line(number.strip(), _label(label))
        for label, cell in said.get(Means.PHONE, ())
        for number in cell.split(" ::: ")
        if number.strip()
    )
    whole = one(Means.NAME) or f"{one(Means.GIVEN)} {one(Means.FAMILY)}".strip()
    name = whole or one(Means.ORGANIZATION) or one(Means.EMAIL)
    name = name or (phones[0].number if phones else "")
    if not name:
        return Skipped(where, Why.EMPTY)
    organization = one(Means.ORGANIZATION)
    return Card(
        where=where,
        name=name,
        organization="" if organization == name else organization,
        title=one(Means.TITLE),
        phones=phones,
        email=one(Means.EMAIL),
        address=one(Means.ADDRESS, "\n"),
        web=one(Means.WEB),
        note=one(Means.NOTE, "\n"),
    )


def _label(column: str) -> str:
    said = column.casefold()
    for word, label in (("mobile", "Mobile"), ("cell", "Mobile"), ("work", "Work")):
        if word in said:
            return label
    for word, label in (("business", "Work"), ("home", "Home"), ("fax", "Fax")):
        if word in said:
            return label
    return ""
