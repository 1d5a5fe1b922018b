"""Each check finds a planted fault and passes a good widget."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.toast import Toast
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text
from tests.accessibility import by_ear, checks, measures

Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot, look: Theme) -> Shown:
    """A window of 400 x 300 with the widgets under each other."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(400, 300)
        window.show()
        QApplication.processEvents()
        return window

    return show


def test_a_good_window_has_no_findings(shown: Shown) -> None:
    window = shown(Text("How is it right now?"), Button("Keep", icon="check"), Field("Name"))
    assert checks.all_findings(window) == []


class TestClippedText:
    def test_a_label_too_narrow(self, shown: Shown) -> None:
        label = Text("A rather long sentence", wrap=False)
        label.setFixedWidth(60)
        assert checks.clipped_text(shown(label))

    def test_a_wrapped_label_too_low(self, shown: Shown) -> None:
        label = Text("A rather long sentence that needs more than one line in this window")
        label.setFixedHeight(24)
        assert checks.clipped_text(shown(label))

    def test_a_plain_qt_label_too(self, shown: Shown) -> None:
        label = QLabel("A rather long sentence")
        label.setFixedSize(60, 20)
        assert checks.clipped_text(shown(label))

    def test_a_button_too_narrow(self, shown: Shown) -> None:
        button = Button("Use recovery words instead")
        button.setFixedWidth(100)
        assert checks.clipped_text(shown(button))

    def test_a_ticked_row_too_low_for_its_lines(self, shown: Shown) -> None:
        row = CheckRow("I have them on paper, and I know that nobody can reset this for me. " * 2)
        row.setFixedHeight(44)
        assert checks.clipped_text(shown(row))

    def test_an_example_that_does_not_fit_its_field(self, shown: Shown) -> None:
        field = QLineEdit()
        field.setPlaceholderText("For example: Mon July 20, 10:30, or any other day you like")
        field.setFixedWidth(150)
        assert checks.clipped_text(shown(field))

    def test_something_that_sticks_out_of_its_parent(self, shown: Shown) -> None:
        holder = QWidget()
        holder.setFixedSize(120, 44)
        button = Button("Remove", parent=holder)
        button.setGeometry(60, 0, 110, 44)
        found = checks.clipped_text(shown(holder))
        assert "cut off" in str(found[0])

    def test_sideways_out_of_what_scrolls(self, shown: Shown) -> None:
        page = ScrollPage()
        label = Text("A sentence that is wider than the page can ever be at this size", wrap=False)
        page.body.addWidget(label)
        page.setFixedWidth(300)
        found = checks.clipped_text(shown(page))
        assert "sideways" in str(found[0])

    def test_below_the_fold_is_fine_where_one_can_scroll(self, shown: Shown) -> None:
        page = ScrollPage()
        for number in range(40):
            page.body.addWidget(Text(f"Line {number}"))
        assert checks.clipped_text(shown(page)) == []

    def test_below_the_fold_is_lost_where_one_cannot(self, shown: Shown) -> None:
        page = ScrollPage()
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number in range(40):
            page.body.addWidget(Text(f"Line {number}"))
        assert checks.clipped_text(shown(page))


class TestSmallTargets:
    @pytest.mark.parametrize("make", [QPushButton, QToolButton, QCheckBox, QLineEdit])
    def test_a_bare_qt_control_is_too_small(
        self, shown: Shown, make: Callable[[], QWidget]
    ) -> None:
        assert checks.small_targets(shown(make()))

    def test_the_minimum_can_be_raised(self, shown: Shown) -> None:
        window = shown(Button("Keep"))
        assert checks.small_targets(window) == []
        assert checks.small_targets(window, 56)

    def test_hidden_things_and_scroll_bars_do_not_count(self, shown: Shown) -> None:
        button = QPushButton("x")
        page = ScrollPage()
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        window = shown(button, page)
        button.hide()
        assert checks.small_targets(window) == []


class TestNameless:
    def test_an_icon_without_a_name(self, shown: Shown) -> None:
        button = IconButton("More", "dots-three")
        button.setText("")
        button.setAccessibleName("")
        assert checks.nameless(shown(button))

    def test_a_name_of_symbols_only(self, shown: Shown) -> None:
        assert "symbols" in str(checks.nameless(shown(QPushButton("✕")))[0])

    def test_a_field_without_a_label(self, shown: Shown) -> None:
        assert checks.nameless(shown(QLineEdit()))
        assert checks.nameless(shown(Field("Name"))) == []

    def test_a_stray_tab_stop(self, shown: Shown) -> None:
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        assert checks.nameless(shown(area))
        assert checks.nameless(shown(ScrollPage())) == []

    def test_a_picture_that_says_nothing(self, shown: Shown) -> None:
        assert checks.nameless(shown(QrView("tel:988", "QR code that dials 988"))) == []
        code = QrView("tel:988", "x")
        code.setAccessibleName("")
        assert checks.nameless(shown(code))


class TestLowContrast:
    def test_pale_words(self, shown: Shown) -> None:
        label = QLabel("Hardly to be read")
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#B0B5AE"))
        label.setPalette(palette)
        found = checks.low_contrast(shown(label))
        assert found

    @pytest.mark.parametrize("style", ["caption", "small", "body", "h1"])
    def test_our_quietest_tone_passes_at_every_size(self, shown: Shown, style: str) -> None:
        assert checks.low_contrast(shown(Text("Not yet", style, "text3"))) == []

    def test_a_strong_edge_does_not_hide_pale_words(self, shown: Shown) -> None:
        button = QPushButton("Pale")
        button.setFixedSize(200, 60)
        button.setStyleSheet("color: #CCCCCC; background: #FFFFFF; border: 2px solid #000000")
        assert checks.low_contrast(shown(button))

    def test_words_outside_the_window_are_not_judged(self, shown: Shown) -> None:
        holder = QWidget()
        holder.setFixedSize(100, 40)
        label = QLabel("Elsewhere", holder)
        label.move(300, 300)
        assert checks.low_contrast(shown(holder)) == []

    def test_pale_words_below_the_fold_are_found(self, shown: Shown) -> None:
        page = ScrollPage()
        for number in range(40):
            page.body.addWidget(Text(f"Line {number}"))
        page.body.addWidget(Text("Pale", "body", "line"))
        assert len(checks.low_contrast(shown(page))) == 1

    def test_the_ratio_is_the_one_of_wcag(self) -> None:
        assert checks.contrast_ratio(QColor("white"), QColor("black")) == pytest.approx(21)
        assert checks.contrast_ratio(QColor("#56625F"), QColor("#E3E8E0")) == pytest.approx(
            5.10, abs=0.01
        )


def test_side_by_side_in_a_row_is_fine(shown: Shown) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(Button("Hide"))
    row.addWidget(Button("Lock"))
    assert checks.all_findings(shown(holder)) == []


def test_a_control_under_a_toast_is_found(shown: Shown) -> None:
    bar = Button("Done")
    window = shown(bar)
    toast = Toast(window, "Removed.", None, "")
    toast.setGeometry(bar.geometry())
    toast.show()
    assert [one.check for one in checks.under_a_toast(window)] == ["under a toast"]


def test_what_a_reader_objects_to_is_found(shown: Shown) -> None:
    nameless, raw, signs = QPushButton(), QPushButton("Keep"), QPushButton("→")
    raw.setAccessibleName("&Keep ")
    passed_by = QCheckBox("Not by Tab")
    passed_by.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window = shown(nameless, raw, signs, passed_by, Button("Fine"))
    found = by_ear.read(window)
    for wrong in ("without a name", "white space", "a mnemonic", "only signs", "by keyboard"):
        assert any(wrong in one for one in found), (wrong, found)
    assert not any("'Fine'" in one for one in found)


class TestCrowded:
    def test_two_buttons_too_near(self, shown: Shown) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setSpacing(7)
        line.addWidget(Button("Keep"))
        line.addWidget(Button("Remove"))
        assert measures.crowded(shown(row))
        line.setSpacing(8)
        QApplication.processEvents()
        assert measures.crowded(row.window()) == []

    def test_a_button_in_its_field_is_part_of_it(self, shown: Shown) -> None:
        line = QLineEdit()
        line.setFixedHeight(60)
        Button("Show", parent=line).setGeometry(2, 2, 100, 44)
        assert measures.crowded(shown(line)) == []
