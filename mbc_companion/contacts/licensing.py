"""Who may do what, where a license is looked up, and which states let a license travel.

Read from resources/contacts/licensing.json, whole or not at all: a wrong list is worse
than none. Every list carries the month it was true for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from mbc_companion.core.errors import KnownError

SCHEMA = 1
MAX_BYTES = 256 * 1024
_WEB = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class LicensingDamaged(KnownError):
    """The shipped list is missing or not as it was shipped."""


class Can(Enum):
    """How far a profession may do something."""

    YES = "yes"
    NO = "no"
    SOMETIMES = "sometimes"
    USUALLY = "usually"
    MOST_STATES = "most_states"
    FEW_STATES = "few_states"
    BY_STATE = "by_state"
    BY_LICENSE = "by_license"
    SUPERVISED = "supervised"
    REFERRAL = "referral"
    UNSAID = "unsaid"


class Compact(Enum):
    """Which agreement among states is about a profession."""

    PSYPACT = "psypact"
    COUNSELING = "counseling"
    SOCIAL_WORK = "social_work"
    NONE_FAMILY = "none_family"
    NONE = "none"


@dataclass(frozen=True)
class Profession:
    """``letters`` are those seen after a name, in the order they are usual."""

    uid: str
    letters: tuple[str, ...]
    diagnose: Can
    prescribe: Can
    therapy: Can
    compact: Compact

    @property
    def is_licensed(self) -> bool:
        """Somebody to check a license of before talking with them about private things."""
        return self.therapy in (Can.YES, Can.SOMETIMES)


@dataclass(frozen=True)
class Board:
    """``profession`` empty: for every profession of the state. ``seen`` is a year or month."""

    state: str
    profession: str
    web: str
    seen: str


@dataclass(frozen=True)
class Lists:
    """The file as read; months are the first of the month."""

    states: dict[str, str]
    professions: tuple[Profession, ...]
    psypact: frozenset[str]
    psypact_as_of: date
    psypact_web: str
    counseling: frozenset[str]
    counseling_enacted_as_of: date
    counseling_issuing: frozenset[str]
    counseling_as_of: date
    social_work_as_of: date
    boards: tuple[Board, ...]
    certificates: dict[str, str]

    def profession(self, uid: str) -> Profession | None:
        return next((one for one in self.professions if one.uid == uid), None)

    def board(self, state: str, profession: str) -> Board | None:
        """Where the license of ``profession`` in ``state`` is looked up, if we know."""
        fitting = [
            board
            for board in self.boards
            if board.state == state and board.profession in (profession, "")
        ]
        return max(fitting, key=lambda board: bool(board.profession), default=None)


def by_letters(typed: str, professions: Iterable[Profession]) -> Profession | None:
    """The one profession whose letters stand in ``typed`` ("Joan Park, LCSW, OSW-C").

    None where letters say too little, as MD does. The license counts before a certificate.
    """
    words = {word.strip(".,;()").upper() for word in typed.replace(",", " ").split()}
    found = [
        one
        for one in professions
        if words & {letters.upper() for letters in one.letters} - {"MD", "DO"}
    ]
    licensed = [one for one in found if one.uid != "oncology_social_worker"]
    chosen = licensed or found
    return chosen[0] if len(chosen) == 1 else None


def check_again_on(checked: date) -> date:
    """Twelve months later; February 29 becomes February 28."""
    try:
        return checked.replace(year=checked.year + 1)
    except ValueError:
        return checked.replace(year=checked.year + 1, day=28)


def is_due(checked: date, today: date) -> bool:
    return today >= check_again_on(checked)


def read_lists(path: Path) -> Lists:
    """Read strictly. Raises LicensingDamaged."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise LicensingDamaged("size")
        return _lists(json.loads(content.decode("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise LicensingDamaged(type(error).__name__) from None


def _lists(top: dict[str, Any]) -> Lists:
    if top["schema"] != SCHEMA:
        raise ValueError("schema")
    states = {str(code): str(name) for code, name in top["states"].items()}
    psypact, counseling = top["psypact"], top["counseling"]
    found = Lists(
        states=states,
        professions=tuple(_profession(one) for one in top["professions"]),
        psypact=_codes(psypact["members"], states),
        psypact_as_of=_month(psypact["as_of"]),
        psypact_web=_web(psypact["web"]),
        counseling=_codes(counseling["enacted"], states),
        counseling_enacted_as_of=_month(counseling["enacted_as_of"]),
        counseling_issuing=_codes(counseling["issuing"], states),
        counseling_as_of=_month(counseling["as_of"]),
        social_work_as_of=_month(top["social_work"]["as_of"]),
        boards=tuple(
            Board(one["state"], one["profession"], _web(one["web"]), one["seen"])
            for one in top["boards"]
        ),
        certificates={uid: _web(web) for uid, web in top["certificates"].items()},
    )
    known = {one.uid for one in found.professions}
    if not found.counseling_issuing <= found.counseling or len(known) != len(found.professions):
        raise ValueError("lists")
    if not {board.state for board in found.boards} <= set(states):
        raise ValueError("boards")
    return found


def _profession(one: dict[str, Any]) -> Profession:
    return Profession(
        uid=one["id"],
        letters=tuple(one["letters"]),
        diagnose=Can(one["diagnose"]),
        prescribe=Can(one["prescribe"]),
        therapy=Can(one["therapy"]),
        compact=Compact(one["compact"]),
    )


def _codes(codes: list[str], states: dict[str, str]) -> frozenset[str]:
    if len(set(codes)) != len(codes) or not set(codes) <= set(states):
        raise ValueError("states")
    return frozenset(codes)


def _month(written: str) -> date:
    return date.fromisoformat(f"{written}-01")


def _web(address: str) -> str:
    if not _WEB.fullmatch(address):
        raise ValueError("web")
    return address
