"""The left-hand side: search, sorting, the list, and what can be added or looked at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.domain import Order
from mbc_companion.contacts.list_view import LinesView
from mbc_companion.contacts.table_model import Line
from mbc_companion.helplines.domain import Topic
from mbc_companion.helplines.words_view import topic_words
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.search import SearchLine
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text

ALL = "all"


class ListPanel(ScrollPage):
    """``narrowed`` says that the words, the order or the topic are others now."""

    narrowed = Signal()
    opened = Signal(str)
    moved = Signal(str)
    add_wanted = Signal()
    support_wanted = Signal()
    card_wanted = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self._helplines = False
        self.search = SearchLine(self.tr("Search contacts"), parent=self)
        self.sort_button = Button(words.order_words(Order.NAME), "quiet", parent=self)
        self.order = Order.NAME
        topics = [(ALL, self.tr("All"))]
        topics += [(topic.value, topic_words(topic)) for topic in Topic]
        self.topics = Segmented(self.tr("What it is for"), topics, parent=self)
        self.topics.set_value(ALL)
        self.nothing = Text("", "body", "text2", parent=self)
        self.view = LinesView(self.tr("Contacts"), self)
        self.add_button = Button(self.tr("Add a contact"), icon="plus", parent=self)
        self.support_button = Button(
            self.tr("Support map"), "quiet", icon="users-three", parent=self
        )
        self.card_button = Button(self.tr("A card to carry"), "quiet", icon="printer", parent=self)
        self.removed_button = Button(
            self.tr("Removed contacts"), "quiet", icon="trash", parent=self
        )
        self._build()
        self._connect()
        theme().follow(self._dress)

    def _build(self) -> None:
        self._top = QVBoxLayout()
        # Hidden as one: an empty layout in a layout would take room from the filter.
        self._finding = QWidget(self)
        line = QHBoxLayout(self._finding)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.sort_button)
        self._top.addWidget(self._finding)
        self._top.addWidget(self.topics)
        self._top.addWidget(self.nothing)
        self._under = QVBoxLayout()
        self._under.addWidget(self.add_button)
        for button in (self.support_button, self.card_button, self.removed_button):
            button.set_left()
            self._under.addWidget(button)
        column = self.body
        nest(column, self._top)
        column.addWidget(self.view, 1000)
        nest(column, self._under)
        column.addStretch(1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self.narrowed.emit())
        self.search.went_down.connect(self.focus_list)
        self.topics.chosen.connect(lambda _: self.narrowed.emit())
        self.sort_button.clicked.connect(self._sort_next)
        self.view.opened.connect(self.opened)
        self.view.moved.connect(self.moved)
        self.view.selectionModel().currentChanged.connect(self._follow)
        self.add_button.clicked.connect(self.add_wanted)
        self.support_button.clicked.connect(self.support_wanted)
        self.card_button.clicked.connect(self.card_wanted)
        self.removed_button.clicked.connect(self.removed_wanted)

    def words(self) -> str:
        return self.search.text()

    def topic(self) -> Topic | None:
        value = self.topics.value()
        return None if value in (ALL, "") else Topic(value)

    def show_kind(self, *, helplines: bool) -> None:
        """What stands around the list for contacts, or for helplines."""
        self._helplines = helplines
        self._finding.setVisible(not helplines)
        self.topics.setVisible(helplines)
        self.support_button.setVisible(not helplines)
        name = self.tr("Helplines") if helplines else self.tr("Contacts")
        self.view.setAccessibleName(name)
        add = self.tr("Add a helpline") if helplines else self.tr("Add a contact")
        self.add_button.set_words(add)
        gone = self.tr("Removed helplines") if helplines else self.tr("Removed contacts")
        self.removed_button.set_words(gone)

    def show_lines(self, lines: tuple[Line, ...], chosen: str, *, removed: bool) -> None:
        """``removed``: there is something in Removed to look at."""
        self.view.show_lines(lines, chosen)
        self._share_height()
        self.removed_button.setVisible(removed)
        looked = bool(self.words().strip()) and not self._helplines
        if looked and not lines:
            self.nothing.set_words(self.tr("Nothing with those letters. Try a shorter word."))
        self.nothing.setVisible(looked and not lines)
        if looked:
            announce(self.search, self.tr("%n contacts", "", len(lines)))

    def _share_height(self) -> None:
        """Where a few rows and what stands around them do not fit, the column scrolls."""
        body, view = self.body, self.view
        tall = body.totalMinimumHeightForWidth(self.inside.width())
        around = max(tall, body.totalMinimumSize().height()) - view.minimumSizeHint().height()
        view.set_whole(whole=around + view.least() > self.viewport().height())

    def _follow(self, current: QModelIndex) -> None:
        """The row walked to with the arrow keys is brought into view."""
        if current.isValid() and self.view.hasFocus():
            area = self.view.visualRect(current)
            at = self.view.mapTo(self.inside, area.center())
            self.ensureVisible(at.x(), at.y(), 0, area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def focus_list(self) -> None:
        if self.view.rows.lines:
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.rows.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_next(self) -> None:
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        said = words.order_words(self.order)
        self.sort_button.set_words(said)
        announce(self.sort_button, said)
        self.narrowed.emit()

    def _dress(self) -> None:
        super()._dress()
        if not hasattr(self, "_under"):
            return
        look = theme()
        self.body.setSpacing(0)
        side = look.px(20)
        self._top.setContentsMargins(side, look.px(14), side, look.px(14))
        self._top.setSpacing(look.px(8))
        self._under.setContentsMargins(side, look.px(16), side, look.px(16))
        self._under.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
