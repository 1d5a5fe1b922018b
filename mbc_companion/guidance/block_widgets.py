"""The pieces of a topic on screen: each is to a screen reader what it is to the eye."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mbc_companion.guidance.domain import Block, BlockKind, Link
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.list_item import ListItem
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class ListBlock(QWidget):
    """A list, read out as one with so many items."""

    def __init__(self, block: Block, parent: QWidget) -> None:
        super().__init__(parent)
        set_accessible(self, role="list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        counted = block.kind is BlockKind.STEPS
        for place, item in enumerate(block.items, start=1):
            self._column.addWidget(ListItem(item, place if counted else 0, parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(6))


class CrisisPanel(QFrame):
    """Who to call or text, first on the page, with the way to all of it."""

    help_requested = Signal()

    def __init__(self, block: Block, parent: QWidget) -> None:
        super().__init__(parent)
        title, *rest = block.items
        set_accessible(self, name=title, role="grouping")
        self._column = QVBoxLayout(self)
        self._column.addWidget(Text(title, "h2", "onLampSoft", heading=2, parent=self))
        for said in rest:
            self._column.addWidget(Text(said, "body", "onLampSoft", parent=self))
        self.help_button = Button(self.tr("Help now"), "lamp", icon="lifebuoy", parent=self)
        self.help_button.clicked.connect(self.help_requested)
        self._column.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        pad = look.px(20)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(look.px(8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge = look.color("lampLine")
        area = QRectF(self.rect())
        rounded(painter, area, 14, fill=look.color("lampSoft"), edge=edge, width=look.edge)
        painter.end()


def block_widgets(block: Block, parent: QWidget) -> Iterator[tuple[QWidget, tuple[Link, ...]]]:
    """The widgets of one block, each with the links that are to stand under it."""
    if block.kind is BlockKind.HEADING:
        yield Text(block.text, "title", heading=2, parent=parent), block.links
    elif block.kind is BlockKind.PARAGRAPH:
        yield Text(block.text, "reading", parent=parent), block.links
    elif block.kind is BlockKind.CRISIS:
        yield CrisisPanel(block, parent), ()
    elif block.kind is BlockKind.SAFETY:
        yield Note(block.text, "calm", "info", parent=parent), ()
    else:
        yield ListBlock(block, parent), block.links


def link_button(link: Link, title: str, parent: QWidget) -> LinkButton:
    """What a paragraph points to, under it: inside, it would be too small to press.

    ``title`` is the topic's; without one it is named by the words of the paragraph.
    """
    words = title or link.words[:1].upper() + link.words[1:]
    return LinkButton(words, parent=parent)
