"""What a draft has beside its words, its mark and its feelings, as one plain object.

The draft's row and the handover of a lock keep it in this form.
"""

from __future__ import annotations

from typing import Any

from mbc_companion.journal.domain import Draft


def pack(draft: Draft) -> dict[str, Any]:
    """Only what is there, for JSON."""
    whole: dict[str, Any] = {
        "scales": [list(pair) for pair in draft.scales],
        "tags": list(draft.tags),
        "photos": list(draft.photos),
        "starred": draft.starred,
        "letter": draft.letter,
        "sealed": draft.sealed,
    }
    return {name: value for name, value in whole.items() if value}


def unpack(packed: dict[str, Any]) -> dict[str, Any]:
    """Fields of a Draft from what ``pack`` made; what is missing is as for a new one."""
    return {
        "scales": tuple((str(key), int(value)) for key, value in packed.get("scales", ())),
        "tags": tuple(str(tag) for tag in packed.get("tags", ())),
        "photos": tuple(str(uid) for uid in packed.get("photos", ())),
        "starred": packed.get("starred") is True,
        "letter": str(packed.get("letter", "")),
        "sealed": packed.get("sealed") is True,
    }
