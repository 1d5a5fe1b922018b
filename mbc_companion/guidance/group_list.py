"""What to look at: all topics, one group of them, or those that are kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.guidance import words_view as words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.press import LEFT, PaintedButton, rounded

_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
_NO_LIMIT = (1 << 24) - 1


class GroupRow(PaintedButton):
    """A choice with its number of topics; read out as a radio button.

    ``apart`` has a line above it.
    """

    def __init__(self, said: str, parent: QWidget, *, apart: bool = False) -> None:
        super().__init__(said, parent)
        self._count = 0
        self._apart = apart
        self._stands = False
        self._hint = QSize()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)
        self.set_count(0)
        theme().follow(self._dress)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(words.count_words(count))
        self.update()

    def _dress(self) -> None:
        self.setFont(theme().font("label"))
        self.setMinimumHeight(max(theme().px(46), theme().target) + self._gap())
        look, metrics = theme(), QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance("88")
        # Kept: the layout around it asks for this some hundred times.
        self._hint = QSize(wide + 2 * look.px(14) + look.px(12), self.minimumHeight())
        self.updateGeometry()
        self.update()

    def stand(self, width: int) -> None:
        """In a column ``width`` px wide; 0 for in a row, where there is no line above."""
        self._stands = bool(width)
        self.setMinimumWidth(width)
        self._dress()

    def _gap(self) -> int:
        return theme().px(16) if self._apart and self._stands else 0

    def sizeHint(self) -> QSize:
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self._hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        chosen = self.isChecked()
        fill = "primarySoft" if chosen else "hover" if self.hovered() else ""
        edge = look.color("text") if chosen and look.high_contrast else None
        area = QRectF(self.rect()).adjusted(0, self._gap(), 0, 0)
        if self._gap():
            painter.fillRect(0, self._gap() // 2, self.width(), 1, look.color("line"))
        rounded(painter, area, 10, fill=look.color(fill) if fill else None, edge=edge, width=2)
        painter.setFont(look.font("label", 600 if chosen else 400))
        painter.setPen(look.color("onPrimarySoft" if chosen else "text"))
        inner = area.adjusted(look.px(14), 0, -look.px(14), 0)
        painter.drawText(inner, LEFT, self.text())
        painter.drawText(inner, _RIGHT, str(self._count))
        painter.end()


class GroupList(QWidget):
    """``chosen`` carries the key of the choice; the first is chosen at the start."""

    chosen = Signal(str)

    def __init__(
        self, choices: list[tuple[str, str]], *, apart: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_accessible(self, name=self.tr("What to show"), role="grouping")
        self._flow = FlowLayout(0, self)
        self.rows: dict[str, GroupRow] = {}
        self._width = -1
        for key, said in choices:
            row = GroupRow(said, self, apart=key == apart)
            row.toggled.connect(partial(self._toggled, key))
            self._flow.addWidget(row)
            self.rows[key] = row
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_value(choices[0][0])

    def stand(self, width: int) -> None:
        """Under each other in a column of ``width`` px; 0 for beside each other."""
        if width == self._width:
            return
        self._width = width
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _NO_LIMIT)
        for row in self.rows.values():
            row.stand(width)

    def value(self) -> str:
        return next(key for key, row in self.rows.items() if row.isChecked())

    def set_value(self, key: str) -> None:
        """Choose without saying so."""
        self.blockSignals(True)
        self.rows[key].setChecked(True)
        self.blockSignals(False)

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001
        if on:
            self.chosen.emit(key)
