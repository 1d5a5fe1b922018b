"""What stands behind the widgets: questions, links, work in the background."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui import tasks
from mbc_companion.ui.dialogs import Dialogs, SheetDialogs, link_place
from mbc_companion.ui.sheet import ConfirmSheet
from mbc_companion.ui.theme import Theme
from tests.fakes import FakeDialogs


@pytest.fixture
def host(qtbot: QtBot, look: Theme) -> QWidget:
    window = QWidget()
    window.resize(900, 620)
    qtbot.addWidget(window)
    window.show()
    return window


def sheet_in(host: QWidget) -> ConfirmSheet:
    open_ones = [sheet for sheet in host.findChildren(ConfirmSheet) if sheet.is_open]
    assert len(open_ones) == 1
    return open_ones[0]


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.cancer.org/support?x=1", "www.cancer.org"),
        ("http://example.org", "example.org"),
        ("tel:988", "988"),
        ("mailto:help@example.org", "help@example.org"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("smb://server/share", ""),
        ("not a link", ""),
        ("https://good.example@evil.example/", "evil.example"),
    ],
)
def test_a_link_shows_where_it_really_goes(url: str, place: str) -> None:
    assert link_place(url) == place


class TestLinks:
    def test_nothing_opens_before_yes(self, host: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr(
            QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
        )
        dialogs = SheetDialogs(host)
        dialogs.open_link("https://www.cancer.org/")
        sheet = sheet_in(host)
        assert opened == []
        sheet.no_button.click()
        assert opened == []
        dialogs.open_link("https://www.cancer.org/")
        sheet_in(host).yes_button.click()
        assert opened == ["https://www.cancer.org/"]

    def test_a_refused_scheme_asks_nothing(self, host: QWidget) -> None:
        SheetDialogs(host).open_link("file:///etc/passwd")
        assert host.findChildren(ConfirmSheet) == []

    def test_when_no_browser_opens_the_address_is_copied(
        self, host: QWidget, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        SheetDialogs(host).open_link("https://www.cancer.org/")
        sheet_in(host).yes_button.click()
        assert QGuiApplication.clipboard().text() == "https://www.cancer.org/"
        told = sheet_in(host)
        assert "did not open" in told.accessibleName()
        told.close()
        assert QUrl("https://www.cancer.org/").isValid()


class TestFiles:
    @pytest.mark.parametrize("taken", [True, False])
    def test_the_chosen_file_or_nothing(self, host: QWidget, tmp_path: Path, taken: bool) -> None:
        answers: list[Path | None] = []
        suggested = str(tmp_path / "words.pdf")
        SheetDialogs(host).save_file("Save", suggested, "PDF (*.pdf)", answers.append)
        asked = host.findChild(QFileDialog)
        assert asked is not None
        if taken:
            asked.selectFile(suggested)
            asked.accept()
        else:
            asked.reject()
        assert answers == [Path(suggested) if taken else None]


def test_the_fake_answers_like_the_real_one(host: QWidget, tmp_path: Path) -> None:
    fake = FakeDialogs(answer=False, save_to=tmp_path / "x.pdf")
    dialogs: list[Dialogs] = [fake, SheetDialogs(host)]
    said: list[object] = []
    dialogs[0].confirm("Remove?", "Words", yes="Remove", no="Keep", then=said.append)
    dialogs[0].tell("Title", "Words", lambda: said.append("told"))
    dialogs[0].save_file("Save", "x.pdf", "PDF (*.pdf)", said.append)
    dialogs[0].open_link("tel:988")
    assert said == [False, "told", tmp_path / "x.pdf"]
    assert fake.asked[0].title == "Remove?"
    assert fake.links == ["tel:988"]


class TestTasks:
    def test_work_runs_elsewhere_and_comes_back_here(self, qtbot: QtBot, look: Theme) -> None:
        threads: list[int] = []
        results: list[int] = []

        def work() -> int:
            threads.append(threading.get_ident())
            return 7

        def done(result: int) -> None:
            threads.append(threading.get_ident())
            results.append(result)

        tasks.run(work, done, results.append)
        qtbot.waitUntil(lambda: results == [7])
        assert threads[0] != threads[1] == threading.get_ident()

    def test_an_error_reaches_the_one_who_asked(self, qtbot: QtBot, look: Theme) -> None:
        errors: list[BaseException] = []

        def work() -> None:
            raise KeyError("x")

        tasks.run(work, errors.append, errors.append)
        qtbot.waitUntil(lambda: bool(errors))
        assert isinstance(errors[0], KeyError)

    def test_a_cancelled_task_says_nothing(self, qtbot: QtBot, look: Theme) -> None:
        heard: list[object] = []
        go_on = threading.Event()
        task = tasks.run(go_on.wait, heard.append, heard.append)
        task.cancel()
        go_on.set()
        later: list[object] = []
        tasks.run(lambda: 1, later.append, later.append)
        qtbot.waitUntil(lambda: bool(later) and not tasks._running)
        assert heard == []
