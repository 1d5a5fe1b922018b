"""What is said of the times something was brought in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.exchange.arrivals.domain import Kind
from mbc_companion.exchange.arrivals.words_view import counted
from mbc_companion.exchange.domain import Brought
from mbc_companion.exchange.journals.reading import Kind as Program
from mbc_companion.exchange.journals.words_view import kind_words
from mbc_companion.ui.backup_words import entries, long_day


def kind_of(brought: Brought) -> Kind | None:
    """None for a journal."""
    known = {kind.value: kind for kind in Kind}
    return known.get(brought.kind)


def source_words(brought: Brought) -> str:
    """Where it came from, as in "A journal from Day One"."""
    kind = kind_of(brought)
    if kind is not None:
        return {
            Kind.CONTACTS: QCoreApplication.translate("Arrivals", "Contacts"),
            Kind.VISITS: QCoreApplication.translate("Arrivals", "Visits from a calendar"),
            Kind.EVERYTHING: QCoreApplication.translate("Arrivals", "An export of Companion"),
        }[kind]
    programs = {program.value: program for program in Program}
    if brought.source in programs:
        return kind_words(programs[brought.source])
    return QCoreApplication.translate("BringIn", "A journal")


def count_words(brought: Brought) -> str:
    """As in "4 entries"."""
    kind = kind_of(brought)
    return entries(brought.records) if kind is None else counted(kind, brought.records)


def brought_words(brought: Brought) -> str:
    """As in "4 entries, brought in on July 14, 2026"."""
    return QCoreApplication.translate("BringIn", "{count}, brought in on {day}").format(
        count=count_words(brought), day=long_day(brought.at.astimezone().date())
    )


def question(brought: Brought) -> tuple[str, str]:
    """Before it is taken out: what is asked, and what that means."""
    file = QCoreApplication.translate("BringIn", "The file it came from is not touched.")
    kind = kind_of(brought)
    if kind is None:
        asked = QCoreApplication.translate("BringIn", "Take these entries out again?")
        words = QCoreApplication.translate(
            "BringIn", "What came in then is deleted here. Entries you changed since stay."
        )
    elif kind is Kind.EVERYTHING:
        asked = QCoreApplication.translate("BringIn", "Take all of it out again?")
        words = QCoreApplication.translate(
            "BringIn", "What came in then is deleted here. What you changed since stays."
        )
    else:
        asked = QCoreApplication.translate("BringIn", "Take {count} out again?")
        asked = asked.format(count=count_words(brought))
        words = QCoreApplication.translate(
            "BringIn",
            "What was new then is deleted here; what you changed since goes to Removed. "
            "What was here before stays as it is now.",
        )
    return asked, f"{words} {file}"


def undone_words(brought: Brought, kept: int) -> str:
    """``kept`` were changed since."""
    if kind_of(brought) is None:
        if not kept:
            return QCoreApplication.translate("BringIn", "They are out of your journal again.")
        stay = QCoreApplication.translate(
            "BringIn", "You changed some of them since, so they stay: {count}."
        )
        return stay.format(count=entries(kept))
    said = QCoreApplication.translate("BringIn", "What was brought in is out again.")
    if kept:
        more = QCoreApplication.translate("BringIn", "In Removed, because you changed it: {count}.")
        said = f"{said} {more.format(count=f'{kept:,}')}"
    return said
