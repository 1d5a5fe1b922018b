"""Five large acts and nothing else, for a day when anything more is too much."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import PaintedButton, edge_width, rounded
from mbc_companion.ui.widgets.text import Text

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_ICON = 30


class QuietAct(PaintedButton):
    """One act, as wide as the view: what it is, and one line about it."""

    ring_radius = 12

    def __init__(self, words: str, about: str, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.about = about
        self._icon = icon
        self.setAccessibleName(words)
        self.setAccessibleDescription(about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = sum(int(area.height()) for _words, area, _font in self._lines(width))
        return max(theme().px(84), high + 2 * theme().px(14))

    def sizeHint(self) -> QSize:
        wide = theme().px(560)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(84))

    def _lines(self, width: int) -> list[tuple[str, QRectF, str]]:
        """Each text with its area from the height 0 on, and its style."""
        look = theme()
        left = look.px(20) + look.text_px(_ICON) + look.px(16)
        room = max(40, width - left - look.px(20))
        found = []
        for words, style in ((self.text(), "title"), (self.about, "body")):
            metrics = QFontMetrics(look.font(style))
            box = metrics.boundingRect(0, 0, room, 10_000, _WRAPPED, words)
            found.append((words, QRectF(left, 0, room, box.height()), style))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        fill = "primarySoft" if self.isDown() else "hover" if self.hovered() else "surface"
        edge, area = look.color("lineStrong"), QRectF(self.rect())
        rounded(painter, area, 12, fill=look.color(fill), edge=edge, width=edge_width())
        size = look.text_px(_ICON)
        picture = icons.pixmap(self._icon, "primary", _ICON)
        painter.drawPixmap(QPointF(look.px(20), (self.height() - size) / 2), picture)
        lines = self._lines(self.width())
        y = (self.height() - sum(box.height() for _words, box, _style in lines)) / 2
        for (words, box, style), token in zip(lines, ("text", "text2"), strict=True):
            painter.setFont(look.font(style))
            painter.setPen(look.color(token))
            painter.drawText(box.translated(0, y), _WRAPPED, words)
            y += box.height()
        painter.end()


class QuietSheet(Sheet):
    """Covers the whole window. ``word_typed`` carries what was typed; Esc leads out again."""

    person_wanted = Signal()
    helplines_wanted = Signal()
    breathe_wanted = Signal()
    word_typed = Signal(str)
    not_today = Signal()

    def __init__(self, host: QWidget, person: str) -> None:
        super().__init__(host, self.tr("Only what helps"), width=20_000, height=20_000)
        self.title.set_text_style("h1")
        self.body.addWidget(Text(self.tr("One of these, or none. Nothing else is asked.")))
        call = self.tr("Call {name}").format(name=person)
        self.person = self._act(
            call if person else self.tr("Someone I would call"),
            self.tr("The number, large")
            if person
            else self.tr("Mark a contact as somebody you trust, and they stand here"),
            "heart-straight",
            self.person_wanted,
        )
        about = self.tr("Someone to talk to, any hour")
        self.lines = self._act(self.tr("Helplines"), about, "lifebuoy", self.helplines_wanted)
        about = self.tr("Two minutes, nothing to write")
        self.breathe = self._act(self.tr("Breathe"), about, "wind", self.breathe_wanted)
        self.word = QuietAct(
            self.tr("One word"), self.tr("Kept in your journal. One is enough"), "note-pencil"
        )
        self.word.clicked.connect(self._open_word)
        self.body.addWidget(self.word)
        self._add_word()
        about = self.tr("Lock it, and leave everything as it is")
        self.leave = self._act(self.tr("Not today"), about, "moon", self.not_today)
        self.body.addStretch(1)

    def _act(self, words: str, about: str, icon: str, wanted: SignalInstance) -> QuietAct:
        act = QuietAct(words, about, icon)
        act.clicked.connect(wanted)
        self.body.addWidget(act)
        return act

    def _add_word(self) -> None:
        self.field = Field(self.tr("Your word"))
        self.keep_button = Button(self.tr("Keep it"), "primary")
        self.keep_button.clicked.connect(self._keep_word)
        self.field.edit.returnPressed.connect(self._keep_word)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignBottom)
        nest(self.body, row)
        self.kept = Text("", "h3")
        self.body.addWidget(self.kept)
        self._show_word(shown=False)
        self.kept.hide()

    def _show_word(self, *, shown: bool) -> None:
        self.field.setVisible(shown)
        self.keep_button.setVisible(shown)

    def _open_word(self) -> None:
        self.kept.hide()
        self._show_word(shown=True)
        self.field.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_word(self) -> None:
        if self.field.text().strip():
            self.word_typed.emit(self.field.text().strip())

    def say_kept(self, words: str, *, kept: bool) -> None:
        """What became of the word; if it could not be kept it still stands there."""
        self.kept.set_words(words)
        self.kept.show()
        announce(self.kept, words)
        if kept:
            self.field.set_text("")
            self._show_word(shown=False)
            self.word.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing of what is under it is seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.end()
