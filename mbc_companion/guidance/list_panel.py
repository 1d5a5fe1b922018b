"""The topics: looked for by words, chosen by group, or those that are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.domain import Group, Library, Topic
from mbc_companion.guidance.group_list import GroupList
from mbc_companion.guidance.topic_row import TopicRow
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.search import SearchLine
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage, Separator
from mbc_companion.ui.widgets.text import Text

ALL, KEPT = "all", "kept"
_MOST_FOUND = 8
_AT_ONCE = 1  # groups before the first look; the others a moment later
_LEFT = 236
_FILL = Qt.AlignmentFlag(0)
Finder = Callable[[str], Sequence[Topic]]


class _Rows(QFrame):
    """Rows with lines between them on one surface."""

    def __init__(self, topics: Sequence[Topic], parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.rows: list[TopicRow] = []
        for topic in topics:
            if self.rows:
                column.addWidget(Separator(parent=self))
            self.rows.append(TopicRow(topic, self))
            column.addWidget(self.rows[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        fill, edge = look.color("surface"), look.color("line")
        rounded(painter, QRectF(self.rect()), 14, fill=fill, edge=edge, width=look.edge)
        painter.end()


class Section(QWidget):
    """A heading with the topics under it."""

    opened = Signal(str)

    def __init__(self, title: str, topics: Sequence[Topic], parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = Text(title, "h2", heading=2, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        held = _Rows(topics, self)
        self._column.addWidget(held)
        self.rows = held.rows
        for row in self.rows:
            row.clicked.connect(lambda _=False, uid=row.topic.uid: self.opened.emit(uid))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(10))


class ListPanel(QWidget):
    """``opened`` carries the id of a topic. ``kept`` is asked at every look; None: no keeping."""

    opened = Signal(str)

    def __init__(
        self,
        library: Library,
        find: Finder,
        *,
        kept: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._find = find
        self._kept = kept
        self.field = SearchLine(self.tr("Search topics"), most=200, high=46, parent=self)
        self.field.textChanged.connect(self._looked_for)
        self.field.went_down.connect(self._go_down)
        self.groups = GroupList(self._choices(), apart=KEPT, parent=self)
        self.groups.chosen.connect(self._group_chosen)
        self.nothing = Text("", "body", "text2", parent=self)
        self.nothing.hide()
        self._margins = (0, 0)
        self._sections: dict[Group, Section] = {}
        self._later = [group for group in Group if library.about(group)]
        self._own: Section | None = None
        self._build()
        theme().follow(self._dress)
        self.refresh()

    def _choices(self) -> list[tuple[str, str]]:
        choices = [(ALL, self.tr("All"))]
        choices += [
            (group.value, words.group_words(group)) for group in Group if self._library.about(group)
        ]
        return [*choices, (KEPT, self.tr("Kept by you"))] if self._kept is not None else choices

    def _section(self, title: str, topics: Sequence[Topic]) -> Section:
        made = Section(title, topics, self)
        made.opened.connect(self.opened)
        return made

    def _build(self) -> None:
        self._left = QVBoxLayout()
        self._left.addWidget(self.field)
        self._left.addWidget(self.groups)
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        if not self._library.whole:
            said = self.tr("Some topics could not be read. The rest is here, and so is Help now.")
            self._right.addWidget(Note(said, "problem", parent=self))
        self._right.addWidget(self.nothing)
        self._right.addStretch(1)
        self._add_sections(_AT_ONCE)
        self.scroller = ScrollPage(margin=0, parent=self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._row, self._left)
        nest(self._row, self._right, 1)
        nest(self.scroller.body, self._row, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.scroller)
        QTimer.singleShot(0, self, self._complete)

    def _add_sections(self, count: int) -> None:
        """The next ``count`` groups, at the end."""
        for _ in range(min(count, len(self._later))):
            group = self._later.pop(0)
            made = self._section(words.group_words(group), self._library.about(group))
            self._sections[group] = made
            self._right.insertWidget(self._right.count() - 1, made)

    def _complete(self) -> None:
        """What is below the edge comes after the first look at the page."""
        if self._later:
            self._add_sections(len(self._later))
            self._show()

    def refresh(self) -> None:
        """Count again, and show again what is chosen: something may be kept or not any more."""
        for group in Group:
            if group.value in self.groups.rows:
                self.groups.rows[group.value].set_count(len(self._library.about(group)))
        self.groups.rows[ALL].set_count(len(self._library.topics))
        if KEPT in self.groups.rows:
            self.groups.rows[KEPT].set_count(len(self._kept_topics()))
        self._show()

    def rows(self) -> list[TopicRow]:
        """Those that are shown, from top to bottom."""
        self._complete()
        shown = [self._own] if self._own is not None else list(self._sections.values())
        return [row for section in shown if not section.isHidden() for row in section.rows]

    def _kept_topics(self) -> list[Topic]:
        found = [self._library.topic(uid) for uid in (self._kept() if self._kept else ())]
        return [topic for topic in found if topic is not None]

    def _looked_for(self, typed: str) -> None:
        self._show()
        if typed.strip():
            count = len(self.rows())
            announce(self.field, words.count_words(count) if count else self.nothing.text())

    def _group_chosen(self, _key: str) -> None:
        """A choice of a group ends the search."""
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)
        self._show()

    def _show(self) -> None:
        typed, key = self.field.text().strip(), self.groups.value()
        if typed or key != ALL:
            self._add_sections(len(self._later))
        own: Section | None = None
        missing = ""
        if typed:
            found = list(self._find(typed))[:_MOST_FOUND]
            own = self._section(self.tr("Found"), found) if found else None
            missing = "" if found else self.tr("Nothing with those letters. Try a shorter word.")
        elif key == KEPT:
            kept = self._kept_topics()
            own = self._section(self.tr("Kept by you"), kept) if kept else None
            missing = "" if kept else self.tr("Nothing kept yet. Keep is at the top of a topic.")
        self._put(own)
        for group, section in self._sections.items():
            section.setVisible(not typed and key in (ALL, group.value))
        self.nothing.set_words(missing)
        self.nothing.setVisible(bool(missing))
        self._fit()

    def _put(self, own: Section | None) -> None:
        old, self._own = self._own, own
        if old is not None:
            self._right.removeWidget(old)
            old.hide()
            old.deleteLater()
        if own is not None:
            self._right.insertWidget(self._right.indexOf(self.nothing) + 1, own)
            own.show()

    def _go_down(self) -> None:
        rows = self.rows()
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        look = theme()
        self._right.setSpacing(look.px(22))
        self._left.setSpacing(look.px(12))
        side, top = (look.px(one) for one in self._margins)
        self.scroller.body.setContentsMargins(side, top, side, look.px(24))
        self._fit()

    def set_margins(self, side: int, top: int) -> None:
        """Px at 100 % around what scrolls."""
        self._margins = (side, top)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The choices beside the topics, or above them where that would squeeze the rows."""
        look = theme()
        wide = look.text_px(_LEFT)
        beside = self.width() >= wide + look.px(92) + look.text_px(440)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        self._row.setSpacing(look.px(28) if beside else look.px(16))
        self.field.setMaximumWidth(wide if beside else (1 << 24) - 1)
        self.groups.stand(wide if beside else 0)
        # What is found stands right under the words, not under a page of choices.
        self.groups.setVisible(beside or not self.field.text().strip())
