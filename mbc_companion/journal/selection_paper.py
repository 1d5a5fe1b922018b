"""Chosen entries on paper, oldest first. Black on white; a sealed letter is never on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.journal.domain import Draft
from mbc_companion.ui.moments import american, time_words
from mbc_companion.ui.paper import Paper
from mbc_companion.ui.widgets.marks import feeling_word, mood_word

_READING_POINTS = 13.0


def selection_paper(
    entries: Iterable[Draft], scales: Mapping[str, str], page: str = "Letter"
) -> Paper:
    """``scales`` are names by key."""
    footer = QCoreApplication.translate(
        "Journal", "Only the entries you chose are on this page. Recycle it somewhere private."
    )
    paper = Paper(page, footer=footer)
    paper.heading(QCoreApplication.translate("Journal", "From my journal"))
    for entry in sorted(entries, key=lambda one: one.at):
        if not entry.sealed:
            _entry(paper, entry, scales)
    return paper


def _entry(paper: Paper, entry: Draft, scales: Mapping[str, str]) -> None:
    locale, at = QLocale(), entry.at
    pattern = "dddd, MMMM d, yyyy" if american(locale) else "dddd, d MMMM yyyy"
    day = locale.toString(QDate(at.year, at.month, at.day), pattern)
    words = QCoreApplication.translate("Journal", "{day}, {time}")
    paper.heading(words.format(day=day, time=time_words(at)), 2)
    said = [] if entry.mood is None else [mood_word(entry.mood)]
    said += [feeling_word(key) for key in entry.feelings]
    said += [f"{scales.get(key, key)} {value}" for key, value in entry.scales]
    text = entry.text.strip()
    if said:
        paper.line(", ".join(said), keep=bool(text))
    if text:
        paper.line(text, points=_READING_POINTS, reading=True)
    if entry.tags:
        tags = QCoreApplication.translate("Journal", "Tags: {tags}")
        paper.line(tags.format(tags=", ".join(entry.tags)), points=10.5)
