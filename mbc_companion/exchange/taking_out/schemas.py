"""What the two JSON files mean, as JSON Schema (2020-12); both lie beside the files."""

from __future__ import annotations

from typing import Any

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT, _WHOLE, _YES = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
_MOMENT = {"type": "string", "format": "date-time"}
_UID = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_TEXTS = {"type": "array", "items": _TEXT}


def _object(needed: dict[str, Any], may: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**needed, **(may or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


_ENTRY = _object(
    {
        "uid": _UID,
        "at": {**_MOMENT, "description": "When it is about, with the distance from UTC."},
        "zone": {"type": "string", "description": "IANA time zone it was written in."},
        "day": {"type": "string", "format": "date", "description": "The local day."},
        "mark": {
            "type": ["integer", "null"],
            "minimum": 1,
            "maximum": 5,
            "description": "1 Very hard, 2 Hard, 3 In between, 4 Steady, 5 Good.",
        },
        "mark_word": {"type": ["string", "null"]},
        "feelings": _TEXTS,
        "scales": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 10},
            "description": "0 is none at all, 10 the most.",
        },
        "tags": _TEXTS,
        "starred": _YES,
        "photos": {"type": "array", "items": {"type": "string", "pattern": "^photos/.*\\.jpg$"}},
        "created_at": _MOMENT,
        "changed_at": _MOMENT,
        "text": {"type": "string", "description": "Empty for a check-in and a sealed letter."},
    },
    {"letter": _object({"open": _TEXT, "sealed": _YES})},
)

JOURNAL: dict[str, Any] = {
    "$schema": _DRAFT,
    "title": "Journal taken out of Companion, the oldest entry first",
    **_object(
        {
            "$schema": _TEXT,
            "format": {"const": "companion-journal"},
            "version": {"const": 1},
            "made_at": _MOMENT,
            "entries": {"type": "array", "items": _ENTRY},
        }
    ),
}

EVERYTHING: dict[str, Any] = {
    "$schema": _DRAFT,
    "title": "Everything in Companion, row by row, for bringing it back",
    "description": (
        "Times are microseconds since 1970 in UTC. Tables come before those that refer to "
        "them. The counts stand at the end: a file without them was cut short."
    ),
    **_object(
        {
            "format": {"const": "companion-everything"},
            "version": {"const": 1},
            "schema": {**_WHOLE, "description": "The number of the form the tables have."},
            "made_at": _MOMENT,
            "rows": {
                "type": "array",
                "items": _object(
                    {
                        "table": _TEXT,
                        "row": {
                            "type": "object",
                            "additionalProperties": {
                                "anyOf": [
                                    {"type": ["string", "integer", "null"]},
                                    _object({"base64": _TEXT}),
                                    _object({"file": _TEXT}),
                                ]
                            },
                        },
                    }
                ),
            },
            "counts": {"type": "object", "additionalProperties": _WHOLE},
        }
    ),
}
