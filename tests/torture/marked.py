"""A vault with markup in every field that holds a person's words."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, text

from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.demo import fill
from tests.exchange.full import _AS_THE_PROGRAM_WOULD
from tests.fakes import FrozenClock
from tests.storage.golden.make_golden_2 import fill_the_rest, tables

# What the program itself writes: ids, days, kinds and the like; never a person's words.
OURS = {
    *("uid", "day", "zone", "kind", "mode", "status", "payment", "month", "key", "value", "at"),
    *("clock", "slot", "reminders", "techniques", "pace", "until", "first", "first_day", "state"),
    *("last_day", "sort", "type", "source", "said_on", "name_key", "outcome", "states", "kinds"),
    *("profession", "sorting", "folded", "topic", "topics", "helpline", "payer", "claim", "way"),
    *("claim_on", "billed_on", "proof_due", "asked_on", "notice_dated", "notice_came", "scale"),
    *("appeal_by", "appealed_on", "answered_on", "final_dated", "final_came", "external_by"),
    *("next_call_on", "feelings", "details", "answers", "superbill", "id", "from_kind"),
    *("to_kind", "phone", "callback", "merged_into"),
}
# The same name means something else in another table.
OURS_IN = {
    *(("coverage_fact", "name"), ("coverage_fact", "value"), ("contact", "words")),
    *(("coverage_reminder", "about"), ("entry_feeling", "feeling"), ("contact_phone", "number")),
    *(("own_helpline", "number"), ("import_batch", "source"), ("vault_state", "line")),
    *(("shared", "what"), ("draft", "text"), ("use_day", "day")),
}
FIELD = "<b>{table} {column}</b> <img src='trap.png'> <a href='https://example.org/'>go</a>"


def markup(table: str, column: str) -> str:
    return FIELD.format(table=table, column=column)


def fill_with_markup(paths: DataPaths, clock: FrozenClock) -> list[str]:
    """A vault of the demo's passphrase; gives "table column" of every field with markup."""
    fill(paths, clock)
    opened = Unlocked.open(paths, vault.unlock(paths, DEMO_PASSPHRASE), clock)
    try:
        with opened.database.write() as connection:
            _more_rows(connection)
            return list(_marked(connection))
    finally:
        opened.close()


def _more_rows(connection: Connection) -> None:
    fill_the_rest(connection)
    for statement in _AS_THE_PROGRAM_WOULD:
        connection.exec_driver_sql(statement)
    # What was half done is tidied up at unlocking, and these are no rows it could have left.
    for table in ("draft", "coverage_notice", "import_item", "import_batch"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    newest = connection.execute(text("SELECT max(uid) FROM contact")).scalar_one()
    for table in ("contact_talk", "contact_question"):
        connection.execute(
            text(f"UPDATE {table} SET contact_id = (SELECT id FROM contact WHERE uid = :uid)"),
            {"uid": newest},
        )


def _marked(connection: Connection) -> Any:
    for table in tables(connection):
        for column in connection.execute(text(f'PRAGMA table_info("{table}")')).all():
            name = column.name
            ours = name in OURS or name.endswith("_uid") or (table, name) in OURS_IN
            if column.type != "TEXT" or ours:
                continue
            connection.execute(
                text(f'UPDATE "{table}" SET "{name}" = :words'), {"words": markup(table, name)}
            )
            yield f"{table} {name}"
    for uid, details in connection.execute(text("SELECT uid, details FROM contact")).all():
        marked = {
            name: markup("contact", name) if isinstance(value, str) else value
            for name, value in json.loads(details or "{}").items()
        }
        connection.execute(
            text("UPDATE contact SET details = :details WHERE uid = :uid"),
            {"details": json.dumps(marked), "uid": uid},
        )
