"""The small things every helpline is shown with: number, Copy, open or closed, QR code."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Service
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.qr import QrButton
from mbc_companion.ui.widgets.text import Text

ROW_PX, CARD_PX = 33.2, 27.6


@dataclass(frozen=True)
class Code:
    """What a QR code holds (``uri``), the number in it, and whose number it is."""

    name: str
    shown: str
    uri: str


def code_of(service: Service) -> Code:
    return Code(service.name, service.number.shown, service.main.uri)


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

    ``what`` completes "Copy …" for a screen reader. Helpline numbers are public, so
    nothing clears them again.
    """

    def __init__(
        self, copied: str, what: str, kind: str = "quiet", *, parent: QWidget | None = None
    ) -> None:
        self._copied = copied
        self._what = what
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
        self.set_words(said, name=f"{said} {self._what}")
        self.set_icon("check" if done else "copy")

    def _dress(self) -> None:
        super()._dress()
        self.setMinimumWidth(self.minimumSizeHint().width())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max(metrics.horizontalAdvance(w) for w in (self.tr("Copy"), self.tr("Copied")))
        spare = longest - metrics.horizontalAdvance(self.text())
        return super().sizeHint() + QSize(spare, 0)

    def minimumSizeHint(self) -> QSize:
        """Less padding where it is tight, but room for both words."""
        return self.sizeHint() - QSize(2 * theme().px(12), 0)


def copy_number(name: str, shown: str, kind: str = "quiet", *, parent: QWidget) -> CopyButton:
    """Copies the number ``shown`` of the service called ``name``."""
    what = QCoreApplication.translate("Helplines", "the number of {name}")
    return CopyButton(shown, what.format(name=name), kind, parent=parent)


class _Dot(QWidget):
    """Full for open, a ring otherwise; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._full = False
        hide_from_tree(self)
        theme().follow(self._dress)

    def show_full(self, *, full: bool) -> None:
        self._full = full
        self.update()

    def _dress(self) -> None:
        self.setFixedSize(theme().text_px(11), theme().text_px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.width()
        area = QRectF(0, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        color = theme().color("primary" if self._full else "lineStrong")
        painter.setPen(QPen(color, 2))
        if self._full:
            painter.setBrush(color)
        painter.drawEllipse(area)
        painter.end()


class OpenState(QWidget):
    """Open or closed, in words with a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot = _Dot(self)
        self.words = Text("", "body", "text2", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_state(self, said: str, *, is_open: bool) -> None:
        if said != self.words.text():
            self.words.set_words(said)
        self._dot.show_full(full=is_open)


def code_button(
    code: Code, module_px: int = 4, *, edge: str = "line", parent: QWidget | None = None
) -> QrButton:
    """The QR code; pressing it is to show it alone and large."""
    name = words.qr_name(code.uri, code.shown)
    button = QrButton(code.uri, name, module_px, edge=edge, parent=parent)
    set_accessible(
        button,
        description=QCoreApplication.translate("Helplines", "Shows the code alone and large."),
    )
    return button
