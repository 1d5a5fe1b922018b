"""Which tables are written for a spreadsheet, and how their columns are called there.

``{days}`` stands for the chosen days, ``{plan}`` and ``{utc}`` for ``STANDING``.
A column called ``..._cents`` is written as money. A reading with ``{after}`` ends in the day,
the moment and the number of its entry, after which the next rows are read.
"""

from __future__ import annotations

from typing import NamedTuple

from mbc_companion.exchange.taking_out.domain import Part


class Asked(NamedTuple):
    """``words`` is the reading; its columns are called as in ``columns``."""

    part: Part
    name: str
    columns: tuple[str, ...]
    words: str


_CHECK_IN = ("day", "time_utc", "zone", "mark", "feelings", "scales", "has_words")
_VISIT = (
    *("uid", "day", "time", "zone", "minutes", "kind", "mode", "with", "place", "status"),
    *("payment", "notes", "after", "feeling"),
)
_PLAN = (
    *("uid", "name", "sort", "type", "first_day", "last_day", "member_id", "phone"),
    *("reference", "secondary", "note"),
)
_AUTHORIZATION = (
    *("plan", "number", "kinds", "provider", "requested", "approved", "first_day"),
    *("last_day", "status", "source", "note"),
)
_CALL = (
    *("day", "time_utc", "zone", "plan", "about", "who", "reference", "callback"),
    *("next_call_on", "state", "notes"),
)
_CLAIM = (
    *("visit_uid", "day", "with", "payer", "plan", "authorization", "claim", "claim_on"),
    *("reference", "charged_cents", "allowed_cents", "plan_paid_cents", "owed_cents"),
    *("paid_cents", "reimbursed_cents", "estimate_cents", "billed_on", "superbill", "note"),
)
_DENIAL = (
    *("plan", "about", "reason", "urgent", "asked_on", "notice_dated", "notice_came"),
    *("appeal_by", "appealed_on", "answered_on", "final_dated", "final_came"),
    *("external_by", "closed", "note"),
)
STANDING = {
    "{plan}": "(SELECT p.name FROM coverage_plan p WHERE p.uid = t.plan_uid)",
    "{utc}": "strftime('%Y-%m-%dT%H:%M:%SZ', t.at / 1000000, 'unixepoch')",
}
"""What stands for longer words in every reading."""

ALL = (
    Asked(
        Part.CHECK_INS,
        "check-ins.csv",
        _CHECK_IN,
        """SELECT t.day, {utc}, t.zone, t.mood,
        (SELECT group_concat(f.feeling, '; ') FROM entry_feeling f WHERE f.entry_id = t.id),
        (SELECT group_concat(s.scale || ' ' || s.value, '; ')
         FROM entry_scale s WHERE s.entry_id = t.id),
        CASE WHEN t.wordless THEN 'no' ELSE 'yes' END, t.day, t.at, t.id
        FROM entry t WHERE t.removed_at IS NULL AND (t.mood IS NOT NULL OR t.wordless)
        {days} {after} ORDER BY t.day, t.at, t.id""",
    ),
    Asked(
        Part.VISITS,
        "visits.csv",
        _VISIT,
        """SELECT t.uid, t.day, substr(t.clock, 1, 5), t.zone, t.minutes, t.kind, t.mode,
        t.provider_name, t.place, t.status, t.payment, t.notes, t.after_note, t.feeling
        FROM visit t WHERE t.removed_at IS NULL {days} ORDER BY t.at, t.id""",
    ),
    Asked(
        Part.VISITS,
        "questions.csv",
        ("visit_uid", "day", "question", "asked"),
        """SELECT t.uid, t.day, coalesce(nullif(l.text, ''), i.text),
        CASE WHEN i.asked THEN 'yes' ELSE 'no' END
        FROM visit_item i JOIN visit t ON t.uid = i.visit_uid LEFT JOIN link l ON l.uid = i.uid
        WHERE t.removed_at IS NULL {days} ORDER BY t.at, t.id, i.position""",
    ),
    Asked(
        Part.COVERAGE,
        "plans.csv",
        _PLAN,
        """SELECT t.uid, t.name, t.sort, t.type, t.first_day, t.last_day, t.member_id, t.phone,
        t.reference, CASE WHEN t.secondary THEN 'yes' ELSE 'no' END, t.note
        FROM coverage_plan t WHERE t.removed_at IS NULL ORDER BY t.created_at, t.uid""",
    ),
    Asked(
        Part.COVERAGE,
        "plan-answers.csv",
        ("plan", "about", "name", "value", "source", "said_on", "reference"),
        """SELECT coalesce(p.name, q.name), coalesce(b.called, ''), t.name, t.value, t.source,
        t.said_on, t.reference FROM coverage_fact t
        LEFT JOIN coverage_plan p ON p.uid = t.subject_uid
        LEFT JOIN coverage_benefit b ON b.uid = t.subject_uid
        LEFT JOIN coverage_plan q ON q.uid = b.plan_uid ORDER BY t.id""",
    ),
    Asked(
        Part.COVERAGE,
        "authorizations.csv",
        _AUTHORIZATION,
        """SELECT {plan}, t.number, replace(t.kinds, char(10), '; '), t.provider,
        t.requested, t.approved, t.first_day, t.last_day, t.status, t.source, t.note
        FROM coverage_authorization t WHERE t.removed_at IS NULL ORDER BY t.created_at, t.uid""",
    ),
    Asked(
        Part.COVERAGE,
        "calls.csv",
        _CALL,
        """SELECT t.day, {utc}, t.zone, {plan}, t.about, t.who, t.reference,
        t.callback, t.next_call_on, t.state, t.notes
        FROM insurer_call t WHERE t.removed_at IS NULL ORDER BY t.at, t.uid""",
    ),
    Asked(
        Part.COVERAGE,
        "claims.csv",
        _CLAIM,
        """SELECT t.visit_uid, v.day, v.provider_name, t.payer, {plan},
        (SELECT a.number FROM coverage_authorization a WHERE a.uid = t.authorization_uid),
        t.claim, t.claim_on, t.reference, t.charged, t.allowed, t.plan_paid, t.owed, t.paid,
        t.reimbursed, t.estimate, t.billed_on, t.superbill, t.note
        FROM visit_payment t JOIN visit v ON v.uid = t.visit_uid
        WHERE v.removed_at IS NULL AND t.removed_at IS NULL ORDER BY v.at, v.id""",
    ),
    Asked(
        Part.COVERAGE,
        "denials.csv",
        _DENIAL,
        """SELECT {plan}, t.about, t.reason, CASE WHEN t.urgent THEN 'yes' ELSE 'no' END,
        t.asked_on, t.notice_dated, t.notice_came, t.appeal_by, t.appealed_on, t.answered_on,
        t.final_dated, t.final_came, t.external_by, CASE WHEN t.closed THEN 'yes' ELSE 'no' END,
        t.note FROM coverage_denial t WHERE t.removed_at IS NULL ORDER BY t.created_at, t.uid""",
    ),
    Asked(
        Part.CONTACTS,
        "license-checks.csv",
        ("name", "state", "board", "number", "outcome", "day"),
        """SELECT c.name, t.state, t.board, t.number, t.outcome, t.day
        FROM license_check t JOIN contact c ON c.id = t.contact_id
        WHERE c.removed_at IS NULL ORDER BY t.day, t.made_at""",
    ),
    Asked(
        Part.CONTACTS,
        "talks.csv",
        ("name", "time_utc", "zone", "note"),
        """SELECT c.name, {utc}, t.zone, t.note
        FROM contact_talk t JOIN contact c ON c.id = t.contact_id
        WHERE c.removed_at IS NULL ORDER BY t.at, t.uid""",
    ),
    Asked(
        Part.LIBRARY,
        "library-notes.csv",
        ("topic", "note"),
        "SELECT t.topic, t.text FROM topic_note t ORDER BY t.topic",
    ),
)
