"""Pages of every length: nothing lost, nothing outside the paper, headings with what follows."""

from __future__ import annotations

import functools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_companion.exchange.papers.brief import Brief, MarkDay, OwnWords
from mbc_companion.exchange.papers.brief_paper import brief_paper
from mbc_companion.ui.paper import PAGES, Paper
from mbc_companion.ui.paper_flow import Piece, pour
from mbc_companion.ui.paper_pages import PaperPages, pdf
from mbc_companion.ui.theme import Theme
from tests.exchange.papers import reading
from tests.exchange.papers.reading import squeezed

DAY = date(2026, 7, 14)
SHORT = Brief(
    visit_day=date(2026, 7, 20),
    printed=DAY,
    about="Dr. Lena Okafor, Monday, July 20, 10:30 am, video",
    name="Ruth",
    questions=("How do I answer when people say I look well?", "Could Mondays move?"),
    days=tuple(MarkDay(DAY - timedelta(days=n), (n % 5) + 1) for n in range(8, -1, -1)),
    feelings=(("tired", 5), ("calm", 2)),
    own_words=(OwnWords("a" * 32, "One hour where nobody needs me to be well."),),
    practical="This is visit 18 of 30.",
)
EMPTY = Brief(visit_day=DAY, printed=DAY, about="Scan, Tuesday, July 14, 9:00 am, in person")
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Smythe"
VERY_LONG = Brief(
    visit_day=date(2026, 7, 20),
    printed=DAY,
    about=f"{LONG_NAME}, Monday, July 20, 10:30 am, video",
    name=LONG_NAME,
    questions=(
        *(f"Question number {n}: {'why does it come back ' * (n % 7)}" for n in range(200)),
        "x" * 400,
        "מה אני יכולה לשאול? 🙂",
    ),
    days=tuple(MarkDay(DAY - timedelta(days=n), (n % 6) or None) for n in range(27, -1, -1)),
    own_words=tuple(OwnWords(str(n), "So tired of forms. " * 80) for n in range(4)),
)


@functools.cache
def _made(brief: Brief, page: str) -> bytes:
    return pdf(PaperPages(brief_paper(brief, page)))


@pytest.mark.parametrize(
    ("brief", "page"),
    [(SHORT, "Letter"), (SHORT, "A4"), (EMPTY, "Letter"), (VERY_LONG, "A4")],
    ids=["short", "short on A4", "empty", "very long on A4"],
)
def test_a_brief_is_whole_on_its_pages(look: Theme, brief: Brief, page: str) -> None:
    made = _made(brief, page)
    said = reading.words(made)
    for words in (brief.about, brief.name, *brief.questions[:200], brief.practical):
        assert squeezed(words) in said
    assert said.count("x" * 40) >= (10 if brief is VERY_LONG else 0)
    for own in brief.own_words:
        assert squeezed(own.text)[:200] in said
    assert reading.fonts_inside(made)
    assert all(reading.fonts_inside(made).values())
    wide, high = PAGES[page].width(), PAGES[page].height()
    assert all((round(w), round(h)) == (round(wide), round(high)) for w, h in reading.boxes(made))
    for runs in reading.pages(made):
        assert runs, "no page is blank"
        assert all(54 - 1 <= one.x <= wide - 54 and 30 <= one.y <= high - 54 for one in runs)


def test_every_page_has_its_number_and_the_footer(look: Theme) -> None:
    pages = reading.page_words(_made(VERY_LONG, "A4"))
    assert len(pages) > 10
    for number, said in enumerate(pages, start=1):
        assert f"Page{number}of{len(pages)}" in said
        assert "Onlywhatyoutickedisonthispage." in said


def test_no_heading_is_the_last_thing_on_a_page(look: Theme) -> None:
    """Whatever stands before it: the break is tried at every height."""
    for lines in range(20, 50):
        paper = Paper()
        for number in range(lines):
            paper.line(f"Line {number}")
        paper.heading("A heading", 2)
        paper.line("What follows.")
        pages = reading.page_words(pdf(PaperPages(paper)))
        (at,) = [place for place, said in enumerate(pages) if "heading" in said]
        assert "Whatfollows." in pages[at], lines


def test_no_page_is_blank_and_each_begins_at_the_top(look: Theme) -> None:
    """A full page with space under it and a new part after it: tried at every height."""
    for lines in range(20, 50):
        paper = Paper()
        for number in range(lines):
            paper.line(f"Line {number}")
        paper.space(60)
        paper.new_page()
        paper.heading("A part")
        made = PaperPages(paper)
        assert all(any(one.piece.words for one in page) for page in made.pages), lines
        last = next(one for one in made.pages[-1] if one.piece.words)
        assert last.top == 0.0


def test_a_question_stays_with_its_box_and_its_line(look: Theme) -> None:
    for page in PaperPages(brief_paper(VERY_LONG)).pages:
        assert page[-1].piece.high == 0 or not page[-1].piece.keep


def test_rows_of_a_table_stay_whole_and_headers_come_again(look: Theme) -> None:
    paper = Paper()
    rows = [(f"Day {n}", f"start{n} " + "words " * (n % 40) + f" end{n}") for n in range(120)]
    paper.table(("When", "What"), rows, (1, 3))
    pages = reading.page_words(pdf(PaperPages(paper)))
    assert len(pages) > 3
    assert all(said.startswith("WhenWhat") for said in pages)
    for number in range(120):
        whole = squeezed(rows[number][1])
        assert any(whole in said for said in pages), number


def test_a_row_higher_than_a_page_is_broken_between_lines(look: Theme) -> None:
    paper = Paper()
    paper.table(("When", "What"), [("Day", "endless " * 900)], (1, 3))
    made = pdf(PaperPages(paper))
    assert len(reading.page_words(made)) > 1
    assert reading.words(made).count("endless") == 900


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=300),
        min_size=1,
        max_size=12,
    )
)
def test_no_line_of_text_is_lost(look: Theme, texts: list[str]) -> None:
    """What is set in lines, put together again, is what was written."""
    paper = Paper()
    for text in texts:
        paper.line(text)
    placed = [one.piece.words for page in PaperPages(paper).pages for one in page]
    assert "".join(placed) == "".join(texts).replace("\u2028", "").replace("\u2029", "")


def _piece(high: float, *, keep: bool) -> Piece:
    return Piece(high, lambda _painter, _top: None, before=3, keep=keep)


@settings(max_examples=100)
@given(
    shapes=st.lists(st.tuples(st.floats(1, 60), st.booleans()), max_size=80),
    high=st.floats(61, 200),
)
def test_every_piece_is_on_one_page_in_its_order_and_inside(
    shapes: list[tuple[float, bool]], high: float
) -> None:
    pieces = [_piece(tall, keep=keep) for tall, keep in shapes]
    pages = pour(pieces, high)
    assert [one.piece for page in pages for one in page] == pieces
    for page in pages:
        foot = 0.0
        for one in page:
            assert one.top >= foot
            foot = one.top + one.piece.high
        assert foot <= high + 1e-6
