"""The Contacts page's two panes and its tabs, arranged for the room there is."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.contacts.acts_dialog import ContactActs
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Kind
from mbc_companion.contacts.empty_panel import EmptyPanel
from mbc_companion.contacts.list_panel import ListPanel
from mbc_companion.contacts.right_panel import RightPanel, Shown
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note, Separator

PEOPLE, TEAM, HELPLINES = "people", "team", "helplines"
KINDS: dict[str, tuple[Kind, ...]] = {
    PEOPLE: (Kind.PERSON, Kind.GROUP, Kind.ONLINE_COMMUNITY),
    TEAM: (Kind.PROFESSIONAL, Kind.PLACE, Kind.INSURER),
    HELPLINES: (),
}
_PEOPLE_PX, _LINES_PX = 340, 400


class ContactsFrame(Page):
    """Where only one pane fits, ``_reading`` says whether it is the right one."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._reading = False
        self._narrow = False
        self.tabs = self._make_tabs()
        self.tabs_below = self._make_tabs()
        self.back_button = Button(self.tr("All contacts"), icon="arrow-left")
        for act in (self.tabs, self.back_button):
            act.setParent(self)
            act.hide()
        self.list = ListPanel(self)
        self.empty = EmptyPanel(self)
        self.acts = ContactActs(self, around)
        self._build()

    @property
    def tab(self) -> str:
        return self.tabs.value() or PEOPLE

    @property
    def right(self) -> Shown | None:
        """What is open at the right."""
        return self._side.shown

    def _make_tabs(self) -> Segmented:
        options = [
            (PEOPLE, self.tr("My people")),
            (TEAM, self.tr("Care team")),
            (HELPLINES, self.tr("Helplines")),
        ]
        tabs = Segmented(self.tr("Contacts"), options, parent=self)
        tabs.set_value(PEOPLE)
        return tabs

    def _build(self) -> None:
        self._line = Separator(vertical=True, parent=self)
        self._side = RightPanel(self._around, self.acts, self)
        self._panes = QWidget(self)
        row = QHBoxLayout(self._panes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._line)
        row.addWidget(self._side, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self.empty)
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs_below, 1)
        nest(column, self._tab_row)
        column.addWidget(self._stack, 1)
        theme().follow(self._dress)

    def _arrange(self) -> None:
        look = theme()
        self._narrow = breadth(max(1, self.window().width()), look.scale) is Breadth.NARROW
        reading = self._narrow and self._reading and self.right is not None
        self.list.setVisible(not reading)
        self._side.setVisible(not self._narrow or reading)
        self._line.setVisible(not self._narrow)
        if self._narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(1 << 20)
        else:
            wide = _LINES_PX if self.tab == HELPLINES else _PEOPLE_PX
            self.list.setFixedWidth(min(look.text_px(wide), int(self.width() * 0.42)))
        self.tabs.setVisible(not self._narrow)
        self.tabs_below.setVisible(self._narrow and not reading)
        side, top = (look.px(20), look.px(8)) if self._narrow and not reading else (0, 0)
        self._tab_row.setContentsMargins(side, top, side, 0)
        self.back_button.setVisible(reading)
        if self.right is not None:
            room = self._side.width() if self._side.width() > 100 else self.width()
            self.right.set_narrow(narrow=room < look.text_px(560))
        self.title_changed.emit()

    def _dress(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
