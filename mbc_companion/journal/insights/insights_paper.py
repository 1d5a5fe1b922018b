"""A look back to take to a visit: the counts and pictures of one span, black on white."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QFont, QPainter

from mbc_companion.journal.insights.counting import AroundScan, came_up_most, usual
from mbc_companion.journal.insights.domain import Look
from mbc_companion.journal.insights.facts_view import facts
from mbc_companion.journal.insights.noticing import notices
from mbc_companion.journal.insights.pens_widget import Pens, paper_pens
from mbc_companion.journal.insights.plot_widget import paint_plot
from mbc_companion.journal.insights.words_widget import (
    chance_words,
    day_text,
    days_words,
    notice_words,
    title,
    with_a_mark,
)
from mbc_companion.journal.insights.year_widget import paint_year
from mbc_companion.ui import paper, tokens
from mbc_companion.ui.paper_type import PIXEL
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import feeling_word

_HIGH, _YEAR_HIGH = 300, 320
_YEAR_FROM = 100
# Of the width, by the number of columns.
_SHARES = {4: (3.0, 1.4, 3.6, 1.4), 2: (3.0, 1.0)}


def insights_paper(
    look: Look,
    today: date,
    muted: Collection[str] = (),
    scans: tuple[AroundScan, ...] = (),
    size: str = "Letter",
) -> paper.Paper:
    """What the page shows, pictures and tables, without a word that was written."""
    footer = QCoreApplication.translate(
        "Insights", "Only counts are on this page, nothing you wrote. Recycle it somewhere private."
    )
    page = paper.Paper(size, footer=footer)
    first, last = day_text(look.span.first, "MMMM d, yyyy"), day_text(today, "MMMM d, yyyy")
    said = QCoreApplication.translate("Insights", "Looking back, {first} to {last}")
    page.heading(said.format(first=first, last=last))
    page.line(title(usual(look.days)), weight=600)
    page.line(with_a_mark(look, today))
    wide = int(page.wide / PIXEL)
    high, draw = _picture(look)
    page.picture(wide, high, draw)
    if look.feelings:
        page.heading(QCoreApplication.translate("Insights", "What came up most"), 2)
        for name, count in came_up_most(look.feelings):
            page.line(f"{feeling_word(name)}: {days_words(count)}")
    noticed = notices(look, muted)
    if noticed:
        page.heading(QCoreApplication.translate("Insights", "Worth noticing"), 2)
        for notice in noticed:
            page.line(f"{notice_words(notice)} {chance_words(notice)}")
    page.heading(QCoreApplication.translate("Insights", "Notes"), 2)
    page.ruled(3)
    for one in facts(look, scans):
        if one.rows:
            page.heading(one.title, 2)
            page.table(one.headers, one.rows, _SHARES.get(len(one.headers), ()))
    return page


def _font(style: str) -> QFont:
    row = tokens.text_style(style)
    theme().load_face(row.face, row.weight)
    font = QFont(tokens.family(row.face))
    font.setPixelSize(round(14 * paper.FINE))
    return font


def _picture(look: Look) -> tuple[int, paper.Draw]:
    """Its height at 96 dots an inch, and what draws it."""
    year = len(look.span) > _YEAR_FROM
    high = _YEAR_HIGH if year else _HIGH

    def draw(painter: QPainter, size: QSize) -> None:
        area = QRectF(0, 0, size.width(), size.height())
        pens: Pens = paper_pens(paper.ink(), paper.sheet(), paper.FINE * 0.8, _font)
        (paint_year if year else paint_plot)(painter, area, pens, look)

    return high, draw
