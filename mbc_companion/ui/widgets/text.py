"""Words on screen: always plain text, in a style and a tone of the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Text(QLabel):
    """A label that never reads markup, whatever a person typed.

    ``heading`` from 1 to 3 gives it the heading role, ``role`` another one; ``tone`` is a
    color token.
    Lines stand as far apart as the style says, except in selectable text, which Qt draws.
    """

    def __init__(
        self,
        words: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        heading: int = 0,
        role: str = "",
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._tone = tone
        self._laid: tuple[tuple[object, ...], QTextLayout] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(_SELECTABLE)
        if heading or role:
            set_accessible(self, role=role or "heading")
        if heading:
            self.setProperty("headingLevel", heading)
        self.setText(words)
        theme().follow(self._dress)

    def set_words(self, words: str) -> None:
        self.setText(words)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self._dress()

    def set_text_style(self, style: str) -> None:
        self._style = style
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font(self._style))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().color(self._tone))
        palette.setColor(QPalette.ColorRole.Text, theme().color(self._tone))
        self.setPalette(palette)
        self.updateGeometry()

    def line_height(self) -> int:
        """The distance from one line to the next."""
        return lines.line_height(self._style, self.font())

    def _plain(self) -> bool:
        """Whether we lay the words out ourselves."""
        return not self.textInteractionFlags() & _SELECTABLE

    def _layout_for(self, width: int) -> QTextLayout:
        key = (self.text(), width, self.font().key(), self.alignment(), self.wordWrap())
        if self._laid is None or self._laid[0] != key:
            across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            high, wrap = self.line_height(), self.wordWrap()
            made = lines.lay_out(self.text(), self.font(), width, high, wrap=wrap, align=across)
            self._laid = (key, made)
        return self._laid[1]

    def heightForWidth(self, width: int) -> int:
        if not self._plain():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        count = max(1, self._layout_for(inner).lineCount())
        return count * self.line_height() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self._plain() else hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._plain():
            return hint
        count = 1 if self.wordWrap() else self.text().count("\n") + 1
        return QSize(hint.width(), count * self.line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._plain() or not self.text():
            super().paintEvent(event)
            return
        area = self.contentsRect()
        layout = self._layout_for(area.width())
        free = area.height() - layout.lineCount() * self.line_height()
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        top = 0 if vertical == Qt.AlignmentFlag.AlignTop else free
        top = top // 2 if vertical == Qt.AlignmentFlag.AlignVCenter else top
        painter = QPainter(self)
        painter.setPen(theme().color(self._tone))
        layout.draw(painter, QPointF(area.left(), area.top() + max(0, top)))
        painter.end()


def set_style(widget: QWidget, style: str) -> None:
    """Give any widget the font of ``style``, now and whenever the theme changes."""
    known = widget.property("textStyle")
    widget.setProperty("textStyle", style)
    if known is None:
        _Dresser(widget)
    else:
        widget.setFont(theme().font(style))


class _Dresser(QObject):
    """Lives as long as its widget and gives it its font again."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._widget.setFont(theme().font(str(self._widget.property("textStyle"))))
