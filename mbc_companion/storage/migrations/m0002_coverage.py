"""Schema 2, coverage: plans, what was said about them, authorizations, calls, money, denials."""

from __future__ import annotations

_KEPT = """
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed_on_use INTEGER
"""

STATEMENTS = (
    f"""
    CREATE TABLE coverage_plan (
        uid TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        sort TEXT NOT NULL,
        type TEXT NOT NULL,
        first_day TEXT,
        last_day TEXT,
        member_id TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        contact_uid TEXT NOT NULL DEFAULT '',
        reference TEXT NOT NULL DEFAULT '',
        secondary INTEGER NOT NULL DEFAULT 0,
        pace_weeks INTEGER,
        proof_due TEXT,
        note TEXT NOT NULL DEFAULT '',
        {_KEPT}
    )
    """,
    f"""
    CREATE TABLE coverage_benefit (
        uid TEXT NOT NULL PRIMARY KEY,
        plan_uid TEXT NOT NULL,
        called TEXT NOT NULL DEFAULT '',
        kinds TEXT NOT NULL,
        {_KEPT}
    )
    """,
    # Never changed, only added to: the newest of a name is in force, the others are history.
    """
    CREATE TABLE coverage_fact (
        id INTEGER NOT NULL PRIMARY KEY,
        subject_uid TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT,
        source TEXT NOT NULL,
        said_on TEXT NOT NULL,
        reference TEXT NOT NULL DEFAULT '',
        call_uid TEXT NOT NULL DEFAULT '',
        recorded_at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX coverage_fact_of ON coverage_fact (subject_uid, name, id)",
    f"""
    CREATE TABLE coverage_authorization (
        uid TEXT NOT NULL PRIMARY KEY,
        plan_uid TEXT NOT NULL,
        number TEXT NOT NULL DEFAULT '',
        kinds TEXT NOT NULL DEFAULT '',
        provider TEXT NOT NULL DEFAULT '',
        requested INTEGER,
        approved INTEGER,
        first_day TEXT,
        last_day TEXT,
        status TEXT NOT NULL,
        ask_days INTEGER NOT NULL,
        source TEXT NOT NULL DEFAULT '',
        renews_uid TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        {_KEPT}
    )
    """,
    f"""
    CREATE TABLE insurer_call (
        uid TEXT NOT NULL PRIMARY KEY,
        plan_uid TEXT NOT NULL DEFAULT '',
        at INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        about TEXT NOT NULL DEFAULT '',
        who TEXT NOT NULL DEFAULT '',
        reference TEXT NOT NULL DEFAULT '',
        callback TEXT NOT NULL DEFAULT '',
        next_call_on TEXT,
        notes TEXT NOT NULL DEFAULT '',
        step INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL,
        answers TEXT NOT NULL DEFAULT '',
        {_KEPT}
    )
    """,
    f"""
    CREATE TABLE coverage_denial (
        uid TEXT NOT NULL PRIMARY KEY,
        plan_uid TEXT NOT NULL DEFAULT '',
        visit_uid TEXT NOT NULL DEFAULT '',
        about TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        received INTEGER NOT NULL,
        urgent INTEGER NOT NULL,
        asked_on TEXT,
        notice_dated TEXT,
        notice_came TEXT,
        appeal_by TEXT,
        appealed_on TEXT,
        answered_on TEXT,
        final_dated TEXT,
        final_came TEXT,
        external_by TEXT,
        closed INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        {_KEPT}
    )
    """,
    # One that counts for each visit; those removed before it can still come back.
    f"""
    CREATE TABLE visit_payment (
        uid TEXT NOT NULL PRIMARY KEY,
        visit_uid TEXT NOT NULL,
        payer TEXT NOT NULL,
        plan_uid TEXT NOT NULL DEFAULT '',
        authorization_uid TEXT NOT NULL DEFAULT '',
        outside INTEGER NOT NULL DEFAULT 0,
        claim TEXT NOT NULL,
        claim_on TEXT,
        reference TEXT NOT NULL DEFAULT '',
        charged INTEGER,
        allowed INTEGER,
        plan_paid INTEGER,
        owed INTEGER,
        paid INTEGER,
        reimbursed INTEGER,
        estimate INTEGER,
        billed_on TEXT,
        superbill TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        {_KEPT}
    )
    """,
    """
    CREATE UNIQUE INDEX visit_payment_of ON visit_payment (visit_uid)
    WHERE removed_at IS NULL
    """,
    """
    CREATE TABLE coverage_reminder (
        uid TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL,
        subject_uid TEXT NOT NULL,
        about TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE TABLE coverage_put_away (key TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
    # The key of a date and its step; the id is all that is known of it while locked.
    """
    CREATE TABLE coverage_notice (
        key TEXT NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        said_at INTEGER,
        snoozed_until INTEGER
    ) WITHOUT ROWID
    """,
)
