"""What a backup says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

# Made anew from other rows, or the program's own; a fall in these says nothing of a person's.
_NOT_RECORDS = frozenset({"vault_state", "use_day", "preference", "entry_month", "draft"})
_LARGEST = 2**53


@dataclass(frozen=True)
class Manifest:
    """Stands at the front of a backup, under a MAC.

    What it holds is sealed: whoever has only the file reads ``made_at``, ``payload`` and
    ``size``, and all the rest is empty until it is opened with the data key.

    ``vault`` names the vault whose key header opens it, ``commits`` is the counter of its
    database, ``line`` changes with every restore, ``counts`` are rows a table, ``digest``
    is over all rows and ``content`` over those a person made; ``payload`` is the SHA-256 of
    the encrypted database behind it, ``size`` its bytes. ``made_at`` is UTC.
    """

    made_at: datetime
    payload: str
    size: int
    vault: str = ""
    schema: int = 0
    commits: int = 0
    entries: int = 0
    last_day: str = ""
    digest: str = ""
    content: str = ""
    line: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def records(self) -> int:
        """Everything a person made, drafts aside."""
        return sum(n for table, n in self.counts.items() if table not in _NOT_RECORDS)

    @property
    def is_open(self) -> bool:
        """Whether more is known than the outside of the file."""
        return self.schema > 0

    def encoded(self) -> bytes:
        """Everything, to be sealed."""
        told = asdict(self) | {"made_at": self.made_at.astimezone(UTC).isoformat()}
        return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")

    @classmethod
    def decode(cls, content: bytes) -> Manifest:
        """Raises ValueError for anything but what ``encoded`` gives."""
        told = json.loads(content.decode("ascii"))
        if not isinstance(told, dict) or set(told) != set(cls.__dataclass_fields__):
            raise ValueError
        made_at = datetime.fromisoformat(_text(told.pop("made_at")))
        counts = told.pop("counts")
        if made_at.tzinfo is None or not isinstance(counts, dict):
            raise ValueError
        numbers = ("schema", "commits", "entries", "size")
        kinds = {name: _number if name in numbers else _text for name in told}
        read: dict[str, Any] = {name: kinds[name](value) for name, value in told.items()}
        return cls(
            made_at=made_at, counts={_text(k): _number(n) for k, n in counts.items()}, **read
        )


@dataclass(frozen=True)
class Copy:
    """A verified backup in a folder; ``ours`` if it was made with the data key of now."""

    path: Path
    manifest: Manifest
    ours: bool


@dataclass(frozen=True)
class Preview:
    """What a backup holds, after it was opened and read whole.

    ``ours``: it has the data key of now, so the passphrase of now stays. Otherwise it
    opens with the passphrase it had when it was made.
    """

    manifest: Manifest
    ours: bool


class What(Enum):
    """Kinds of files the program writes on this computer."""

    KEYS = "keys"
    JOURNAL = "journal"
    SETTINGS = "settings"
    BACKUPS = "backups"
    SECOND_PLACE = "second place"
    KEPT = "kept"
    KEYRING = "keyring"
    UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Deleted:
    """``removed``: how many files of each kind; ``left``: kinds of which some are still there."""

    removed: dict[What, int]
    left: tuple[What, ...] = ()


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise ValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value
