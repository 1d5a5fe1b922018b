"""Rows of the file as words to be read; a value this version does not know stands as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments import words_view as visit_words
from mbc_companion.appointments.domain import Kind, Mode, Payment, Status
from mbc_companion.contacts.domain import Contact
from mbc_companion.contacts.fields_view import card_words, fields_of, shown_value
from mbc_companion.contacts.support_map.domain import Support
from mbc_companion.contacts.words_view import kind_words, support_words
from mbc_companion.contacts.words_view import status_words as support_status_words
from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.call_words_view import summary
from mbc_companion.coverage.calls_dialog import call_lines
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.money import Payment as Money
from mbc_companion.coverage.money import words as money_words
from mbc_companion.coverage.money_words_view import amount_words
from mbc_companion.coverage.year_summary import Amount
from mbc_companion.exchange.carer.bundle import Section
from mbc_companion.exchange.safe_part.domain import Record
from mbc_companion.exchange.taking_out.domain import OpenEntry, Words
from mbc_companion.ui.moments import date_words, day_words, time_words

Row = Mapping[str, Any]
E = TypeVar("E", bound=Enum)
_PREVIEW = 120


def entry(one: OpenEntry, words: Words) -> Record:
    """The mark, the feelings and the scales stand over the words."""
    said = QCoreApplication.translate("SafePart", "{label}: {words}")
    facts = [] if one.mood is None else [words.marks[one.mood - 1]]
    if one.feelings:
        named = ", ".join(words.name(key) for key in one.feelings)
        facts.append(said.format(label=words.feelings, words=named))
    facts += [said.format(label=words.name(key), words=value) for key, value in one.scales]
    if one.tags:
        facts.append(said.format(label=words.tags, words=", ".join(one.tags)))
    if one.photos:
        facts.append(_photos(len(one.photos)))
    text = words.sealed if one.sealed else one.text
    about = " ".join(text.split())[:_PREVIEW] or ", ".join(facts)
    title = QCoreApplication.translate("SafePart", "{day}, {time}").format(
        day=_long(one.day), time=time_words(one.at)
    )
    return Record(title, about, "\n\n".join(filter(None, ("\n".join(facts), text.strip()))))


def _photos(count: int) -> str:
    one = QCoreApplication.translate("SafePart", "1 photo. It is in the new vault, once saved.")
    many = QCoreApplication.translate(
        "SafePart", "{count} photos. They are in the new vault, once saved."
    )
    return one if count == 1 else many.format(count=count)


def visit(row: Row, questions: Iterable[Row]) -> Record:
    """``row`` and ``questions`` as they are taken out."""
    kind = _known(Kind, row["kind"], visit_words.kind_words)
    title = row["with"].strip() or kind
    when = QCoreApplication.translate("SafePart", "{day}, {time}").format(
        day=_day(row["day"]), time=_time(row["time"])
    )
    lines = (
        _line(QCoreApplication.translate("SafePart", "When"), when),
        _line(QCoreApplication.translate("SafePart", "Kind"), kind),
        _line(
            QCoreApplication.translate("SafePart", "How"),
            _known(Mode, row["mode"], visit_words.mode_words),
        ),
        _line(
            QCoreApplication.translate("SafePart", "What became of it"),
            _known(Status, row["status"], visit_words.status_words),
        ),
        _line(
            QCoreApplication.translate("SafePart", "How it is paid"),
            _known(Payment, row["payment"], visit_words.payment_words),
        ),
        _line(QCoreApplication.translate("Visits", "Place or link"), row["place"]),
        _line(QCoreApplication.translate("Visits", "Notes"), row["notes"]),
        _line(QCoreApplication.translate("Visits", "Afterwards"), row["after"]),
        *(
            _line(QCoreApplication.translate("Visits", "To bring"), one["question"])
            for one in questions
        ),
    )
    return Record(title, when, _text(lines))


def plans(section: Section) -> list[Record]:
    """As a carer would get them: the plan, what is known of it, its authorizations."""
    about = QCoreApplication.translate("SafePart", "Plan")
    return [Record(part.heading, about, "\n".join(part.lines)) for part in section.parts]


def call(one: Call) -> Record:
    about = QCoreApplication.translate("SafePart", "Call, {day}").format(day=_long(one.day))
    return Record(summary(one), about, "\n".join(call_lines(one)))


def payment(one: Money, row: Row) -> Record:
    """``row`` is the visit it belongs to, as it is taken out with its claim."""
    amounts = [(amount_words(kind), getattr(one, kind.value)) for kind in Amount]
    lines = [
        *(_line(label, money_words(cents)) for label, cents in amounts if cents is not None),
        _line(QCoreApplication.translate("SafePart", "Reference"), row["reference"]),
        _line(QCoreApplication.translate("Visits", "Notes"), row["note"]),
    ]
    title = row["with"].strip() or QCoreApplication.translate("SafePart", "A visit")
    about = QCoreApplication.translate("SafePart", "Money, {day}").format(day=_day(row["day"]))
    return Record(title, about, _text(lines))


def denial(one: Denial) -> Record:
    days = (
        (QCoreApplication.translate("SafePart", "Date on the letter"), one.notice_dated),
        (QCoreApplication.translate("SafePart", "Appeal by"), one.appeal_by),
        (QCoreApplication.translate("SafePart", "Appeal sent on"), one.appealed_on),
        (QCoreApplication.translate("SafePart", "Answered on"), one.answered_on),
        (QCoreApplication.translate("SafePart", "Outside review by"), one.external_by),
    )
    lines = [
        _line(QCoreApplication.translate("SafePart", "Reason"), one.reason),
        *(_line(label, date_words(day)) for label, day in days if day is not None),
        _line(QCoreApplication.translate("Visits", "Notes"), one.note),
    ]
    about = QCoreApplication.translate("SafePart", "Denial")
    return Record(one.about or about, about, _text(lines))


def contact(one: Contact, talks: Iterable[tuple[date, str]], asked: Iterable[str]) -> Record:
    """Every field somebody filled in, then what was said and asked."""
    phone = QCoreApplication.translate("SafePart", "Phone")
    lines = [
        *(_line(number.label or phone, number.number) for number in one.phones),
        *(
            _line(card_words(name, one.kind), shown_value(one, name))
            for name in fields_of(one.kind)
            if name != "states"
        ),
        _line(card_words("states", one.kind), ", ".join(one.states)),
        *(_line(_long(day), note) for day, note in talks),
        *asked,
    ]
    return Record(one.name or one.phone, one.role or kind_words(one.kind), _text(lines))


def supports(found: Iterable[Support]) -> list[Record]:
    about = QCoreApplication.translate("SafePart", "Your support")
    said = [(one, (support_status_words(one.status), one.next_step)) for one in found]
    return [Record(support_words(one.kind), about, _text(lines)) for one, lines in said]


def note(title: str, words: str) -> Record:
    return Record(title, QCoreApplication.translate("SafePart", "Your note"), words)


def _line(label: str, words: str) -> str:
    said = QCoreApplication.translate("SafePart", "{label}: {words}")
    return said.format(label=label, words=words) if words.strip() else ""


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _known(kind: type[E], value: str, words: Callable[[E], str]) -> str:
    try:
        return words(kind(value))
    except ValueError:
        return value.replace("_", " ")


def _day(iso: str) -> str:
    try:
        return _long(date.fromisoformat(iso))
    except ValueError:
        return iso


def _time(clock: str) -> str:
    try:
        return time_words(datetime.combine(date.min, time.fromisoformat(clock)))
    except ValueError:
        return clock


def _long(day: date) -> str:
    """ "Tuesday, July 14, 2026"."""
    said = QCoreApplication.translate("SafePart", "{day}, {year}")
    return said.format(day=day_words(day), year=day.year)
