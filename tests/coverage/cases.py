"""The cases worked by hand, read into the record the rules take."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    ClaimState,
    CountedVisit,
    Kind,
    Payer,
    Plan,
    PlanSort,
    PlanType,
    Record,
    Status,
)
from mbc_companion.coverage.facts import NO_LIMIT, Fact, MonthDay, Name, Origin, Source, Value

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """``said`` is the whole file; ``record`` what the rules are given."""

    name: str
    said: dict[str, Any]
    record: Record

    @property
    def today(self) -> date:
        today: date = self.said["today"]
        return today


def all_cases() -> list[Case]:
    return [read(path) for path in sorted(FOLDER.glob("*.toml"))]


def read(path: Path) -> Case:
    said = tomllib.loads(path.read_text("utf-8"))
    plans = tuple(_plan(one) for one in said["plans"])
    benefits = tuple(_benefit(one) for one in said["plans"])
    authorizations = tuple(
        Authorization(
            uid=one["number"],
            plan_uid=one["plan"],
            number=one["number"],
            approved=one["approved"],
            first_day=one["first_day"],
            last_day=one["last_day"],
        )
        for one in said.get("authorizations", ())
    )
    visits = tuple(visit for group in said["visits"] for visit in _visits(group))
    return Case(path.stem, said, Record(plans, benefits, authorizations, visits))


def _plan(one: dict[str, Any]) -> Plan:
    month, _, day = one["resets"].partition("-")
    starts = Fact(Name.YEAR_STARTS, MonthDay(int(month), int(day)), _origin("card", ""))
    return Plan(
        uid=one["name"],
        name=one["name"],
        sort=PlanSort(one.get("sort", "insurance")),
        type=PlanType(one["type"]),
        first_day=one.get("starts"),
        last_day=one.get("ends"),
        facts=(starts,),
    )


def _origin(source: str, reference: str) -> Origin:
    return Origin(Source(source), date(2026, 3, 3), reference)


def _benefit(one: dict[str, Any]) -> Benefit:
    facts: list[Fact] = []
    origin = _origin(one.get("limit_source", "card"), one.get("limit_reference", ""))
    if one["limit"] != "unknown":
        limit: Value = NO_LIMIT if one["limit"] == "none" else one["limit"]
        facts.append(Fact(Name.VISITS_A_YEAR, limit, origin))
    if "missed_count" in one:
        facts.append(Fact(Name.MISSED_COUNT, one["missed_count"], origin))
    kinds = frozenset(Kind(kind) for kind in one["kinds"])
    return Benefit(f"{one['name']} visits", one["name"], "", kinds, tuple(facts))


def _visits(group: dict[str, Any]) -> list[CountedVisit]:
    payer = Payer(group.get("sort", "plan"))
    return [
        CountedVisit(
            uid=f"{group.get('pays', payer.value)} {day}",
            day=day,
            kind=Kind(group.get("kind", "individual_therapy")),
            status=Status(group["status"]),
            payer=payer,
            plan_uid=group.get("pays", ""),
            authorization_uid=group.get("authorization", ""),
            claim=ClaimState(group.get("claim", "none")),
        )
        for day in group["days"]
    ]
