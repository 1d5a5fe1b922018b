"""What goes on a visit brief, and what never does unless it was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from mbc_companion.core.sharing import Recipient, Shared, Way
from mbc_companion.exchange.papers.brief import Ticks, days_since, mark_days, most_felt, ticked
from mbc_companion.exchange.papers.brief_sheet import BriefSheet
from mbc_companion.ui import paper_pages
from mbc_companion.ui.theme import Theme
from tests.exchange.papers import reading
from tests.exchange.papers.test_pages import DAY, SHORT
from tests.fakes import FakeDialogs

OWN = SHORT.own_words[0]


class Listed:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.lines: list[Shared] = []

    def recipients(self) -> tuple[Recipient, ...]:
        return (Recipient("b" * 32, "Maya"),)

    def paper_size(self) -> str:
        return "A4"

    def note(self, shared: Shared) -> None:
        self.lines.append(shared)


@pytest.fixture
def sharing() -> Listed:
    return Listed()


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(save_to=tmp_path / "brief.pdf")


@pytest.fixture
def sheet(look: Theme, sharing: Listed, dialogs: FakeDialogs) -> Iterator[BriefSheet]:
    host = QWidget()
    host.resize(1280, 800)
    host.show()
    opened = BriefSheet(host, dialogs, SHORT, sharing)
    opened.open()
    yield opened
    host.close()
    shiboken6.delete(host)


def _saved(sheet: BriefSheet, dialogs: FakeDialogs) -> str:
    sheet.pdf_button.click()
    assert dialogs.save_to is not None
    return reading.words(dialogs.save_to.read_bytes())


def test_words_of_the_journal_are_off_until_chosen_one_by_one(
    sheet: BriefSheet, dialogs: FakeDialogs
) -> None:
    assert "Onehour" not in _saved(sheet, dialogs)
    sheet.own[OWN.uid].click()
    assert "Onehourwherenobodyneedsmetobewell." in _saved(sheet, dialogs)


def test_only_what_is_ticked_is_on_the_page(sheet: BriefSheet, dialogs: FakeDialogs) -> None:
    for tick in (sheet.questions, sheet.marks, sheet.feelings, sheet.practical, sheet.name):
        tick.click()
    said = _saved(sheet, dialogs)
    for words in ("Iwanttoask", "Thelast", "Cameup", "visit18", "Ruth"):
        assert words not in said
    assert "WhatIwanttoremember" in said


def test_the_preview_is_the_paper(sheet: BriefSheet) -> None:
    """Said and shown anew with every tick."""
    before = sheet.preview.grab().toImage()
    assert "Could Mondays move?" in sheet.preview.accessibleDescription()
    sheet.questions.click()
    assert "Could Mondays move?" not in sheet.preview.accessibleDescription()
    assert sheet.preview.grab().toImage() != before


def test_a_pdf_is_warned_about_and_written_into_the_list(
    sheet: BriefSheet, dialogs: FakeDialogs, sharing: Listed
) -> None:
    sheet.whom.pick_button.click()
    assert sheet.whom.sheet is not None
    sheet.whom.sheet.picked.emit(Recipient("b" * 32, "Maya"))
    _saved(sheet, dialogs)
    assert dialogs.asked[-1].title == "A PDF is not encrypted"
    (line,) = sharing.lines
    assert (line.way, line.whom, line.contact_uid) == (Way.PDF, "Maya", "b" * 32)
    assert "Okafor" in line.what


def test_the_size_of_paper_is_the_persons_and_can_be_changed(
    sheet: BriefSheet, dialogs: FakeDialogs
) -> None:
    assert sheet.size_name() == "A4"
    sheet.size_choice.segments["Letter"].click()
    _saved(sheet, dialogs)
    assert dialogs.save_to is not None
    assert reading.boxes(dialogs.save_to.read_bytes()) == [(612.0, 792.0)]


def test_what_the_printer_took_is_listed_and_what_it_did_not_is_offered_again(
    sheet: BriefSheet, dialogs: FakeDialogs, sharing: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    took = [False, True]
    monkeypatch.setattr(
        paper_pages, "print_pages", lambda _host, _pages, _title, then: then(took.pop(0))
    )
    dialogs.answers = [False]
    sheet.print_button.click()
    assert dialogs.asked[-1].title == "The page did not print"
    assert not sharing.lines
    sheet.print_button.click()
    assert [one.way for one in sharing.lines] == [Way.PRINTED]


def test_a_list_that_cannot_be_written_is_said(
    sheet: BriefSheet, dialogs: FakeDialogs, sharing: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mbc_companion.core.errors import DiskFull

    def full(_shared: Shared) -> None:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr(sharing, "note", full)
    _saved(sheet, dialogs)
    assert [title for title, _ in dialogs.told] == ["The list is not written"]


def test_ticks_take_out_and_never_add() -> None:
    bare = ticked(SHORT, Ticks(False, False, False, False, False))
    assert (bare.questions, bare.days, bare.feelings, bare.own_words) == ((), (), (), ())
    assert bare.name == bare.practical == ""
    assert ticked(SHORT, Ticks()) == replace(SHORT, own_words=())


def test_days_run_from_the_last_visit_and_never_over_four_weeks() -> None:
    visit = date(2026, 7, 20)
    assert days_since(date(2026, 7, 6), visit, DAY) == (date(2026, 7, 6), DAY)
    assert days_since(None, visit, DAY) == (date(2026, 7, 1), DAY)
    assert days_since(date(2025, 1, 1), visit, DAY) == (date(2026, 6, 17), DAY)
    assert days_since(date(2026, 6, 29), date(2026, 7, 6), DAY)[1] == date(2026, 7, 6)


def test_a_day_without_a_mark_is_there_and_a_feeling_counts_once_a_day() -> None:
    days = mark_days({DAY: 2}, DAY - timedelta(days=2), DAY)
    assert [one.level for one in days] == [None, None, 2]
    felt = {DAY: frozenset({"tired", "calm"}), DAY - timedelta(days=1): frozenset({"tired"})}
    assert most_felt(felt) == (("tired", 2), ("calm", 1))
