"""Papers: black on white, large enough to read, the same on screen, in a PDF and printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mbc_companion.ui import paper_table
from mbc_companion.ui.moments import american
from mbc_companion.ui.paper_flow import Piece
from mbc_companion.ui.paper_type import INK, PIXEL, POINT, SHEET, Line, face, set_lines

MARGIN_INCHES = 0.75
BODY_POINTS = 12.0
SMALL_POINTS = 10.5
HEADING_POINTS = {1: 22.0, 2: 16.0}
PAGES = {"Letter": QSizeF(612, 792), "A4": QSizeF(595, 842)}
"""In points."""
# Pictures are drawn this many times finer than a screen's 96 dots an inch.
FINE = 3
# Paragraphs of up to this many lines stay whole.
SHORT = 3
Draw = Callable[[QPainter, QSize], None]


def ink() -> QColor:
    """What everything on paper is drawn with."""
    return QColor(INK)


def sheet() -> QColor:
    """The paper itself."""
    return QColor(SHEET)


def usual_page() -> str:
    """Letter where people measure in inches or live in North America, else A4."""
    locale = QLocale()
    if american(locale):
        return "Letter"
    inches = locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    places = (QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Philippines)
    return "Letter" if inches or locale.territory() in places else "A4"


def paper_words(page: str) -> str:
    """The name of a size as people say it."""
    return {
        "Letter": QCoreApplication.translate("Paper", "US Letter"),
        "A4": QCoreApplication.translate("Paper", "A4"),
    }[page]


def text_width(page: str) -> float:
    """Between the margins, in dots."""
    return (PAGES[page].width() - 2 * MARGIN_INCHES * 72) * POINT


def rule(painter: QPainter, top: float, wide: float, *, left: float = 0, points: float = 1) -> None:
    """A line across, ``top`` its upper edge."""
    painter.fillRect(QRectF(left, top, wide - left, points * POINT), INK)


class Paper:
    """Written from top to bottom for one size of page; all words are plain text.

    Sizes are points. ``footer`` stands under every page, beside its number.
    """

    def __init__(self, page: str = "Letter", *, footer: str = "") -> None:
        self.page = page
        self.footer = footer
        self.wide = text_width(page)
        self.pieces: list[Piece] = []
        self._said: list[str] = []

    @property
    def empty(self) -> bool:
        return not self.pieces

    def words(self) -> str:
        """All that is read on it, a line for each."""
        return "\n".join(self._said)

    def add(self, pieces: Sequence[Piece]) -> None:
        self.pieces += pieces
        self._said += [piece.words for piece in pieces if piece.words]

    def heading(self, words: str, level: int = 1) -> None:
        """Level 1 or 2; it stays with what follows."""
        self._said.append(words)
        font = face("reading", 600, HEADING_POINTS[level])
        before = (0 if self.empty else 14) * POINT
        lines = list(set_lines(words, font, self.wide))
        self._lines(lines, before=before, keep=True)
        self.space(4, keep=True)

    def title(self, words: str, under: str, right: Sequence[str] = ()) -> None:
        """At the top of a paper: its name, what it is about, ``right`` small beside it."""
        self._said += [words, under, *right]
        small = face("ui", 400, SMALL_POINTS)
        room = self.wide * (0.62 if right else 1)
        left = [
            *set_lines(words, face("reading", 600, 24), room),
            *set_lines(under, face("ui", 400, 13), room, leading=1.0),
        ]
        far = Qt.AlignmentFlag.AlignRight
        side: list[Line] = []
        for said in right:
            side += set_lines(said, small, self.wide - room - 12 * POINT, leading=1.15, align=far)
        self._beside(left, side, room + 12 * POINT)
        self.rule(points=1.5, before=10, after=6)

    def _beside(self, left: list[Line], right: list[Line], x: float) -> None:
        high = max(sum(line.high for line in left), sum(line.high for line in right))

        def draw(painter: QPainter, top: float) -> None:
            for lines, start in ((left, 0.0), (right, x)):
                y = top
                for line in lines:
                    line.draw(painter, start, y)
                    y += line.high

        words = "\n".join(line.words for line in (*left, *right))
        self.pieces.append(Piece(high, draw, words, keep=True))

    def line(
        self,
        words: str,
        *,
        points: float = BODY_POINTS,
        weight: int = 400,
        reading: bool = False,
        keep: bool = False,
        indent: float = 0,
    ) -> None:
        """A paragraph, or several; ``keep`` puts it on the page of what follows."""
        self._said.append(words)
        font = face("reading" if reading else "ui", weight, points)
        left = indent * POINT
        for number, said in enumerate(words.split("\n")):
            lines = list(set_lines(said, font, self.wide - left, leading=1.08))
            gap = 0 if self.empty or number else 3 * POINT
            self._lines(lines, before=gap, keep=keep, left=left)
        self.space(3, keep=keep)

    def quote(self, words: str) -> None:
        """Words of the person's own, behind a bar."""
        self._said.append(words)
        left, bar, font = 16 * PIXEL, 4 * PIXEL, face("reading", 400, 14.5)
        lines = list(set_lines(words, font, self.wide - left, leading=1.05))
        pieces = []
        for line, keep in zip(lines, _keeps(len(lines), keep=False), strict=True):

            def draw(painter: QPainter, top: float, line: Line = line) -> None:
                painter.fillRect(QRectF(0, top, bar, line.high + 1), INK)
                line.draw(painter, left, top)

            pieces.append(Piece(line.high, draw, line.words, keep=keep))
        self.space(4, keep=True)
        self.pieces += pieces
        self.space(4)

    def task(self, words: str) -> None:
        """Words behind a box to tick, and a line to write on; all on one page."""
        self._said.append(words)
        left, side = 36 * PIXEL, 22 * PIXEL
        lines = list(set_lines(words, face("ui", 400, 13), self.wide - left, leading=1.05))
        first, *others = lines
        _first, *stays = _keeps(len(lines), keep=True)

        def boxed(painter: QPainter, top: float) -> None:
            painter.setPen(QPen(INK, 1.5 * POINT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(POINT, top + POINT, side, side))
            first.draw(painter, left, top + max(0.0, (side + 2 * POINT - first.high) / 2))

        high = max(first.high, side + 2 * POINT)
        self.pieces.append(Piece(high, boxed, first.words, before=6 * POINT, keep=True))
        for line, keep in zip(others, stays, strict=True):
            self.pieces.append(Piece(line.high, line.at(left), line.words, keep=keep))
        self.rule(left=left, before=20, after=4, points=0.75)

    def ruled(self, count: int) -> None:
        """``count`` empty lines to write on."""
        for _line in range(count):
            self.rule(before=24, points=0.75)
        self.space(8)

    def rule(
        self, *, left: float = 0, before: float = 0, after: float = 0, points: float = 1
    ) -> None:
        """A line across, with the space it needs above kept also at the top of a page."""
        above = before * POINT

        def draw(painter: QPainter, top: float) -> None:
            rule(painter, top + above, self.wide, left=left, points=points)

        self.pieces.append(Piece(above + (after + points) * POINT, draw))

    def new_page(self) -> None:
        """What follows begins a page."""
        self.pieces.append(Piece(0, _nothing, keep=True, fresh=True))

    def space(self, points: float, *, keep: bool = False) -> None:
        """Dropped at the top of a page."""
        self.pieces.append(Piece(0, _nothing, before=points * POINT, keep=keep))

    def picture(self, wide: int, high: int, draw: Draw, words: str = "") -> None:
        """A drawing ``wide`` by ``high`` px; ``draw`` gets the finer size, ``words`` say it."""
        size = QSize(wide * FINE, high * FINE)
        self._said += [words] if words else []

        def paint(painter: QPainter, top: float) -> None:
            painter.save()
            painter.translate(0, top)
            painter.scale(PIXEL / FINE, PIXEL / FINE)
            draw(painter, size)
            painter.restore()

        self.pieces.append(Piece(high * PIXEL, paint, words, before=6 * POINT))
        self.space(6)

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float] = ()
    ) -> None:
        """Facts in columns; the headers come again on every page. ``shares`` are of the width."""
        self._said += [*headers, *(cell for row in rows for cell in row if cell)]
        self.pieces += paper_table.table(headers, rows, shares, self.wide)
        self.space(8)

    def _lines(
        self, lines: list[Line], *, before: float = 0, keep: bool = False, left: float = 0
    ) -> None:
        for line, stays in zip(lines, _keeps(len(lines), keep=keep), strict=True):
            draw = line.at(left)
            self.pieces.append(Piece(line.high, draw, line.words, before=before, keep=stays))
            before = 0


def _nothing(_painter: QPainter, _top: float) -> None:
    """Space alone."""


def _keeps(count: int, *, keep: bool) -> list[bool]:
    """No first or last line of a paragraph stands alone on a page."""
    stays = [count <= SHORT or number in (0, count - 2) for number in range(count)]
    return [*stays[:-1], keep]
