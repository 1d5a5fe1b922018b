"""Plans, facts and authorizations in the encrypted file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
)

from mbc_companion.core.text import storable
from mbc_companion.coverage import facts as said
from mbc_companion.coverage.domain import (
    Authorization,
    AuthorizationStatus,
    Benefit,
    Kind,
    Plan,
    PlanSort,
    PlanType,
    Record,
)
from mbc_companion.coverage.facts import Fact, Facts, Name, Origin, Source
from mbc_companion.coverage.keeping.repository import (
    Keeping,
    day_of,
    day_text,
    gone_of,
    kept_columns,
    listing,
    micros,
    moment,
)
from mbc_companion.coverage.removed import What

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


plans = Table(
    "coverage_plan",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    _text("member_id"),
    _text("phone"),
    _text("contact_uid"),
    _text("reference"),
    Column("secondary", Integer, nullable=False, server_default="0"),
    Column("pace_weeks", Integer),
    Column("proof_due", Text),
    _text("note"),
    *kept_columns(),
)
benefits = Table(
    "coverage_benefit",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("plan_uid", Text, nullable=False),
    _text("called"),
    Column("kinds", Text, nullable=False),
    *kept_columns(),
)
facts = Table(
    "coverage_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject_uid", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("value", Text),
    Column("source", Text, nullable=False),
    Column("said_on", Text, nullable=False),
    _text("reference"),
    _text("call_uid"),
    Column("recorded_at", Integer, nullable=False),
)
authorizations = Table(
    "coverage_authorization",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("plan_uid", Text, nullable=False),
    _text("number"),
    _text("kinds"),
    _text("provider"),
    Column("requested", Integer),
    Column("approved", Integer),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("status", Text, nullable=False),
    Column("ask_days", Integer, nullable=False),
    _text("source"),
    _text("renews_uid"),
    _text("note"),
    *kept_columns(),
)
_every_plan = listing(
    select(plans)
    .where(plans.c.removed_at.is_(None))
    .order_by(plans.c.secondary, plans.c.last_day.is_not(None), plans.c.created_at, plans.c.uid)
)
_every_benefit = listing(
    select(benefits)
    .where(benefits.c.removed_at.is_(None))
    .order_by(benefits.c.created_at, benefits.c.uid)
)
_every_authorization = listing(
    select(authorizations)
    .where(authorizations.c.removed_at.is_(None))
    .order_by(authorizations.c.first_day, authorizations.c.uid)
)
_newest_fact = select(func.max(facts.c.id)).group_by(facts.c.subject_uid, facts.c.name)
_every_fact = listing(select(facts).where(facts.c.id.in_(_newest_fact)).order_by(facts.c.id))
_THINGS = (plans, benefits, authorizations)


class CoverageRepository(Keeping):
    """``domain.PlanRepository`` on SQLCipher; see there for what each method promises."""

    things = _THINGS
    gone = (
        gone_of(What.PLAN, plans, name=plans.c.name),
        gone_of(
            What.AUTHORIZATION,
            authorizations,
            name=authorizations.c.number,
            plan=authorizations.c.plan_uid,
        ),
    )

    def sweep(self, connection: Connection) -> None:
        """The benefits, authorizations and answers of plans that are no more."""
        for table in (benefits, authorizations):
            lost = table.c.plan_uid.not_in(select(plans.c.uid))
            connection.execute(delete(table).where(lost))
        subjects = select(plans.c.uid).union_all(select(benefits.c.uid))
        connection.execute(delete(facts).where(facts.c.subject_uid.not_in(subjects)))

    def record(self) -> Record:
        known = self._facts()
        return Record(self._plans(known), self._benefits(known), self.authorizations())

    def plans(self) -> tuple[Plan, ...]:
        return self._plans(self._facts())

    def _plans(self, known: Mapping[str, Facts]) -> tuple[Plan, ...]:
        return tuple(_to_plan(row, known.get(row.uid, ())) for row in self.listed(_every_plan))

    def benefits(self) -> tuple[Benefit, ...]:
        return self._benefits(self._facts())

    def _benefits(self, known: Mapping[str, Facts]) -> tuple[Benefit, ...]:
        return tuple(
            Benefit(row.uid, row.plan_uid, row.called, _kinds(row.kinds), known.get(row.uid, ()))
            for row in self.listed(_every_benefit)
        )

    def authorizations(self) -> tuple[Authorization, ...]:
        return tuple(_to_authorization(row) for row in self.listed(_every_authorization))

    def save_plan(self, plan: Plan) -> None:
        self.put(
            plans,
            {
                "uid": plan.uid,
                "name": plan.name.strip(),
                "sort": plan.sort.value,
                "type": plan.type.value,
                "first_day": day_text(plan.first_day),
                "last_day": day_text(plan.last_day),
                "member_id": plan.member_id,
                "phone": plan.phone,
                "contact_uid": plan.contact_uid,
                "reference": plan.reference,
                "secondary": int(plan.secondary),
                "pace_weeks": plan.pace_weeks,
                "proof_due": day_text(plan.proof_due),
                "note": plan.note,
            },
        )

    def save_benefit(self, benefit: Benefit) -> None:
        values = {
            "uid": benefit.uid,
            "plan_uid": benefit.plan_uid,
            "called": benefit.called,
            "kinds": _kinds_text(benefit.kinds),
        }
        self.put(benefits, values)

    def save_authorization(self, authorization: Authorization) -> None:
        one = authorization
        self.put(
            authorizations,
            {
                "uid": one.uid,
                "plan_uid": one.plan_uid,
                "number": one.number,
                "kinds": _kinds_text(one.kinds),
                "provider": one.provider,
                "requested": one.requested,
                "approved": one.approved,
                "first_day": day_text(one.first_day),
                "last_day": day_text(one.last_day),
                "status": one.status.value,
                "ask_days": one.ask_days,
                "source": one.source,
                "renews_uid": one.renews_uid,
                "note": one.note,
            },
        )

    def record_facts(self, subject_uid: str, new: Iterable[Fact]) -> tuple[Name, ...]:
        now = micros(self._clock.now())
        known = self._facts().get(subject_uid, ())
        rows, put = [], []
        for fact in new:
            before = said.find(known, fact.name)
            if before is not None and (before.value, before.origin) == (fact.value, fact.origin):
                continue
            rows.append(_to_fact_row(subject_uid, fact, now))
            put.append(fact.name)
        if rows:
            with self._database.write() as connection:
                connection.execute(insert(facts), rows)
            self.changed()
        return tuple(put)

    def history(self, subject_uid: str, name: Name) -> tuple[Fact, ...]:
        where = (facts.c.subject_uid == subject_uid, facts.c.name == name.value)
        statement = select(facts).where(*where).order_by(facts.c.id.desc())
        with self._database.read() as connection:
            return tuple(_to_fact(row) for row in connection.execute(statement))

    def take_back_facts(self, subject_uid: str, names: Iterable[Name]) -> None:
        with self._database.write() as connection:
            for name in names:
                where = (facts.c.subject_uid == subject_uid, facts.c.name == name.value)
                newest = select(func.max(facts.c.id)).where(*where).scalar_subquery()
                connection.execute(delete(facts).where(facts.c.id == newest))
        self.changed()

    def _facts(self) -> dict[str, Facts]:
        """The newest of every name, by subject."""
        found: dict[str, Facts] = {}
        for row in self.listed(_every_fact):
            found[row.subject_uid] = (*found.get(row.subject_uid, ()), _to_fact(row))
        return found


def _kinds(text: str) -> frozenset[Kind]:
    return frozenset(Kind(one) for one in text.split(",") if one)


def _kinds_text(kinds: frozenset[Kind]) -> str:
    return ",".join(sorted(kinds))


def _to_plan(row: Any, known: Facts) -> Plan:
    return Plan(
        uid=row.uid,
        name=row.name,
        sort=PlanSort(row.sort),
        type=PlanType(row.type),
        first_day=day_of(row.first_day),
        last_day=day_of(row.last_day),
        member_id=row.member_id,
        phone=row.phone,
        contact_uid=row.contact_uid,
        reference=row.reference,
        secondary=bool(row.secondary),
        pace_weeks=row.pace_weeks,
        proof_due=day_of(row.proof_due),
        note=row.note,
        facts=known,
    )


def _to_authorization(row: Any) -> Authorization:
    return Authorization(
        uid=row.uid,
        plan_uid=row.plan_uid,
        number=row.number,
        kinds=_kinds(row.kinds),
        provider=row.provider,
        requested=row.requested,
        approved=row.approved,
        first_day=day_of(row.first_day),
        last_day=day_of(row.last_day),
        status=AuthorizationStatus(row.status),
        ask_days=row.ask_days,
        source=row.source,
        renews_uid=row.renews_uid,
        note=row.note,
    )


def _to_fact_row(subject_uid: str, fact: Fact, now: int) -> dict[str, Any]:
    return {
        "subject_uid": subject_uid,
        "name": fact.name.value,
        "value": said.as_text(fact.value),
        "source": fact.origin.source.value,
        "said_on": fact.origin.said_on.isoformat(),
        "reference": storable(fact.origin.reference),
        "call_uid": fact.origin.call_uid,
        "recorded_at": now,
    }


def _to_fact(row: Any) -> Fact:
    name = Name(row.name)
    origin = Origin(
        Source(row.source), date.fromisoformat(row.said_on), row.reference, row.call_uid
    )
    return Fact(name, said.from_text(name, row.value), origin, moment(row.recorded_at))
