"""Looking back: counts in words, pictures that lead to the entry, the same facts as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import VaultDamaged
from mbc_companion.core.settings import MUTED_NOTICES
from mbc_companion.journal.insights.domain import Look, ScaleDay
from mbc_companion.journal.insights.insights_paper import insights_paper
from mbc_companion.journal.insights.page import YEAR, InsightsPage
from mbc_companion.showroom.driver import accessible_name
from mbc_companion.showroom.pdf_words import words_of
from mbc_companion.ui.paper_pages import PaperPages, pdf
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text
from tests.fakes import FakeDialogs, FrozenClock
from tests.journal.insights.days import LAST, FakeReads, FakeVisits, back, look

VISITS = [back(7 * week) for week in range(5)]
FULL = look(
    [*((day, 3) for day in VISITS), (back(1), 1), (back(2), 5)],
    feelings={back(0): ["tired"], back(1): ["tired", "sad"]},
    visits=VISITS,
    scans=[back(3)],
)


class Preferences:
    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def get(self, setting):  # type: ignore[no-untyped-def]
        return self.kept.get(setting.key, setting.default)

    def set(self, setting, value) -> None:  # type: ignore[no-untyped-def]
        self.kept[setting.key] = value


class Stage:
    def __init__(self, whole: Look, scales: tuple[ScaleDay, ...] = ()) -> None:
        self.reads = FakeReads(whole, scales)
        self.preferences = Preferences()
        self.said: list[tuple[str, Callable[[], object]]] = []
        self.opened: list[str] = []
        self.page = InsightsPage(
            self.reads,
            FakeVisits(whole),
            FrozenClock(),
            self.preferences,
            FakeDialogs(),
            say=lambda words, undo: self.said.append((words, undo)),
        )
        self.page.opened.connect(self.opened.append)
        self.page.resize(1000, 900)
        self.page.show()
        self.page.entered()

    def words(self) -> list[str]:
        QApplication.processEvents()
        return [one.text() for one in self.page.findChildren(Text) if one.isVisible()]


@pytest.fixture
def make(look: Theme) -> Iterator[Callable[..., Stage]]:
    made: list[QWidget] = []

    def make(*args: object) -> Stage:
        stage = Stage(*args)  # type: ignore[arg-type]
        made.append(stage.page)
        return stage

    yield make
    for page in made:
        shiboken6.delete(page)


def test_the_title_is_a_count_and_blank_days_are_blank(make: Callable[..., Stage]) -> None:
    stage = make(FULL)
    assert "In between most often, on 5 of 7 days" in stage.words()
    assert "7 of 30 days have a mark. Blank days are just blank." in stage.words()


def test_nothing_on_the_page_compares_or_averages(make: Callable[..., Stage]) -> None:
    said = " ".join(make(FULL).words()).lower()
    for forbidden in ("average", "%", "better", "worse", "streak", "improv", "declin", "trend"):
        assert forbidden not in said


def test_without_a_mark_there_is_no_rush(make: Callable[..., Stage]) -> None:
    stage = make(look())
    assert "A few marks make a picture. There is no rush." in stage.words()
    assert not stage.page.marks.isVisible()


def test_the_keys_go_from_mark_to_mark_and_enter_opens_the_entry(
    make: Callable[..., Stage],
) -> None:
    stage = make(FULL)
    plot = stage.page.marks.plot
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_End)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.current == back(1)
    assert plot.accessibleDescription() == "Monday July 13: Very hard, 1 of 5"
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert stage.opened == [FULL.days[-2].uid]


def test_a_click_near_a_mark_opens_its_entry(make: Callable[..., Stage]) -> None:
    stage = make(FULL)
    plot = stage.page.marks.plot
    spot = plot.mark_area(back(2), plot.rect().toRectF(), _pens()).center().toPoint()
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=spot + QPoint(9, 12))
    assert stage.opened == [FULL.days[-3].uid]
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert len(stage.opened) == 1


def _pens() -> object:
    from mbc_companion.journal.insights.pens_widget import screen_pens

    return screen_pens()


def test_the_table_says_all_that_the_picture_does_and_leads_to_the_entry(
    make: Callable[..., Stage],
) -> None:
    stage = make(FULL, (ScaleDay(back(1), "pain", 7),))
    stage.page.table_button.click()
    tables = {accessible_name(one): one for one in stage.page.findChildren(FactsTable)}
    assert set(tables) == {"Marks", "Feelings", "Pain", "Around scans"}
    marks = tables["Marks"]
    cells = [marks.item(1, column).text() for column in range(4)]
    assert cells == ["Monday July 13", "Very hard", "Sad, Tired", ""]
    assert [marks.item(0, column).text() for column in (0, 3)] == ["Tuesday July 14", "Visit day"]
    marks.setCurrentCell(1, 0)
    QTest.keyClick(marks, Qt.Key.Key_Return)
    assert stage.opened == [FULL.days[-2].uid]
    assert tables["Pain"].item(0, 1).text() == "7"


def test_a_row_that_a_screen_reader_selects_is_opened(
    make: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = make(FULL)
    stage.page.table_button.click()
    marks = next(
        one for one in stage.page.findChildren(FactsTable) if accessible_name(one) == "Marks"
    )
    marks.setCurrentCell(0, 0)
    flags = QItemSelectionModel.SelectionFlag
    marks.selectionModel().select(marks.model().index(1, 0), flags.ClearAndSelect | flags.Rows)
    qtbot.waitUntil(lambda: stage.opened == [FULL.days[-2].uid])


def test_a_year_is_shown_as_a_calendar(make: Callable[..., Stage]) -> None:
    stage = make(FULL)
    stage.page.spans.segments[YEAR].click()
    assert stage.page.marks.year.isVisible()
    assert not stage.page.marks.plot.isVisible()
    stage.page.marks.year.setFocus()
    QTest.keyClick(stage.page.marks.year, Qt.Key.Key_Home)
    assert stage.page.marks.year.current == min(VISITS)


def test_a_sentence_can_be_muted_and_brought_back(make: Callable[..., Stage]) -> None:
    stage = make(FULL)
    sentence = "On 5 of the 5 visit days with a mark, it was In between."
    assert sentence in stage.words()
    stage.page.noticing.muted.emit("visit_days")
    assert sentence not in stage.words()
    assert stage.preferences.kept[MUTED_NOTICES.key] == ["visit_days"]
    (said,) = stage.said
    said[1]()
    assert sentence in stage.words()


def test_a_file_that_cannot_be_read_is_said_and_the_page_stays(
    make: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make(FULL)

    def broken(_span: object) -> None:
        raise VaultDamaged("SQLITE_CORRUPT")

    monkeypatch.setattr(stage.reads, "feelings", broken)
    stage.page.refresh()
    assert stage.page.trouble.isVisible()
    assert "In between most often, on 5 of 7 days" in stage.words()


def test_the_paper_holds_counts_and_no_written_word(look: Theme) -> None:
    text = words_of(pdf(PaperPages(insights_paper(FULL, LAST))))
    for words in ("Looking back", "In between most often, on 5 of 7 days", "Tired: 2 days"):
        assert words.replace(" ", "") in text
