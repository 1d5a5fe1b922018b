"""The first step of set-up: what is kept and where, before anything is asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.first_run_frame import Step
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.text import Text


class _Tile(QWidget):
    """An icon on a soft square; decoration."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedSize(theme().px(52), theme().px(52))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge = look.color("onPrimarySoft") if look.high_contrast else None
        rounded(painter, QRectF(self.rect()), 12, fill=look.color("primarySoft"), edge=edge)
        size = look.px(26)
        picture = icons.colored(self._icon, look.color("onPrimarySoft"), size)
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)
        painter.end()


class PrivacyStep(Step):
    """Four promises; ``hide_requested`` comes from the button that tries Hide.

    ``restore_requested``: somebody brings a backup instead of beginning anew.
    """

    hide_requested = Signal()
    restore_requested = Signal()

    def __init__(self, hide_key: str) -> None:
        super().__init__(
            self.tr("A private place, kept by you"),
            self.tr(
                "For living with metastatic breast cancer, one day at a time. "
                "Setting up takes about three minutes."
            ),
        )
        self._rows: list[QHBoxLayout] = []
        self._promise(
            "cloud-slash",
            self.tr("Nothing leaves this computer"),
            self.tr("No account, no internet needed, nobody counting what you do."),
        )
        self._promise(
            "lock-simple",
            self.tr("Everything you save is encrypted"),
            self.tr("Without your passphrase it is unreadable, to us as well."),
        )
        self.try_button = Button(self.tr("Try it now"))
        self.try_button.clicked.connect(self.hide_requested)
        hides = self.tr("Press {key} whenever someone walks in. Try it now, it covers this page.")
        laptop = self.tr("On some keyboards it is Fn and {key}.")
        self._promise(
            "eye-slash",
            self.tr("One key hides the screen"),
            " ".join((hides, laptop)).format(key=hide_key),
            self.try_button,
        )
        self._promise(
            "lifebuoy",
            self.tr("Help is never locked"),
            self.tr("Helplines open without the passphrase, on every screen, at any hour."),
        )
        self.restore_button = Button(
            self.tr("I have a backup to restore"), "quiet", icon="arrow-counter-clockwise"
        )
        self.restore_button.clicked.connect(self.restore_requested)
        self.body.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        theme().follow(self._dress)

    def _promise(self, icon: str, title: str, words: str, act: QWidget | None = None) -> None:
        row = QHBoxLayout()
        row.addWidget(_Tile(icon), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(title, "h3", heading=2))
        column.addWidget(Text(words, "body", "text2"))
        nest(row, column, 1)
        if act is not None:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, row)
        self._rows.append(row)

    def _dress(self) -> None:
        look = theme()
        for place, row in enumerate(self._rows):
            row.setSpacing(look.px(18))
            row.setContentsMargins(0, look.px(20 if place == 0 else 14), 0, look.px(10))
