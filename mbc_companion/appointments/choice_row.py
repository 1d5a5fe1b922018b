"""One of many, chosen from a sheet: the field shows what is chosen, and opens the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, edge_width, rounded
from mbc_companion.ui.widgets.text import Text

Option = tuple[str, str]
"""A value and the words for it."""


class _Shown(PaintedButton):
    """The field itself: icon, words, caret."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font("nav", 400))
        self.setMinimumHeight(max(look.px(48), look.target))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(wide, look.text_px(320)) + look.px(96), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().text_px(140), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        rounded(
            painter,
            QRectF(self.rect()),
            10,
            fill=look.color("hover" if self.hovered() else "field"),
            edge=look.color("lineStrong"),
            width=edge_width(),
        )
        x, side = float(look.px(14)), look.text_px(22)
        if self._icon:
            painter.drawPixmap(
                QPointF(x, (self.height() - side) / 2), icons.pixmap(self._icon, "text2", 22)
            )
            x += side + look.px(10)
        caret = look.text_px(20)
        end = self.width() - look.px(14) - caret
        painter.drawPixmap(
            QPointF(end, (self.height() - caret) / 2), icons.pixmap("caret-down", "text2", 20)
        )
        painter.setFont(self.font())
        painter.setPen(look.color("text"))
        room = end - look.px(8) - x
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(x, 0, room, self.height()), LEFT, words)
        painter.end()


class ChoiceField(QWidget):
    """``wanted`` asks for the sheet; the owner opens it with ``choose``."""

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Callable[[], Sequence[Option]],
        *,
        icon: str = "",
        adds: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``adds`` is the label of a line to type something that is not in the list."""
        super().__init__(parent)
        self._options = options
        self._adds = adds
        self._value = ""
        self._name = label
        self.label = Text(label, "label", parent=self)
        self.button = _Shown(icon, self)
        self.button.clicked.connect(self.open_list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self.button)
        self.sheet: ChoiceSheet | None = None
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(6))

    def value(self) -> str:
        return self._value

    def show_value(self, value: str, words: str, *, icon: str = "") -> None:
        """Without saying ``chosen``."""
        self._value = value
        self.button.setText(words)
        if icon:
            self.button.set_icon(icon)
        said = self.tr("{label}: {value}").format(label=self._name, value=words)
        self.button.setAccessibleName(said)
        self.button.updateGeometry()
        self.button.update()

    def open_list(self) -> None:
        """Show the list over the window."""
        self.sheet = ChoiceSheet(self, self._name, self._options(), self._value, adds=self._adds)
        self.sheet.chosen.connect(self._take)
        self.sheet.open()

    def _take(self, value: str) -> None:
        words = dict(self._options()).get(value, value)
        self.show_value(value, words)
        self.chosen.emit(value)


class ChoiceSheet(Sheet):
    """The options as buttons under each other; the chosen one has a check."""

    chosen = Signal(str)

    def __init__(
        self, host: QWidget, title: str, options: Sequence[Option], value: str, *, adds: str = ""
    ) -> None:
        super().__init__(host, title, width=560, height=0)
        self.title.set_text_style("title")
        self.buttons: dict[str, Button] = {}
        self.field: Field | None = None
        if adds:
            self.field = Field(adds, parent=self)
            self.use = Button(self.tr("Use this name"), parent=self)
            self.field.edit.returnPressed.connect(self._use_typed)
            self.use.clicked.connect(self._use_typed)
            self.body.addWidget(self.field)
            row = FlowLayout(8)
            row.addWidget(self.use)
            nest(self.body, row)
        listed = QVBoxLayout()
        listed.setSpacing(0)
        for one, words in options:
            button = Button(words, "quiet", icon="check" if one == value else "", parent=self)
            button.set_left()
            if one == value:
                button.setAccessibleDescription(self.tr("Chosen now"))
            button.clicked.connect(lambda _=False, v=one: self._choose(v))
            listed.addWidget(button)
            self.buttons[one] = button
        nest(self.body, listed)
        self._value = value

    def focus_first(self) -> None:
        first = self.buttons.get(self._value) or next(iter(self.buttons.values()), None)
        if self.field is not None and not self.buttons:
            self.field.setFocus()
        elif first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus_first()

    def _choose(self, value: str) -> None:
        self.close()
        self.chosen.emit(value)

    def _use_typed(self) -> None:
        assert self.field is not None
        words = self.field.text().strip()
        if words:
            self._choose(f"+{words}")
        else:
            self.field.set_error(self.tr("Type a name, or choose one from the list."))
            self.field.setFocus()
