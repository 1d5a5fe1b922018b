"""The visit brief on paper: what to ask, how it was, room to write. Black on white."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QPainter

from mbc_companion.exchange.papers.brief import Brief, MarkDay
from mbc_companion.ui.moments import american
from mbc_companion.ui.paper import Paper
from mbc_companion.ui.paper_flow import Piece
from mbc_companion.ui.paper_marks import paint_paper_mark
from mbc_companion.ui.paper_type import PIXEL, POINT, Line, face, set_lines
from mbc_companion.ui.widgets.marks import feeling_word, mood_word

_IN_A_ROW = 9
_LINES = 3


def brief_paper(brief: Brief, page: str = "Letter") -> Paper:
    """Everything that ``brief`` holds; sections without anything are left out."""
    footer = QCoreApplication.translate(
        "Brief", "Only what you ticked is on this page. Recycle it somewhere private."
    )
    paper = Paper(page, footer=footer)
    printed = QCoreApplication.translate("Brief", "Printed {day}").format(day=_day(brief))
    side = [part for part in (brief.name, printed) if part]
    paper.title(QCoreApplication.translate("Brief", "Visit brief"), brief.about, side)
    if brief.questions:
        paper.heading(QCoreApplication.translate("Brief", "What I want to ask"), 2)
        for words in brief.questions:
            paper.task(words)
    _how_it_was(paper, brief)
    if brief.own_words:
        paper.heading(QCoreApplication.translate("Brief", "In my words"), 2)
        for own in brief.own_words:
            paper.quote(QCoreApplication.translate("Brief", "“{words}”").format(words=own.text))
    if brief.practical:
        paper.heading(QCoreApplication.translate("Brief", "Practical"), 2)
        paper.line(brief.practical)
    paper.heading(QCoreApplication.translate("Brief", "What I want to remember"), 2)
    paper.ruled(_LINES)
    return paper


def _day(brief: Brief) -> str:
    day, locale = brief.printed, QLocale()
    pattern = "MMMM d, yyyy" if american(locale) else "d MMMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _how_it_was(paper: Paper, brief: Brief) -> None:
    if not (brief.has_marks or brief.feelings):
        return
    paper.heading(days_title(len(brief.days)) if brief.has_marks else _felt_title(), 2)
    if brief.has_marks:
        for start in range(0, len(brief.days), _IN_A_ROW):
            paper.add([_row(brief.days[start : start + _IN_A_ROW], paper.wide)])
        paper.space(6)
    if brief.feelings:
        paper.line(felt_words(brief.feelings))


def days_title(count: int) -> str:
    """ "The last nine days"."""
    small = {
        2: QCoreApplication.translate("Brief", "two"),
        3: QCoreApplication.translate("Brief", "three"),
        4: QCoreApplication.translate("Brief", "four"),
        5: QCoreApplication.translate("Brief", "five"),
        6: QCoreApplication.translate("Brief", "six"),
        7: QCoreApplication.translate("Brief", "seven"),
        8: QCoreApplication.translate("Brief", "eight"),
        9: QCoreApplication.translate("Brief", "nine"),
    }
    if count == 1:
        return QCoreApplication.translate("Brief", "The last day")
    said = QCoreApplication.translate("Brief", "The last {number} days")
    return said.format(number=small.get(count, str(count)))


def _felt_title() -> str:
    return QCoreApplication.translate("Brief", "Feelings")


def felt_words(feelings: tuple[tuple[str, int], ...]) -> str:
    """ "Came up most: tired (5 days), anxious (4)."."""
    first = QCoreApplication.translate("Brief", "{feeling} ({count} days)")
    once = QCoreApplication.translate("Brief", "{feeling} (1 day)")
    later = QCoreApplication.translate("Brief", "{feeling} ({count})")
    said = []
    for place, (key, count) in enumerate(feelings):
        form = later if place else first if count > 1 else once
        said.append(form.format(feeling=feeling_word(key).lower(), count=count))
    listed = QCoreApplication.translate("Brief", ", ").join(said)
    return QCoreApplication.translate("Brief", "Came up most: {feelings}.").format(feelings=listed)


def _row(days: tuple[MarkDay, ...], wide: float) -> Piece:
    """Up to nine days beside each other: the mark, the day, the word."""
    room, side = wide / _IN_A_ROW, 28 * PIXEL
    font, middle = face("ui", 400, 9.5), Qt.AlignmentFlag.AlignHCenter
    cells: list[list[Line]] = []
    for one in days:
        locale, day = QLocale(), one.day
        when = locale.toString(QDate(day.year, day.month, day.day), "ddd d")
        word = QCoreApplication.translate("Brief", "no mark")
        word = word if one.level is None else mood_word(one.level)
        said = f"{when}\n{word}"
        cells.append(list(set_lines(said, font, room, leading=1.08, align=middle)))
    below = side + 4 * POINT

    def draw(painter: QPainter, top: float) -> None:
        for place, (one, lines) in enumerate(zip(days, cells, strict=True)):
            left = place * room
            if one.level is not None:
                paint_paper_mark(painter, QRectF(left, top, room, side), one.level)
            y = top + below
            for line in lines:
                line.draw(painter, left, y)
                y += line.high

    high = below + max(sum(line.high for line in lines) for lines in cells)
    words = "\n".join(line.words for lines in cells for line in lines)
    return Piece(high, draw, words, before=4 * POINT)
