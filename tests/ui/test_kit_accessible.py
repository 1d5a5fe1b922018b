"""What a screen reader is told: roles, names, states, actions, announcements."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui import announce as announcing
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.buttons import Button, IconButton, LinkButton
from mbc_companion.ui.widgets.chips import FeelingChip, StatusChip
from mbc_companion.ui.widgets.choices import CheckRow, Segmented, Switch
from mbc_companion.ui.widgets.fields import Field, PassphraseField
from mbc_companion.ui.widgets.marks import MoodButton, MoodMark, MoodRow
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

Role = QAccessible.Role
NAME = QAccessible.Text.Name


def face(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def test_a_role_is_there_before_a_running_screen_reader_hears_the_name(
    look: Theme, qtbot: QtBot
) -> None:
    class Asked(QWidget):
        """Qt asks at once for the face of what changes its name."""

        def setAccessibleName(self, name: str) -> None:
            super().setAccessibleName(name)
            face(self)

    widget = Asked()
    qtbot.addWidget(widget)
    set_accessible(widget, name="Sources", role="list")
    assert face(widget).role() == Role.List


@pytest.mark.parametrize(
    ("make", "role", "name"),
    [
        (lambda: Text("How is it?", "title", heading=2), Role.Heading, "How is it?"),
        (lambda: Text("Plain"), Role.StaticText, "Plain"),
        (lambda: Button("Keep"), Role.Button, "Keep"),
        (lambda: Button("Call", name="Call 988"), Role.Button, "Call 988"),
        (lambda: IconButton("More", "dots-three"), Role.Button, "More"),
        (lambda: LinkButton("Use recovery words"), Role.Link, "Use recovery words"),
        (lambda: FeelingChip("Tired"), Role.CheckBox, "Tired"),
        (lambda: Switch("Landscape"), Role.CheckBox, "Landscape"),
        (lambda: CheckRow("On paper"), Role.CheckBox, "On paper"),
        (lambda: StatusChip("Open now"), Role.Note, "Open now"),
        (lambda: MoodRow("How?"), Role.Grouping, "How?"),
        (lambda: MoodButton(2), Role.RadioButton, "Hard, 2 of 5"),
        (lambda: MoodMark(3), Role.Graphic, "In between, 3 of 5"),
        (lambda: Segmented("Days", []), Role.Grouping, "Days"),
        (
            lambda: QrView("tel:988", "QR code that dials 988"),
            Role.Graphic,
            "QR code that dials 988",
        ),
    ],
)
def test_role_and_name(
    look: Theme, qtbot: QtBot, make: Callable[[], QWidget], role: Role, name: str
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert face(widget).role() == role
    assert face(widget).text(NAME) == name


def test_a_field_is_named_by_its_label(look: Theme, qtbot: QtBot) -> None:
    field = Field("Name")
    qtbot.addWidget(field)
    assert face(field.edit).role() == Role.EditableText
    assert face(field.edit).text(NAME) == "Name"
    named = [other.text(NAME) for other, _relation in face(field.edit).relations()]
    assert "Name" in named


def test_one_of_the_segments_is_checked(look: Theme, qtbot: QtBot) -> None:
    days = Segmented("Days", [("30", "30 days"), ("90", "90 days")])
    qtbot.addWidget(days)
    days.set_value("90")
    checked = [bool(face(segment).state().checked) for segment in days.segments.values()]
    assert checked == [False, True]
    assert face(days.segments["30"]).role() == Role.RadioButton


def test_a_concealed_passphrase_is_not_read_out(look: Theme, qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal")
    qtbot.addWidget(field)
    field.set_text("correct horse")
    state = face(field.edit).state()
    assert state.passwordEdit
    assert "correct" not in face(field.edit).text(QAccessible.Text.Value)


def test_a_link_can_be_pressed_by_assistive_technology(look: Theme, qtbot: QtBot) -> None:
    link = LinkButton("All helplines")
    qtbot.addWidget(link)
    actions = face(link).actionInterface()
    assert actions is not None
    with qtbot.waitSignal(link.clicked):
        actions.doAction(actions.pressAction())


def test_chips_and_marks_answer_to_assistive_technology(look: Theme, qtbot: QtBot) -> None:
    chip, row = FeelingChip("Tired"), MoodRow()
    qtbot.addWidget(chip)
    qtbot.addWidget(row)
    for widget, signal in ((chip, chip.toggled), (row.buttons[1], row.marked)):
        actions = face(widget).actionInterface()
        assert actions is not None
        with qtbot.waitSignal(signal):
            actions.doAction(actions.toggleAction())
    assert row.level == 2


def test_a_picture_beside_words_is_left_out(look: Theme, qtbot: QtBot) -> None:
    note = Note("Saved.")
    qtbot.addWidget(note)
    inside = face(note)
    names = [inside.child(at).text(NAME) for at in range(inside.childCount())]
    assert names == ["Saved."]


def test_widgets_come_and_go_without_harm(look: Theme) -> None:
    for _round in range(200):
        label = Text("Short lived", heading=1)
        assert face(label).role() == Role.Heading
        del label
    gc.collect()
    assert face(QLabel("x")) is not None


@pytest.mark.parametrize("urgent", [False, True])
def test_announcements_are_polite_unless_urgent(
    look: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, urgent: bool
) -> None:
    sent: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(announcing.QAccessible, "updateAccessibility", sent.append)
    label = Text("x")
    qtbot.addWidget(label)
    announcing.announce(label, "Saved and encrypted", urgent=urgent)
    politeness = QAccessible.AnnouncementPoliteness
    assert sent[0].message() == "Saved and encrypted"
    assert sent[0].politeness() == (politeness.Assertive if urgent else politeness.Polite)
