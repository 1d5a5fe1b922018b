"""Two contacts that are the same: what becomes of them, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from mbc_companion.contacts.domain import Contact, ContactRow, Phone
from mbc_companion.contacts.folding import digits, folded

_APART = frozenset(
    {"uid", "kind", "phones", "states", "created_at", "changed_at", "removed_at", "notes"}
)


@dataclass(frozen=True)
class Difference:
    """``field`` is a name of ``Contact``; both contacts say something, and not the same."""

    field: str
    kept: Contact
    other: Contact


@dataclass(frozen=True)
class Merge:
    """``result`` keeps the first one's answers; what it would push aside goes into notes."""

    result: Contact
    differences: tuple[Difference, ...]


def merged(kept: Contact, other: Contact, aside: Callable[[Difference], str]) -> Merge:
    """Nothing said about either is lost: ``aside`` words a second answer for the notes."""
    changes: dict[str, Any] = {}
    differences = []
    for name in (field.name for field in fields(Contact) if field.name not in _APART):
        mine, theirs = getattr(kept, name), getattr(other, name)
        if isinstance(mine, bool):
            changes[name] = mine or theirs
        elif not _said(mine):
            changes[name] = theirs
        elif _said(theirs) and _said(theirs) != _said(mine):
            differences.append(Difference(name, kept, other))
    changes["phones"] = _phones((*kept.phones, *other.phones))
    changes["states"] = tuple(dict.fromkeys((*kept.states, *other.states)))
    asides = [aside(one) for one in differences]
    notes = dict.fromkeys(part for part in (kept.notes, other.notes, *asides) if part.strip())
    changes["notes"] = "\n".join(notes)
    return Merge(replace(kept, **changes), tuple(differences))


def _said(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def _phones(several: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once; a label is kept if the first had none."""
    found: dict[str, Phone] = {}
    for phone in several:
        key = digits(phone.number).removeprefix("1") or folded(phone.number)
        known = found.get(key)
        if known is None or (phone.label and not known.label):
            found[key] = Phone(known.number if known else phone.number, phone.label)
    return tuple(found.values())


def alike(rows: Iterable[ContactRow], row: ContactRow) -> tuple[ContactRow, ...]:
    """Those with the same number or nearly the same name, the likeliest first."""
    words = set(folded(row.name).split())
    number = digits(row.phone).removeprefix("1")
    scored = []
    for other in rows:
        if other.uid == row.uid:
            continue
        theirs = set(folded(other.name).split())
        same = number != "" and digits(other.phone).removeprefix("1") == number
        shared = len(words & theirs) / max(1, min(len(words), len(theirs)))
        if same or shared >= 1 / 2:
            scored.append((same + shared, other))
    scored.sort(key=lambda pair: -pair[0])
    return tuple(other for _, other in scored)
