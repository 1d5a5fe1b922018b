"""The small things every helpline is shown with: number, Copy, open or closed, QR code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mbc_companion.helplines import words_view as words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.qr import QrButton
from mbc_companion.ui.widgets.text import Text

ROW_PX, FEATURED_PX = 33.2, 39.8


class SizedText(Text):
    """A Text in the face and weight of ``style``, at ``px`` of its own (at 100 %)."""

    def __init__(
        self,
        said: str,
        style: str,
        px: float,
        tone: str = "text",
        *,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._px = px
        super().__init__(said, style, tone, wrap=wrap, selectable=selectable, parent=parent)

    def _dress(self) -> None:
        super()._dress()
        font = self.font()
        font.setPixelSize(theme().text_px(self._px))
        self.setFont(font)


def number_text(shown: str, px: float, parent: QWidget | None = None) -> SizedText:
    """A number, large and selectable."""
    return SizedText(shown, "phone", px, wrap=False, selectable=True, parent=parent)


class CopyButton(Button):
    """Puts ``copied`` on the clipboard and says so until something else is copied.

    ``name`` completes "Copy …" for a screen reader. Helpline numbers are public, so
    nothing clears them again.
    """

    def __init__(
        self, copied: str, name: str, kind: str = "quiet", *, parent: QWidget | None = None
    ) -> None:
        self._copied = copied
        self._called = name
        super().__init__("", kind, icon="copy", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say(done=False)
        self.clicked.connect(self._copy)
        QGuiApplication.clipboard().dataChanged.connect(self._look_again)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self._say(done=True)
        announce(self, self.tr("Copied {what}").format(what=self._copied))

    def _look_again(self) -> None:
        if QGuiApplication.clipboard().text() != self._copied:
            self._say(done=False)

    def _say(self, *, done: bool) -> None:
        said = self.tr("Copied") if done else self.tr("Copy")
        self.set_words(said, name=f"{said} {self._called}")
        self.set_icon("check" if done else "copy")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max(metrics.horizontalAdvance(w) for w in (self.tr("Copy"), self.tr("Copied")))
        spare = longest - metrics.horizontalAdvance(self.text())
        return super().sizeHint() + QSize(spare, 0)


class _Dot(QWidget):
    """Full for open, a ring otherwise; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._full = False
        theme().follow(self._dress)

    def show_full(self, *, full: bool) -> None:
        self._full = full
        self.update()

    def _dress(self) -> None:
        side = theme().text_px(11)
        self.setFixedSize(side, theme().text_px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.width()
        area = QRectF(0, (self.height() - side) / 2, side, side)
        color = theme().color("primary" if self._full else "lineStrong")
        if self._full:
            painter.setPen(QPen(color, 0))
            painter.setBrush(color)
            painter.drawEllipse(area)
        else:
            painter.setPen(QPen(color, 2))
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        painter.end()


class OpenState(QWidget):
    """Open or closed, in words with a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot = _Dot(self)
        self._words = Text("", "body", "text2", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        return self._words.text()

    def show_state(self, said: str, *, is_open: bool) -> None:
        if said != self._words.text():
            self._words.set_words(said)
        self._dot.show_full(full=is_open)


def code_button(
    uri: str, shown: str, module_px: int = 4, *, edge: str = "line", parent: QWidget | None = None
) -> QrButton:
    """The code that dials ``shown``; pressing it is to show it alone and large."""
    button = QrButton(uri, words.qr_name(uri, shown), module_px, edge=edge, parent=parent)
    set_accessible(
        button,
        description=QCoreApplication.translate("Helplines", "Shows the code alone and large."),
    )
    return button
