"""The sentences of Insights: counts, with the words of the marks and feelings in them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.journal.insights.counting import Usual
from mbc_companion.journal.insights.domain import Day, Look, Scale
from mbc_companion.journal.insights.noticing import Kind, Notice
from mbc_companion.journal.own.names_widget import given_scale_word
from mbc_companion.ui.widgets.marks import feeling_word, mood_name, mood_word

_AND = ", "


def day_text(day: date, form: str) -> str:
    """``day`` in the person's language; ``form`` as QLocale reads it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def short_day(day: date) -> str:
    """ "Jul 14" as the person's locale writes it."""
    return day_text(day, "MMM d")


def long_day(day: date) -> str:
    """ "Tuesday July 14"."""
    return day_text(day, "dddd MMMM d")


def title(usual: Usual | None) -> str:
    """What most days ended with, as a count."""
    if usual is None:
        return QCoreApplication.translate("Insights", "No marks in this time")
    if usual.of == 1:
        one = QCoreApplication.translate("Insights", "{mark} on the one day with a mark")
        return one.format(mark=mood_word(usual.levels[0]))
    if len(usual.levels) == 1:
        most = QCoreApplication.translate("Insights", "{mark} most often, on {days} of {of} days")
        return most.format(mark=mood_word(usual.levels[0]), days=usual.days, of=usual.of)
    *others, last = (mood_word(level) for level in usual.levels)
    same = QCoreApplication.translate("Insights", "{marks} and {mark}, each on {days} of {of} days")
    if usual.days == 1:
        same = QCoreApplication.translate("Insights", "{marks} and {mark}, each on one day")
    return same.format(marks=_AND.join(others), mark=last, days=usual.days, of=usual.of)


def with_a_mark(look: Look, today: date) -> str:
    """How many days have a mark; days to come are not counted."""
    of = sum(day <= today for day in look.span.days())
    said = QCoreApplication.translate(
        "Insights", "{days} of {of} days have a mark. Blank days are just blank."
    )
    if len(look.days) == 1:
        said = QCoreApplication.translate(
            "Insights", "One of {of} days has a mark. Blank days are just blank."
        )
    return said.format(days=len(look.days), of=of)


def days_words(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Insights", "1 day")
    return QCoreApplication.translate("Insights", "{count} days").format(count=count)


def day_words(day: date, found: Day | None, look: Look) -> str:
    """One day as it is read out: "Tuesday July 14: Hard, 2 of 5. Visit day"."""
    marks = [mood_name(mark.level) for mark in found.marks] if found is not None else []
    blank = QCoreApplication.translate("Insights", "no mark")
    then = QCoreApplication.translate("Insights", ", then ")
    said = f"{long_day(day)}: {then.join(marks) or blank}"
    if day in look.scan_days:
        said += QCoreApplication.translate("Insights", ". Scan day")
    elif day in look.visit_days:
        said += QCoreApplication.translate("Insights", ". Visit day")
    return said


def scale_word(scale: Scale) -> str:
    """The name a scale goes by."""
    return scale.name or given_scale_word(scale.key)


def notice_words(notice: Notice) -> str:
    """What may be worth noticing; its count is always in it."""
    said = {
        Kind.VISIT_DAYS: QCoreApplication.translate(
            "Insights", "On {count} of the {of} visit days with a mark, it was {mark}."
        ),
        Kind.BEFORE_SCANS: QCoreApplication.translate(
            "Insights", "In the three days before a scan, you chose {feeling} on {count} of {of}."
        ),
        Kind.WEEKDAY: QCoreApplication.translate(
            "Insights", "On {count} of {of} days that were a {weekday}, the mark was {mark}."
        ),
        Kind.TOGETHER: QCoreApplication.translate(
            "Insights", "On {count} of the {of} days with {feeling}, the mark was {mark}."
        ),
    }[notice.kind]
    return said.format(
        count=notice.count,
        of=notice.of,
        mark=mood_word(notice.level) if notice.level else "",
        feeling=feeling_word(notice.feeling),
        weekday=QLocale().dayName(notice.weekday + 1) if notice.weekday >= 0 else "",
    )


def chance_words(notice: Notice) -> str:
    """The caveat that stands under every notice."""
    if notice.few:
        few = QCoreApplication.translate("Insights", "{of} days are few. It may be chance.")
        return few.format(of=notice.of)
    return QCoreApplication.translate("Insights", "It may be chance.")
