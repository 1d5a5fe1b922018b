"""The Help now sheet: opened from every state of the window, needs no vault."""

from __future__ import annotations

from itertools import pairwise

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.helplines.code_view import CodeView
from mbc_companion.helplines.directory_page import DirectoryPage
from mbc_companion.helplines.domain import Directory
from mbc_companion.helplines.fridge_printing import FridgePrinting
from mbc_companion.helplines.hero_panel import HeroPanel
from mbc_companion.helplines.lines_panel import LinesPanel
from mbc_companion.helplines.own import OwnHelpline, TrustedPerson, Yours
from mbc_companion.helplines.parts_widget import Code
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage

REFRESH_MS = 20_000  # a line that closes is seen to close within the minute
HERO_PX, HERO_LEAST_PX = 388, 300
SIDE_PX, TOP_PX, BAR_PX = 34, 24, 16
HEAD_GAP_PX = 12
NARROW_PX = 660  # under this, at 100 %, things go below each other
EDGE = 2  # the panel's own line, which nothing may cover


class HelpSheet(Sheet):
    """988 and three lines; all helplines and single codes take their place.

    Of a person's own it shows what is in ``yours``, which is decided by whoever opens it.
    ``breathe_requested`` is for whoever has the two-minute tools.
    """

    breathe_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        directory: Directory,
        clock: Clock,
        dialogs: Dialogs,
        *,
        locked: bool,
        yours: Yours | None = None,
    ) -> None:
        self._built = False
        super().__init__(host, self._now_title(), scrolls=False)
        self._directory = directory
        self._clock = clock
        self._yours = yours or Yours()
        self._printing = FridgePrinting(self, directory, dialogs)
        self.directory_page: DirectoryPage | None = None
        self._trail: list[tuple[ScrollPage, str, QWidget | None]] = []
        self._build()
        self._built = True
        self._tick = QTimer(self)
        self._tick.setInterval(REFRESH_MS)
        self._tick.timeout.connect(self.refresh)
        self._dress()
        self.refresh()

    def _now_title(self) -> str:
        return self.tr("Someone can talk with you")

    # -- what it is made of --------------------------------------------------------

    def _build(self) -> None:
        self.title.set_text_style("h1")
        self.back_button = Button(self.tr("Back"), icon="arrow-left", parent=self._panel)
        self.back_button.clicked.connect(self.back)
        self.back_button.hide()
        self.hero = HeroPanel()
        self.hero.code_pressed.connect(self._show_code)
        self.lines = LinesPanel(self._directory, yours=self._yours)
        self.lines.person_pressed.connect(self._show_person)
        self.lines.own_pressed.connect(self._show_own)
        self.lines.code_pressed.connect(self._show_code)
        self.lines.all_pressed.connect(self._show_all)
        self.lines.print_pressed.connect(self._printing.start)
        self.lines.breathe_pressed.connect(self.breathe_requested)
        self._left = ScrollPage(margin=0, parent=self._panel)
        self._left.body.addWidget(self.hero)
        self._right = QVBoxLayout()
        self._head = QGridLayout()
        self._head.setColumnStretch(1, 1)
        self._head.setSpacing(HEAD_GAP_PX)
        self._head.setContentsMargins(0, 0, BAR_PX, 0)
        self._head.addWidget(self.back_button, 0, 0)
        self._head.addWidget(self.title, 0, 1)
        self._head.addWidget(self.close_button, 0, 2)
        nest(self._right, self._head)
        self._page = self._now = self._scroll(self.lines)
        self._now.show()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left)
        nest(across, self._right, 1)
        nest(self.body, across)

    def _scroll(self, inside: QWidget) -> ScrollPage:
        page = ScrollPage(margin=0, parent=self._panel)
        page.hide()
        page.body.addWidget(inside)
        self._right.addWidget(page, 1)
        return page

    def _dress(self) -> None:
        super()._dress()
        if not self._built:
            return
        look = theme()
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setSpacing(0)
        side, top = look.px(SIDE_PX), look.px(TOP_PX)
        self._right.setContentsMargins(side, top - EDGE, side - BAR_PX, top - EDGE)
        self._right.setSpacing(look.px(8))
        for page in self._panel.findChildren(ScrollPage):
            if page is not self._left:
                page.body.setContentsMargins(0, 0, BAR_PX, 0)
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """988 beside the lines where both fit, else in a band above them."""
        room = self._panel.width() - 2 * EDGE
        needed = self._lines_width()
        least = max(self.hero.minimumSizeHint().width(), theme().text_px(HERO_LEAST_PX))
        beside = room - needed >= least
        inner = room - 2 * theme().px(SIDE_PX)
        self.hero.set_beside(beside=beside, room=inner)
        home = self._left.body if beside else self._now.body
        if home.indexOf(self.hero) < 0:
            home.insertWidget(0, self.hero)
            self.hero.lower()
            self._order()
        self._left.setFixedWidth(max(least, min(theme().px(HERO_PX), room - needed)))
        self._left.setVisible(beside and self._page is self._now)
        narrow = inner < theme().text_px(NARROW_PX)
        self._place_title(under=narrow and bool(self._trail))
        if self.directory_page is not None:
            self.directory_page.set_narrow(narrow=narrow)
        self._fit_code()

    def _lines_width(self) -> int:
        """What the title or the widest of the three lines needs, margins included."""
        metrics = QFontMetrics(self.title.font())
        head = metrics.horizontalAdvance(self._now_title()) + self.close_button.sizeHint().width()
        rows = [row.sizeHint().width() for row in self.lines.rows]
        return max([head + HEAD_GAP_PX, *rows]) + 2 * theme().px(SIDE_PX) + BAR_PX

    def _place_title(self, *, under: bool) -> None:
        self._head.removeWidget(self.title)
        if under:
            self._head.addWidget(self.title, 1, 0, 1, 3)
        else:
            self._head.addWidget(self.title, 0, 1)

    def _order(self) -> None:
        """Close, 988, the three lines, and what follows; moving 988 would change it."""
        stops = [self.close_button, self.back_button, self.hero.copy_button, self.hero.code_button]
        for row in self.lines.rows:
            stops += [row.copy_button, row.code_button]
        stops += self.lines.yours_buttons
        stops += [self.lines.all_button, self.lines.breathe_button, self.lines.print_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fill(self) -> None:
        super()._fill()
        if self._built:
            self._arrange()

    # -- open, and kept true while open ---------------------------------------------

    def open(self) -> None:
        super().open()
        self._arrange()
        self.refresh()
        self._tick.start()
        announce(self, f"{self.hero.code.shown}. {self.hero.said.text()}")

    def close(self) -> bool:
        self._tick.stop()
        return super().close()

    def focus_first(self) -> None:
        """The order is Close, 988, the three lines, all helplines, breathe, print."""
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Open and closed by the clock of now."""
        self.lines.refresh(self._clock)
        if self.directory_page is not None:
            self.directory_page.refresh(self._clock)

    # -- from one view to the next ----------------------------------------------------

    def _show_all(self) -> None:
        if self.directory_page is None:
            self.directory_page = DirectoryPage(self._directory, self._clock, yours=self._yours)
            self.directory_page.code_pressed.connect(self._show_code)
            self.directory_page.own_pressed.connect(self._show_own)
            self._all_scroll = self._scroll(self.directory_page)
            self._dress()
        self._turn_to(self._all_scroll, self.tr("All helplines"))

    def _show_person(self, person: TrustedPerson) -> None:
        seen = look_at(person.number)
        self._show_code(Code(person.name, seen.shown, seen.tel), private=True)

    def _show_own(self, own: OwnHelpline) -> None:
        seen = look_at(own.number)
        self._show_code(Code(own.name, seen.shown, seen.tel), private=not own.is_public)

    def _show_code(self, code: Code, *, private: bool = False) -> None:
        page = self._scroll(CodeView(code, private=private))
        self._dress()
        self._turn_to(page, code.name)
        self._fit_code()

    def _turn_to(self, page: ScrollPage, title: str) -> None:
        self._trail.append((self._page, self.title.text(), QApplication.focusWidget()))
        self._swap(page, title)
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """To the view before, with the focus where it was."""
        if not self._trail:
            return
        left = self._page
        page, title, focused = self._trail.pop()
        self._swap(page, title)
        if focused is not None and shiboken6.isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()
        if self._code_in(left) is not None:
            left.deleteLater()

    def _swap(self, page: ScrollPage, title: str) -> None:
        self._page.hide()
        self._page = page
        page.show()
        self.set_title(title)
        self.back_button.setVisible(bool(self._trail))
        self._arrange()

    @staticmethod
    def _code_in(page: ScrollPage) -> CodeView | None:
        found = page.findChild(CodeView)
        return found if isinstance(found, CodeView) else None

    def _fit_code(self) -> None:
        inside = self._code_in(self._page)
        if inside is not None:
            inside.fit(QSize(self._page.width() - BAR_PX, self._page.height()))
