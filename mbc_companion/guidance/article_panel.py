"""One topic to be read: its blocks, what can be done with it, one's own notes, its sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.actions_panel import ActionsPanel
from mbc_companion.guidance.block_widgets import (
    CrisisPanel,
    block_widgets,
    link_button,
)
from mbc_companion.guidance.domain import Link, Topic
from mbc_companion.guidance.note_editor import NoteEditor
from mbc_companion.guidance.topic_row import TopicRow
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.chips import StatusChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.list_item import ListItem
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

TitleOf = Callable[[str], str]
MEASURE = 624
SIDE = 312


class _Head(QWidget):
    """How long it takes and when it was reviewed, then the title."""

    def __init__(self, topic: Topic, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        chips = FlowLayout(10)
        minutes = StatusChip(words.reading_words(topic.minutes), icon="clock", parent=self)
        chips.addWidget(minutes)
        chips.addWidget(StatusChip(words.reviewed_words(topic), parent=self))
        self.title = Text(topic.title, "display", heading=1, parent=self)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, chips)
        self._column.addWidget(self.title)
        self._column.addWidget(Text(topic.summary, "body", "text2", parent=self))
        if topic.is_stale(day):
            self._column.addWidget(Note(words.stale_words(), "know", parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(12))


class _Sources(QWidget):
    """At the end: what the topic rests on, and when that was compared."""

    def __init__(self, topic: Topic, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Text(words.sources_title(), "title", heading=2, parent=self))
        held = _Plain(self)
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for source in topic.sources:
            said = words.source_words(source)
            inner.addWidget(ListItem(said, style="small", parent=held))
        self._column.addWidget(held)
        said = f"{words.checked_words(topic)} {words.guidance_words()}"
        self._column.addWidget(Text(said, "small", "text2", parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))


class _Plain(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_accessible(self, name=words.sources_title(), role="list")


class ArticleBody(QWidget):
    """The words of one topic; ``blocks`` are the first widgets of its blocks, in order."""

    topic_wanted = Signal(str)
    web_wanted = Signal(str)
    help_requested = Signal()

    def __init__(
        self, topic: Topic, after: Topic | None, day: date, title_of: TitleOf, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.head = _Head(topic, day, self)
        self._column.addWidget(self.head)
        self.blocks: list[QWidget] = []
        self._headings: list[Text] = []
        for block in topic.blocks:
            for widget, links in block_widgets(block, self):
                self._add(widget, links)
        self.next_row: TopicRow | None = None
        if after is not None:
            heading = Text(self.tr("Read next"), "h2", heading=2, parent=self)
            self._headings.append(heading)
            self._column.addWidget(heading)
            self.next_row = TopicRow(after, self)
            self.next_row.clicked.connect(lambda: self.topic_wanted.emit(after.uid))
            self._column.addWidget(self.next_row)
        self.sources = _Sources(topic, self)
        self._column.addWidget(self.sources)
        theme().follow(self._dress)

    def _add(self, widget: QWidget, links: tuple[Link, ...]) -> None:
        self._column.addWidget(widget)
        self.blocks.append(widget)
        if isinstance(widget, CrisisPanel):
            widget.help_requested.connect(self.help_requested)
        elif isinstance(widget, Text) and widget.property("headingLevel"):
            self._headings.append(widget)
        for link in links:
            button = link_button(link, "" if link.is_web else self._title_of(link.target), self)
            button.clicked.connect(lambda _=False, to=link: self._follow(to))
            row = FlowLayout(8)
            row.addWidget(button)
            nest(self._column, row)

    def _follow(self, link: Link) -> None:
        (self.web_wanted if link.is_web else self.topic_wanted).emit(link.target)

    def insert_before_sources(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self.sources), widget)
        self.sources.raise_()  # last to a screen reader as well, which goes by the children

    def _dress(self) -> None:
        look = theme()
        self._column.setSpacing(look.px(14))
        for heading in self._headings:
            heading.setContentsMargins(0, look.px(12), 0, 0)
        self.sources.setContentsMargins(0, look.px(12), 0, 0)


class _Side(QFrame):
    """The right-hand side: its own ground, a line at its left."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))
        painter.end()


class ArticlePanel(QWidget):
    """``doing`` and ``notes`` are there only while unlocked.

    ``title_of`` gives the title of a topic by its id, empty where there is none.
    """

    topic_wanted = Signal(str)
    web_wanted = Signal(str)
    help_requested = Signal()

    def __init__(
        self,
        *,
        doing: ActionsPanel | None = None,
        notes: NoteEditor | None = None,
        title_of: TitleOf = lambda _uid: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self.doing = doing
        self.notes = notes
        self.article: ArticleBody | None = None
        self.scroller = ScrollPage(margin=0, parent=self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside = True
        self._side = _Side(self)
        self._side_scroll = ScrollPage(margin=0, parent=self._side)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(1, 0, 0, 0)
        side.addWidget(self._side_scroll)
        self._column = QVBoxLayout()
        self._column.addStretch(1)
        self._across.addStretch(0)
        nest(self._across, self._column, 1)
        nest(self.scroller.body, self._across)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.scroller, 1)
        row.addWidget(self._side)
        if doing is not None:
            self._side_scroll.body.addWidget(doing)
        theme().follow(self._dress)

    def show_topic(self, topic: Topic, after: Topic | None, day: date, *, block: int = 0) -> None:
        """Read ``topic`` from ``block`` on; ``after`` is the one to read next."""
        if self.notes is not None:
            self.notes.show_topic(topic.uid)
            self.notes.setParent(self)
        if self.doing is not None:
            self.doing.show_topic(topic)
            self.doing.setParent(self)
        old = self.article
        self.article = ArticleBody(topic, after, day, self._title_of, self.scroller.inside)
        self.article.topic_wanted.connect(self.topic_wanted)
        self.article.web_wanted.connect(self.web_wanted)
        self.article.help_requested.connect(self.help_requested)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.insertWidget(0, self.article)
        if self.notes is not None:
            self.article.insert_before_sources(self.notes)
            self.notes.show()
        self._place_actions()
        self._fit()
        self.scroller.verticalScrollBar().setValue(0)
        # Once more when the words are laid out: the focus on the title scrolls before that.
        QTimer.singleShot(0, self.article, lambda: self._begin_at(block))

    def _begin_at(self, block: int) -> None:
        if block > 0:
            self.go_to(block)
        else:
            self.scroller.verticalScrollBar().setValue(0)

    def go_to(self, block: int) -> None:
        """Scroll so that ``block`` is at the top."""
        if self.article is None or not 0 <= block < len(self.article.blocks):
            return
        self.scroller.body.activate()
        top = self.article.blocks[block].mapTo(self.scroller.inside, self.rect().topLeft()).y()
        self.scroller.verticalScrollBar().setValue(max(0, top - theme().px(12)))

    def block_at_top(self) -> int:
        """The first block that is not scrolled away; 0 where the topic begins or has ended."""
        bar = self.scroller.verticalScrollBar()
        if self.article is None or bar.value() in (0, bar.maximum()):
            return 0
        for place, widget in enumerate(self.article.blocks):
            top = widget.mapTo(self.scroller.inside, self.rect().topLeft()).y()
            if top + widget.height() > bar.value() + theme().px(12):
                return place
        return 0

    def _place_actions(self) -> None:
        if self.doing is None or self.article is None:
            return
        if self._beside:
            self._side_scroll.body.addWidget(self.doing)
        else:
            self.article.insert_before_sources(self.doing)
        self.doing.set_padding(24 if self._beside else 0)
        self.doing.setVisible(bool(self.doing.cards))

    def _dress(self) -> None:
        look = theme()
        self.scroller.body.setContentsMargins(0, look.px(28), 0, look.px(36))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Actions at the right where there is room for both, else after the words."""
        look = theme()
        side = look.text_px(SIDE)
        room = self.width() - side
        offered = self.doing is not None and bool(self.doing.cards)
        beside = offered and room >= look.text_px(480) + 2 * look.px(32)
        self._side.setVisible(beside)
        self._side.setFixedWidth(side)
        margin = look.px(52 if beside else 32)
        taken = side if beside else 0
        inner = max(1, self.width() - taken - margin - 16 - look.px(24))
        measure = min(inner, look.text_px(MEASURE))
        rest = max(look.px(24), self.width() - taken - margin - measure - 16)
        self._column.setContentsMargins(margin, 0, rest, 0)
        if beside != self._beside:
            self._beside = beside
            self._place_actions()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.end()
