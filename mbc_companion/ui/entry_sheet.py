"""A sheet to fill in; what stands in it is written where it belongs when Done is pressed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.surfaces import Note

Input = Field | Segmented | QAbstractButton
"""What somebody types into, chooses from, or ticks."""
Value = str | bool


def value_of(one: Input) -> Value:
    """The text, the chosen value, or whether it is ticked."""
    if isinstance(one, Field):
        return one.text()
    return one.value() if isinstance(one, Segmented) else one.isChecked()


def put_value(one: Input, value: Value) -> None:
    """As if somebody had typed or chosen it; an option that is gone is passed over."""
    if isinstance(one, Field):
        one.set_text(str(value))
    elif isinstance(one, Segmented):
        if str(value) in one.segments:
            one.segments[str(value)].setChecked(True)
    else:
        one.setChecked(value is True)


def on_change(one: Input, act: Callable[[], object]) -> None:
    """Call ``act`` whenever something else stands in it."""
    if isinstance(one, Field):
        one.changed.connect(lambda _: act())
    elif isinstance(one, Segmented):
        one.chosen.connect(lambda _: act())
    else:
        one.toggled.connect(lambda _: act())


class CameBack(QWidget):
    """Says when this was begun, with the way back to how it was."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = Note(words, "know", parent=self)
        self.again = Button(
            self.tr("Start over"), "quiet", icon="arrow-counter-clockwise", parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.note)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)


class EntrySheet(Sheet):
    """Names its inputs, so that what is typed can be kept while it is typed."""

    came_back: CameBack | None = None

    def inputs(self) -> Mapping[str, Input]:
        """By names that stay the same from one version to the next."""
        return {}

    def look_again(self, names: Collection[str]) -> None:
        """The inputs of these ``names`` were filled in by the program."""

    def say_came_back(self, words: str) -> CameBack:
        """Show ``words`` above everything else; the focus still starts at the first input."""
        shown = CameBack(words, self)
        self.came_back = shown
        self.body.insertWidget(0, shown)
        QWidget.setTabOrder(self.close_button, shown.again)
        announce(self, words)
        return shown

    def focus_first(self) -> None:
        super().focus_first()
        if self.came_back is not None and self.came_back.again.hasFocus():
            self.step_focus(forward=True)
