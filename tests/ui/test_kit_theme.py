"""The theme: four looks, text from 100 to 200 %, one step at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core import settings
from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui import icons, tokens
from mbc_companion.ui.theme import Theme, install, system_scale, theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.scenery import Landscape
from mbc_companion.ui.widgets.text import Text, set_style
from tests.accessibility.checks import contrast_ratio


def _choose(qapp: QApplication, path: Path, **chosen: object) -> Theme:
    public = PublicSettings(path / "public.json")
    declared = {s.key: s for s in vars(settings).values() if isinstance(s, settings.Setting)}
    for key, value in chosen.items():
        public.set(declared[key], value)
    return install(qapp, public)


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({}, "light"),
        ({"theme": "dark"}, "dark"),
        ({"contrast": True}, "hc-light"),
        ({"theme": "dark", "contrast": True}, "hc-dark"),
    ],
)
def test_the_settings_choose_one_of_four_looks(
    qapp: QApplication, tmp_path: Path, chosen: dict[str, object], name: str
) -> None:
    look = _choose(qapp, tmp_path, **chosen)
    assert look.name == name
    assert look.color("canvas") == QColor(tokens.palette(name)["canvas"])
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window == look.color("canvas")
    assert look.edge == (2 if name.startswith("hc") else 1)


@pytest.mark.parametrize("name", tokens.THEMES)
def test_every_pair_of_ink_and_paper_stands_out(name: str) -> None:
    colors = {key: QColor(value) for key, value in tokens.palette(name).items()}
    inks = ("text", "text2", "text3", "primary", "danger")
    for ground in ("canvas", "sidebar", "surface", "field", "hover", "sunken"):
        for ink in inks:
            assert contrast_ratio(colors[ink], colors[ground]) >= 4.5, (ink, ground)
        assert contrast_ratio(colors["focus"], colors[ground]) >= 3
        assert contrast_ratio(colors["lineStrong"], colors[ground]) >= 3


def test_a_label_follows_size_and_color_of_the_theme(look: Theme, qtbot: QtBot) -> None:
    label = Text("Tonight", "body", "text2")
    qtbot.addWidget(label)
    small = label.sizeHint()
    assert label.font().pixelSize() == 16
    with qtbot.waitSignal(look.changed):
        look.set_text_percent(200)
    assert label.font().pixelSize() == 32
    assert label.sizeHint().height() == 2 * small.height()
    look.use(PublicSettings(Path("none")))
    assert label.font().pixelSize() == 16


def test_other_widgets_can_follow_too(look: Theme, qtbot: QtBot) -> None:
    button = Button("Keep")
    qtbot.addWidget(button)
    set_style(button, "caption")
    look.set_text_percent(150)
    assert button.font().pixelSize() == 21


def test_text_grows_and_shrinks_by_steps_and_stops_at_the_ends(look: Theme) -> None:
    assert [look.bigger() for _ in range(6)] == [110, 125, 150, 175, 200, 200]
    assert look.smaller() == 175
    assert look.reset() == 100
    assert look.smaller() == 100


def test_spaces_grow_less_than_text(look: Theme) -> None:
    look.set_text_percent(200)
    assert look.text_px(10) == 20
    assert look.px(10) == 14
    assert look.target == 62


def test_a_choice_that_was_taken_off_has_room_for_larger_words(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    """As the span of Insights when the text grows while another page is shown."""
    look = _choose(qapp, tmp_path)
    page = QWidget()
    qtbot.addWidget(page)
    choice = Segmented("Time", [("month", "30 days"), ("quarter", "90 days")], parent=page)
    page.show()
    choice.setParent(None)
    look._public.set(settings.TEXT_PERCENT, 200)
    look.apply()
    choice.setParent(page)
    choice.show()
    words = QFontMetrics(look.font("label")).horizontalAdvance("30 days")
    assert choice.segments["month"].sizeHint().width() >= words + 2 * look.px(16)


def test_bigger_buttons(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    _choose(qapp, tmp_path, bigger_buttons=True)
    button = Button("Keep")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 56


def test_no_motion_and_no_hills_when_not_wanted(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    look = _choose(qapp, tmp_path, motion=False, landscape=False)
    hills = Landscape()
    qtbot.addWidget(hills)
    assert look.fade_ms == 0
    assert not hills.shown()


def test_nothing_is_announced_when_nothing_changed(look: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look.apply()


def test_our_own_fonts_are_really_used(look: Theme) -> None:
    for style, family in (("body", "Atkinson Hyperlegible Next"), ("h1", "Literata")):
        info = QFontInfo(look.font(style))
        assert info.family() == family
        assert info.exactMatch()
    assert QFontInfo(look.font("label")).weight() == 600


def test_the_reading_face_can_be_the_plain_one(look: Theme) -> None:
    look.set_reading_face("Atkinson")
    assert QFontInfo(look.font("reading")).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(look.font("h1")).family() == "Literata"
    look.set_reading_face("Literata")
    assert look.reading_family == "Literata"


@pytest.mark.parametrize(
    ("desktop", "points", "scale"),
    [("GNOME", 11, 1.0), ("GNOME", 22, 2.0), ("GNOME", 9, 1.0), ("KDE", 15, 1.5), ("", 9, 1.0)],
)
def test_the_size_of_the_system_counts(
    monkeypatch: pytest.MonkeyPatch, desktop: str, points: float, scale: float
) -> None:
    system_scale.cache_clear()
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert system_scale(points) == scale
    system_scale.cache_clear()


def test_icons_take_the_color_asked_for_and_are_drawn_once(look: Theme) -> None:
    first = icons.pixmap("lifebuoy", "danger", 24)
    assert first.cacheKey() == icons.pixmap("lifebuoy", "danger", 24).cacheKey()
    picture = first.toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert seen == {look.color("danger").name()}
    assert icons.pixmap("lifebuoy", "text", 24).toImage() != picture


def test_every_icon_of_the_kit_is_there(look: Theme) -> None:
    for name in ("check", "x", "eye", "eye-slash", "warning-circle-fill", "trash", "info"):
        picture = icons.pixmap(name).toImage()
        inked = [picture.pixelColor(at, at).alpha() for at in range(picture.width())]
        assert any(inked), name


def test_the_theme_of_the_system_is_followed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = _choose(qapp, tmp_path)

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

    monkeypatch.setattr(look, "_hints", Hints())
    look.apply()
    assert theme().name == "dark"
    monkeypatch.undo()
    look.apply()
    assert theme().name == "light"


def test_a_change_of_the_look_costs_a_deep_widget_no_more_than_a_shallow_one(
    look: Theme, qtbot: QtBot
) -> None:
    """Dressed once for every widget around it, a whole window stands still for a second."""
    dressed: list[str] = []

    class Seen(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                dressed.append(self.objectName())
            super().changeEvent(event)

    window = QWidget()
    qtbot.addWidget(window)
    Seen(window).setObjectName("shallow")
    inner = window
    for _each in range(12):
        inner = QWidget(inner)
    Seen(inner).setObjectName("deep")
    window.show()
    qtbot.waitExposed(window)
    dressed.clear()
    look.set_text_percent(150)
    assert dressed.count("deep") == dressed.count("shallow") > 0
