"""What the screens in front of the vault share: hills, one card in the middle, help on top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.scenery import Landscape, drawing
from mbc_companion.ui.widgets.surfaces import Card, Icon, ScrollPage
from mbc_companion.ui.widgets.text import Text

CARD = 448
_ICON = 72


class AppIcon(QWidget):
    """The program's icon, painted; decoration, the window's title says the name."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = theme().px(self._size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, drawing("app-icon", self.size(), self.devicePixelRatioF()))
        painter.end()


class FrontCard(Card):
    """The card the screen is about; it widens a little as the text grows."""

    def __init__(self, width: int = CARD) -> None:
        self._widest = width
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _dress(self) -> None:
        look = theme()
        side = look.px(32)
        self.body.setContentsMargins(side, look.px(30), side, look.px(22))
        self.body.setSpacing(look.px(12))
        self.setMaximumWidth((look.px(self._widest) + look.text_px(self._widest)) // 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge, fill = look.color("line"), look.color("surface")
        rounded(painter, QRectF(self.rect()), 18, fill=fill, edge=edge, width=look.edge)
        painter.end()


class FrontScreen(Landscape):
    """State in words at the top left, Helplines at the top right; these two never scroll.

    ``card`` stands in the middle of what scrolls, ``foot`` at its end.
    """

    help_requested = Signal()

    def __init__(self, state: str, icon: str, *, width: int = CARD, help_key: str = "F1") -> None:
        super().__init__()
        self._icon = icon
        self._state_icon = Icon(icon, "text", 24)
        self._state = Text(state, "h3", wrap=False)
        self.help_button = Button(
            self.tr("Helplines"), "lamp", icon="lifebuoy", key=help_key, large=True
        )
        self.help_button.clicked.connect(self.help_requested)
        self.page = ScrollPage(margin=0)
        self.card = FrontCard(width)
        self.app_icon = AppIcon(_ICON)
        self.foot = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        for part in (self._state_icon, self._state):
            self._top.addWidget(part)
        self._top.addStretch(1)
        self._top.addWidget(self.help_button)
        nest(self._column, self._top)
        self._column.addWidget(self.page, 1)
        self._fill_page()
        self.page.inside.installEventFilter(self)
        theme().follow(self._dress_front)

    def _fill_page(self) -> None:
        body = self.page.body
        middle = Qt.AlignmentFlag.AlignHCenter
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(self.card, 1000)
        self._row.addStretch(1)
        body.addStretch(3)
        body.addWidget(self.app_icon, 0, middle)
        nest(body, self._row)
        body.addStretch(8)
        nest(body, self.foot)

    def _dress_front(self) -> None:
        look = theme()
        hills = self.shown()
        self._state.set_tone("sceneLocked" if hills else "text")
        self._state_icon.set_icon(self._icon, "sceneLocked" if hills else "text")
        side = look.px(32)
        self._top.setSpacing(look.px(12))
        self._top.setContentsMargins(side, look.px(20), side, look.px(8))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self.page.body.setContentsMargins(0, look.px(4), 0, look.px(20))
        self.page.body.setSpacing(look.px(22))
        self.foot.setContentsMargins(side, 0, side, 0)
        self.foot.setSpacing(look.px(8))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """The icon gives way first where the window is low or the text large."""
        look = theme()
        wide = min(self.card.maximumWidth(), self.width() - 2 * look.px(16))
        card = self.card.body.totalHeightForWidth(wide)
        room = self.page.height() - self.foot.sizeHint().height() - 3 * look.px(22)
        self.app_icon.setVisible(room >= card + look.px(_ICON) + look.px(22))
