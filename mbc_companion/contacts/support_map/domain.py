"""The ten kinds of support of the source article, and what a person says about each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class SupportKind(Enum):
    """The order is the order on screen; the values are what a library topic names."""

    INDIVIDUAL_THERAPY = "individual_therapy"
    GROUP_COUNSELING = "group_counseling"
    MBC_SUPPORT_GROUP = "mbc_support_group"
    ONLINE_COMMUNITY = "online_community"
    IN_HOUSE_COUNSELING = "in_house_counseling"
    PALLIATIVE_TEAM = "palliative_team"
    HELPLINE = "helpline"
    PARTNERS_GROUP = "partners_group"
    MEDICINES_WITH_PRESCRIBER = "medicines_with_prescriber"
    CHAPLAIN_OR_MEANING = "chaplain_or_meaning"


class Status(Enum):
    """Nobody has to try anything: "not for me" is as good an answer as any."""

    NOT_TRIED = "not_tried"
    ASKING = "asking"
    WAITING = "waiting"
    USING = "using"
    NOT_FOR_ME = "not_for_me"


@dataclass(frozen=True)
class Support:
    """``contact_uid`` may lead to a contact that was removed since; empty is none."""

    kind: SupportKind
    status: Status = Status.NOT_TRIED
    next_step: str = ""
    contact_uid: str = ""


class SupportMap(Protocol):
    """Where the map is kept; changes are published as ``SupportChanged``."""

    def all(self) -> tuple[Support, ...]:
        """Each kind once, in the order of ``SupportKind``."""

    def put(self, support: Support) -> None:
        """Durable on return or raises a KnownError. Raises TooLong."""
