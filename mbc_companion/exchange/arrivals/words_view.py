"""What is said of contacts, visits and our own exports on their way in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.errors import (
    FileInUse,
    FileNotKnown,
    KnownError,
    Stopped,
    VaultNewer,
)
from mbc_companion.exchange.address_cards.columns import Means
from mbc_companion.exchange.arrivals.domain import Done, Kind, Outlook
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.ui import troubles


def found_words(outlook: Outlook) -> list[tuple[str, str]]:
    """What would happen, as titles with a line each; only what is true of this file."""
    lines = [(QCoreApplication.translate("Arrivals", "New"), new_words(outlook))]
    if outlook.changed:
        told = {
            Kind.CONTACTS: QCoreApplication.translate(
                "Arrivals", "{count} get what is missing. Nothing of yours is written over."
            ),
            Kind.VISITS: QCoreApplication.translate(
                "Arrivals", "{count} take their new time or place. Your notes stay."
            ),
        }.get(outlook.kind, "{count}")
        title = QCoreApplication.translate("Arrivals", "Here already, with news")
        lines.append((title, told.format(count=f"{outlook.changed:,}")))
    if outlook.here:
        title = QCoreApplication.translate("Arrivals", "Here already")
        stay = QCoreApplication.translate("Arrivals", "{count} stay as they are.")
        lines.append((title, stay.format(count=f"{outlook.here:,}")))
    left = left_words(outlook)
    if left:
        lines.append((QCoreApplication.translate("Arrivals", "Left out"), " ".join(left)))
    return lines


def new_words(outlook: Outlook) -> str:
    if not outlook.new:
        return QCoreApplication.translate("Arrivals", "Nothing that is not here already.")
    said = counted(outlook.kind, outlook.new)
    if not outlook.names:
        return f"{said}."
    some = ", ".join(outlook.names[:3])
    if outlook.new > 3:
        more = QCoreApplication.translate("Arrivals", "{count}: {names} and others.")
        return more.format(count=said, names=some)
    return QCoreApplication.translate("Arrivals", "{count}: {names}.").format(
        count=said, names=some
    )


def counted(kind: Kind, count: int) -> str:
    """As in "12 contacts"."""
    if kind is Kind.CONTACTS:
        one = QCoreApplication.translate("Arrivals", "1 contact")
        many = QCoreApplication.translate("Arrivals", "{count} contacts")
    elif kind is Kind.VISITS:
        one = QCoreApplication.translate("Arrivals", "1 visit")
        many = QCoreApplication.translate("Arrivals", "{count} visits")
    else:
        one = QCoreApplication.translate("Arrivals", "1 entry, visit or contact")
        many = QCoreApplication.translate("Arrivals", "{count} entries, visits and contacts")
    return one if count == 1 else many.format(count=f"{count:,}")


def left_words(outlook: Outlook) -> list[str]:
    """Each reason with its number, the file's own places after it."""
    said = []
    if outlook.past:
        words = QCoreApplication.translate("Arrivals", "Before today: {count}.")
        said.append(words.format(count=f"{outlook.past:,}"))
    if outlook.called_off:
        words = QCoreApplication.translate("Arrivals", "Called off: {count}.")
        said.append(words.format(count=f"{outlook.called_off:,}"))
    for why, count in outlook.skipped.items():
        where = ", ".join(_where(one) for one in outlook.examples if one.why is why)
        words = QCoreApplication.translate("Arrivals", "{reason}: {count} ({where}).")
        plain = QCoreApplication.translate("Arrivals", "{reason}: {count}.")
        form = words if where else plain
        said.append(form.format(reason=_why(why), count=f"{count:,}", where=where))
    return said


def _why(why: Why) -> str:
    return {
        Why.NO_DATE: QCoreApplication.translate("Arrivals", "Without a day"),
        Why.EMPTY: QCoreApplication.translate("Arrivals", "Nothing in them"),
    }.get(why, QCoreApplication.translate("Arrivals", "Cannot be read"))


def _where(one: Skipped) -> str:
    """ "card 3" as the file counts."""
    name, _, number = one.where.partition(" ")
    words = {
        "card": QCoreApplication.translate("Arrivals", "card {number}"),
        "row": QCoreApplication.translate("Arrivals", "row {number}"),
        "event": QCoreApplication.translate("Arrivals", "event {number}"),
    }.get(name)
    return words.format(number=number) if words and number else one.where


def done_words(done: Done) -> str:
    said = QCoreApplication.translate("Arrivals", "{count} brought in.")
    words = said.format(count=counted(done.kind, done.new))
    if done.changed:
        more = QCoreApplication.translate("Arrivals", "{count} told something new.")
        words = f"{words} {more.format(count=counted(done.kind, done.changed))}"
    if done.new:
        later = QCoreApplication.translate(
            "Arrivals", "Later, “What was brought in” in Settings takes it out again."
        )
        words = f"{words} {later}"
    return words


def means_words(means: Means) -> str:
    return {
        Means.NOTHING: QCoreApplication.translate("Arrivals", "Leave it out"),
        Means.NAME: QCoreApplication.translate("Arrivals", "Name"),
        Means.GIVEN: QCoreApplication.translate("Arrivals", "First name"),
        Means.FAMILY: QCoreApplication.translate("Arrivals", "Last name"),
        Means.TITLE: QCoreApplication.translate("Arrivals", "Role"),
        Means.ORGANIZATION: QCoreApplication.translate("Arrivals", "Where they work"),
        Means.PHONE: QCoreApplication.translate("Arrivals", "Phone"),
        Means.EMAIL: QCoreApplication.translate("Arrivals", "Email"),
        Means.ADDRESS: QCoreApplication.translate("Arrivals", "Address"),
        Means.WEB: QCoreApplication.translate("Arrivals", "Web page"),
        Means.NOTE: QCoreApplication.translate("Arrivals", "Notes"),
    }[means]


def trouble_words(error: KnownError) -> str:
    if isinstance(error, Stopped):
        return QCoreApplication.translate("Arrivals", "Stopped. Nothing of it was kept.")
    if isinstance(error, FileInUse):
        return QCoreApplication.translate(
            "Arrivals", "A backup is being made right now. Try again in a moment."
        )
    if isinstance(error, VaultNewer):
        return QCoreApplication.translate(
            "Arrivals",
            "A newer Companion wrote this file. Nothing was changed. Use the newer one for it.",
        )
    if isinstance(error, FileNotKnown) and error.code == "CUT_SHORT":
        return QCoreApplication.translate(
            "Arrivals",
            "A part of this file is missing. Nothing was changed. Use another copy of it.",
        )
    return troubles.words(error)
