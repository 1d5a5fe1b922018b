"""The list: search as you type, geometry by arithmetic, rows as read out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import VaultDamaged
from mbc_companion.journal.domain import EntryRow, Filter, Month, Stopped
from mbc_companion.journal.entry_row import spoken_row, title
from mbc_companion.journal.finding_model import Finding
from mbc_companion.journal.listing.sections import PAGE, PAGES_KEPT, AllEntries
from mbc_companion.journal.listing.shape import Heights, Place, Shape
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.ui.theme import Theme
from tests.journal.factories import EVENING, at, new_draft, new_entry
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]
HEIGHTS = Heights(44, 92, 72)
_kinds = st.lists(st.lists(st.integers(0, 1), min_size=1, max_size=30), max_size=8)


def _shape(kinds: list[list[int]]) -> Shape:
    months = [Month(f"{2030 - n}-01", len(k), sum(k)) for n, k in enumerate(kinds)]
    return Shape(months, lambda section: bytes(kinds[section]), HEIGHTS)


@given(_kinds)
def test_every_row_lies_below_the_one_before(kinds: list[list[int]]) -> None:
    shape = _shape(kinds)
    expected = [h for k in kinds for h in (44, *((92, 72)[kind] for kind in k))]
    assert shape.rows == len(expected)
    assert shape.height == sum(expected)
    top = 0
    for row, height in enumerate(expected):
        assert shape.span(row) == (top, height)
        assert shape.row_at(top) == shape.row_at(top + height - 1) == row
        assert shape.row(shape.place(row)) == row
        top += height
    assert shape.row_at(top) is None
    assert shape.row_at(-1) is None
    with pytest.raises(IndexError):
        shape.place(shape.rows)


def test_a_header_is_place_minus_one() -> None:
    shape = _shape([[0, 0], [1]])
    assert shape.place(3) == Place(1, -1)
    assert shape.place(4) == Place(1, 0)


def test_only_pages_looked_at_are_kept(repository: JournalRepository) -> None:
    repository.add_many(new_entry(str(n), when=at(minutes=n)) for n in range(PAGE * 16))
    shown = AllEntries(repository, None, live_is_new=False)
    for offset in range(0, PAGE * 16, 10):
        row = shown.row(0, offset)
        assert row is not None
        assert row.preview == str(offset)
    assert len(shown._pages._pages) == PAGES_KEPT


def test_one_reading_fills_a_screen_of_short_months(
    repository: JournalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.add_many(new_entry(f"{n}", when=at(days=15 * n)) for n in range(80))
    reads: list[tuple[str, int, int]] = []
    original = repository.rows_from

    def counted(month: str, offset: int, count: int) -> object:
        reads.append((month, offset, count))
        return original(month, offset, count)

    monkeypatch.setattr(repository, "rows_from", counted)
    shown = AllEntries(repository, None, live_is_new=False)
    places = [(s, o) for s, month in enumerate(shown.months) for o in range(month.entries)]
    screen = [shown.row(*place) for place in places[:PAGE]]
    assert [row.preview for row in screen if row] == [str(n) for n in range(PAGE)]
    assert len(reads) <= 2
    rest = [shown.row(*place) for place in places[PAGE:]]
    assert [row.preview for row in rest if row] == [str(n) for n in range(PAGE, 80)]


@pytest.mark.parametrize("days", [0, 3, 5, 40, 400])
def test_the_entry_being_written_stands_in_its_place(
    repository: JournalRepository, days: int
) -> None:
    repository.add_many(new_entry(f"entry {n}", when=at(days=2 * n)) for n in range(30))
    draft = new_draft("", when=at(days=days, hours=1), mood=2)
    row = EntryRow(draft.uid, draft.at, 2, (), "", wordless=True)
    shown = AllEntries(repository, row, live_is_new=True)
    order = [
        shown.row(section, offset)
        for section, month in enumerate(shown.months)
        for offset in range(month.entries)
    ]
    assert len(order) == 31
    moments = [found.at for found in order if found is not None]
    assert moments == sorted(moments, reverse=True)
    kinds = b"".join(shown.kinds(section) for section in range(len(shown.months)))
    assert [found is not None and found.wordless for found in order] == [k == 1 for k in kinds]


def test_how_an_entry_is_read_out() -> None:
    row = EntryRow("", at(days=366), 1, ("tired", "own Word"), "", wordless=True)
    assert spoken_row(row, now=EVENING) == (
        "Sunday July 13, 2025, 7:42 pm, Very hard. Quick check-in. Tired, own Word."
    )


@pytest.mark.parametrize(
    ("hour", "called"),
    [
        (2, "Tuesday, before dawn"),
        (8, "Tuesday morning"),
        (12, "Tuesday afternoon"),
        (18, "Tuesday evening"),
        (23, "Tuesday night"),
    ],
)
def test_what_a_moment_is_called(hour: int, called: str) -> None:
    assert title(EVENING.replace(hour=hour)) == called


@pytest.fixture
def kit(make: Make, repository: JournalRepository) -> Kit:
    repository.add_many(
        [new_entry("Tired in the café", mood=2), new_entry("Soup", when=at(days=1))]
        + [new_entry(f"Day {n}", when=at(days=n + 2)) for n in range(200)]
    )
    return make()


def _type(kit: Kit, qtbot: QtBot, words: str) -> None:
    with qtbot.waitSignal(kit.page.list.looked):
        QTest.keyClicks(kit.page.list.search.field, words)


def test_typing_filters_in_place_and_counts(kit: Kit, qtbot: QtBot) -> None:
    _type(kit, qtbot, "cafe")
    assert kit.rows() == ["July 2026, 1 entry", "Tired in the café"]
    row = kit.page.list.model.entry(1)
    assert row is not None
    assert row.matches == ((13, 4),)
    assert kit.page.list.search.result.text() == "1 entry"
    QTest.keyClick(kit.page.list.search.field, Qt.Key.Key_Escape)
    kit.settle()
    assert kit.page.list.model.entries() == 202
    assert not kit.page.list.search.result.isVisible()


def test_nothing_found_says_what_to_try(kit: Kit, qtbot: QtBot) -> None:
    _type(kit, qtbot, "zebra")
    nothing = kit.page.list.nothing
    assert nothing.isVisible()
    assert nothing.words.text() == "Nothing with those letters. Try a shorter word."
    nothing.show_all.click()
    assert kit.page.list.search.field.text() == ""
    assert kit.page.list.view.isVisible()


def test_down_goes_into_the_results(kit: Kit, qtbot: QtBot) -> None:
    kit.host.activateWindow()
    kit.page.list.search.field.setFocus()
    _type(kit, qtbot, "soup")
    QTest.keyClick(kit.page.list.search.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is kit.page.list.view
    QTest.keyClick(kit.page.list.view, Qt.Key.Key_Return)
    assert kit.page.editor.text.words() == "Soup"


def test_words_just_typed_are_found(kit: Kit, qtbot: QtBot) -> None:
    kit.page.new_entry()
    kit.typed("Lighthouse")
    kit.later(1.1)
    _type(kit, qtbot, "lightho")
    assert kit.rows() == ["July 2026, 1 entry", "Lighthouse"]


def test_home_end_and_pages_move_through_the_list(kit: Kit) -> None:
    view = kit.page.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    last = kit.page.list.model.rowCount() - 1
    assert view.currentIndex().row() == last
    assert kit.page.editor.text.words() == "Day 199"
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == last
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert 1 < view.currentIndex().row() < last
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > 4


def test_what_is_shown_is_what_is_clicked(kit: Kit) -> None:
    view = kit.page.list.view
    view.verticalScrollBar().setValue(3000)
    for y in range(0, view.viewport().height(), 37):
        index = view.indexAt(QPoint(20, y))
        assert view.visualRect(index).contains(QPoint(20, y))


def test_a_header_is_no_entry(kit: Kit) -> None:
    view = kit.page.list.view
    before = kit.page.desk.entry.uid
    where = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert kit.page.desk.entry.uid == before
    assert not view.model().flags(view.model().index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_rows_are_read_out(kit: Kit) -> None:
    face = QAccessible.queryAccessibleInterface(kit.page.list.view)
    assert face.text(QAccessible.Text.Name) == "Entries"
    names = [face.child(n).text(QAccessible.Text.Name) for n in range(2)]
    assert names == [
        "July 2026, 14 entries",
        "Tuesday July 14, 7:42 pm, Hard. Tired in the café",
    ]


def test_a_list_that_cannot_be_read_says_so(
    kit: Kit, repository: JournalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> tuple[Month, ...]:
        raise VaultDamaged("SQLITE_CORRUPT")

    monkeypatch.setattr(repository, "months", damaged)
    kit.page.list.reload()
    assert "cannot be read" in kit.page.list.nothing.words.text()
    assert kit.page.editor.isVisible()


def test_an_earlier_search_never_overtakes_a_later_one(
    repository: JournalRepository, qtbot: QtBot, look: Theme
) -> None:
    repository.add(new_entry("alpha beta"))
    finding, heard = Finding(repository), []
    finding.found.connect(lambda found: heard.append(found.wanted.words))
    for words in ("a", "al", "alp", "alpha"):
        finding.look(Filter(words=words))
    qtbot.waitUntil(lambda: not finding.is_busy)
    assert heard == ["alpha"]


def test_saving_goes_before_a_search_that_runs(
    kit: Kit, repository: JournalRepository, qtbot: QtBot
) -> None:
    kit.page.new_entry()
    kit.typed("Soup again")
    with qtbot.waitSignal(kit.page.list.looked):
        kit.page.list.search.field.setText("soup")
        assert kit.page.list._finding.is_busy
        kit.clock.advance(seconds=2)
        kit.page.desk.entry.ring()
        assert kit.said().startswith("Saved")
    assert kit.rows() == ["July 2026, 2 entries", "Soup again", "Soup"]


def test_a_stopped_search_is_silent(
    repository: JournalRepository, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Run:
        def run(self) -> None:
            raise Stopped

        def stop(self) -> None:
            """Already."""

    monkeypatch.setattr(repository, "search", lambda _: Run())
    finding = Finding(repository)
    finding.look(Filter(words="x"))
    qtbot.waitUntil(lambda: not finding.is_busy)


def test_the_place_in_the_list_is_kept_while_writing(kit: Kit) -> None:
    view = kit.page.list.view
    kit.page.open_entry(kit.page.list.model.entry(60).uid)  # type: ignore[union-attr]
    view.verticalScrollBar().setValue(4000)
    kit.typed("x")
    kit.later(1.1)
    kit.later(5)
    assert view.verticalScrollBar().value() == 4000
    assert kit.page.list.model.entry(view.currentIndex().row()).preview.startswith("x")  # type: ignore[union-attr]


def test_rows_of_a_page_behind_another_are_not_told_as_showing(kit: Kit) -> None:
    view = kit.page.list.view
    row = QAccessible.queryAccessibleInterface(view).child(1)
    assert not row.state().invisible
    kit.page.hide()
    assert row.state().invisible
    kit.page.show()
    assert not row.state().invisible


def test_the_last_row_comes_out_from_under_a_toast(kit: Kit, qtbot: QtBot) -> None:
    view = kit.page.list.view
    last = view.model().index(view.model().rowCount() - 1, 0)
    view.setFocus()
    view.setCurrentIndex(last)
    kit.toasts.show("Removed.", undo=lambda: None)
    toast = kit.toasts.current
    assert toast is not None

    def end_of_the_row() -> int:
        row = view.visualRect(last)
        return view.viewport().mapTo(kit.host, row.bottomLeft()).y()

    qtbot.waitUntil(lambda: end_of_the_row() < toast.y())
    kit.toasts.clear()
    qtbot.waitUntil(lambda: end_of_the_row() > kit.host.height() - 120)
