"""Words on screen: always plain text, in a style and a tone of the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme


class Text(QLabel):
    """A label that never reads markup, whatever a person typed.

    ``heading`` from 1 to 3 gives it the heading role; ``tone`` is a color token.
    """

    def __init__(
        self,
        words: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        heading: int = 0,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        if heading:
            set_accessible(self, role="heading")
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
