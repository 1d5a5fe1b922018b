"""The numbers behind the checks, place by place: target sizes, gaps, contrast.

``python -m pytest tests/accessibility -k walk -s`` prints the tables and writes them to
``build/accessibility``; a place stands there once for each size and look it was seen in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import Toast
from tests.accessibility.checks import Finding, Inks, seen, targets, who

REPORTS = Path(__file__).parents[2] / "build" / "accessibility"
GAP = 8
FAR = 1_000
# Members of one control: the places of the sidebar, rows of a list, segments, days. They
# touch, or are 2 px apart, so that no press between them is lost.
TOGETHER = frozenset(
    (
        *("NavRow", "SectionButton", "Segment", "MonthCell", "DayButton"),
        *("FindRow", "_FoundRow", "TopicRow", "GroupRow"),
    )
)


@dataclass(frozen=True)
class Line:
    """One place in one view; sizes in px, contrast as the ratio of WCAG."""

    place: str
    percent: int
    look: str
    targets: int
    smallest: int
    smallest_who: str
    gap: int
    gap_who: str
    words: int
    contrast: float
    contrast_who: str


_lines: list[Line] = []


def crowded(root: QWidget, gap: int = GAP) -> list[Finding]:
    """Separate controls with less than ``gap`` px between them."""
    return [
        Finding("too near", who(one), f"{space} px from {who(other)}")
        for one, other, space in gaps(root)
        if space < gap
    ]


def gaps(root: QWidget) -> Iterator[tuple[QWidget, QWidget, int]]:
    """Every two separate controls that can be seen, and the px between them.

    Parts of one control are not separate: what lies inside the other, and what is
    TOGETHER. A toast comes to lie over a page, and what scrolls passes by what does not.
    """
    there = [(one, area) for one in targets(root) if not (area := seen(one, root)).isEmpty()]
    for (one, first), (other, second) in combinations(there, 2):
        if _separate(one, other) and not first.contains(second) and not second.contains(first):
            yield one, other, _between(first, second)


def _separate(one: QWidget, other: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    if type(one) is type(other) and type(one).__name__ in TOGETHER:
        return False
    return all(_within(one, kind) is _within(other, kind) for kind in (Toast, QAbstractScrollArea))


def _within(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, kind):
        around = around.parentWidget()
    return around


def _between(one: QRect, other: QRect) -> int:
    """The larger of the two distances; less than 0 where they lie over each other."""
    across = max(one.left(), other.left()) - min(one.right(), other.right()) - 1
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) - 1
    return max(across, down)


def note(root: QWidget, place: str, inks: Inks) -> None:
    """Keep the numbers of what shows; ``inks`` are its ``contrasts``."""
    sizes = [(min(one.width(), one.height()), one) for one in targets(root)]
    size, small = min(sizes, key=lambda pair: pair[0], default=(FAR, root))
    near = min(gaps(root), key=lambda three: three[2], default=(root, root, FAR))
    read = [(value, one) for one, value in inks if value is not None]
    ink, pale = min(read, key=lambda pair: pair[0], default=(21.0, root))
    both = f"{who(near[0])} / {who(near[1])}"
    _lines.append(
        Line(
            *(
                place,
                theme().text_percent,
                theme().name,
                len(sizes),
                size,
                who(small),
                near[2],
                both,
            ),
            *(len(read), ink, who(pale)),
        )
    )


def table() -> list[str]:
    """Three tables of what was noted so far: the tightest place of each comes first."""
    seen = f"{len(_lines)} stands at {len({line.place for line in _lines})} places"
    sizes = sorted(_lines, key=lambda line: line.smallest)
    near = sorted(_lines, key=lambda line: line.gap)
    inks = sorted(_lines, key=lambda line: line.contrast)
    return [
        f"target sizes: {seen}, {sum(line.targets for line in _lines)} targets",
        *(f"{_where(one)}: smallest {one.smallest} px, {one.smallest_who}" for one in sizes),
        f"space between separate controls: {seen}",
        *(f"{_where(one)}: least {one.gap} px, {one.gap_who}" for one in near),
        f"contrast as painted: {seen}, {sum(line.words for line in _lines)} texts",
        *(f"{_where(one)}: least {one.contrast:.2f}, {one.contrast_who}" for one in inks),
    ]


def _where(line: Line) -> str:
    return f"{line.percent} %, {line.look}, {line.place.removesuffix(f', {line.look}')}"


def summary() -> list[str]:
    """For each text size and look how tight it gets; written whole to ``REPORTS``."""
    if not _lines:
        return []
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "measures.txt").write_text("\n".join(table()) + "\n", "utf-8")
    rows = ["text look       stands targets smallest  gap texts contrast"]
    for percent, look in sorted({(line.percent, line.look) for line in _lines}):
        some = [line for line in _lines if (line.percent, line.look) == (percent, look)]
        rows.append(
            f"{percent:>4} {look:<10}{len(some):>7}{sum(one.targets for one in some):>8}"
            f"{min(one.smallest for one in some):>9}{min(one.gap for one in some):>5}"
            f"{sum(one.words for one in some):>6}{min(one.contrast for one in some):>9.2f}"
        )
    return rows
