"""The frame of set-up and recovery: steps at the left, help on top, acts at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.first_run_steps import StepsPanel
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon, Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

_MEASURE = 640


def tab_stops(inside: QWidget) -> list[QWidget]:
    """What Tab reaches inside ``inside``, in its present order, shown or not."""
    found: list[QWidget] = []
    widget = inside.nextInFocusChain()
    while widget is not None and widget is not inside:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and inside.isAncestorOf(widget) and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def show_whole(widget: QWidget) -> None:
    """Scroll until all of ``widget`` can be seen, once it is laid out."""

    def scroll() -> None:
        around = widget.parentWidget()
        while around is not None and not isinstance(around, ScrollPage):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(widget, 0, theme().px(12))

    QTimer.singleShot(0, widget, scroll)


class _Foot(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
        painter.end()


class Step(QWidget):
    """One page of the frame: a title, a sentence, then ``body``.

    ``first`` puts the focus where the step begins: the title, unless it is set otherwise.
    """

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.heading = Text(title, "display", heading=1)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading.setProperty("noRing", True)
        self.lead = Text(lead, "nav", "text2")
        self.first: Callable[[], None] = self._to_heading
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lead)
        theme().follow(self._dress_step)

    def _dress_step(self) -> None:
        self.body.setSpacing(theme().px(8))
        self.lead.setContentsMargins(0, 0, 0, theme().px(12))
        self.lead.setFont(theme().font("nav", 400))
        self.setMaximumWidth(theme().text_px(_MEASURE))

    def _to_heading(self) -> None:
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)


class SetUpFrame(QWidget):
    """Shows one Step at a time. Enter anywhere means the main act; Esc leaves nothing.

    ``steps`` are the names at the left; without them ``state`` is said at the top left.
    """

    help_requested = Signal()

    def __init__(
        self, *, steps: tuple[str, ...] = (), state: str = "", icon: str = "", help_words: str
    ) -> None:
        super().__init__()
        self._steps = steps
        self._has_state = bool(state)
        self.panel = StepsPanel(steps) if steps else None
        self.help_button = Button(help_words, "lamp", icon="lifebuoy")
        self.help_button.clicked.connect(self.help_requested)
        self._state_icon = Icon(icon or "lock-simple-fill", "text", 24)
        self._state = Text(state, "h3", wrap=False)
        self.page = ScrollPage(margin=0)
        self.trouble = Note("", "problem")
        self.trouble.hide()
        self.back_button = Button(self.tr("Back"), icon="arrow-left")
        self.other_button = Button("", "quiet")
        self.other_button.hide()
        self.where = Text("", "body", "text2", wrap=False)
        self.next_button = Button(self.tr("Continue"), "primary", large=True)
        self._current: Step | None = None
        self._build()
        theme().follow(self._dress)

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._state_icon)
        self._top.addWidget(self._state)
        self._top.addStretch(1)
        self._top.addWidget(self.help_button)
        self.foot = _Foot()
        self._acts = QHBoxLayout(self.foot)
        for part in (self.back_button, self.other_button):
            self._acts.addWidget(part)
        self._acts.addStretch(1)
        self._acts.addWidget(self.where)
        self._acts.addWidget(self.next_button)
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        nest(self._main, self._top)
        self._main.addWidget(self.page, 1)
        self._note_row = QHBoxLayout()
        self._note_row.addWidget(self.trouble)
        nest(self._main, self._note_row)
        self._main.addWidget(self.foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        if self.panel is not None:
            self._row.addWidget(self.panel)
        nest(self._row, self._main, 1)
        self.page.body.addStretch(1)

    def add_step(self, step: Step) -> None:
        step.hide()
        self.page.body.insertWidget(self.page.body.count() - 1, step)

    def remove_step(self, step: Step) -> None:
        self.page.body.removeWidget(step)
        step.hide()
        step.deleteLater()

    @property
    def current(self) -> Step | None:
        return self._current

    def show_step(self, step: Step, number: int = 0) -> None:
        """Show ``step``; ``number`` from 1 marks it at the left."""
        if self._current is not None:
            self._current.hide()
        self._current = step
        self.clear_trouble()
        step.show()
        self.page.verticalScrollBar().setValue(0)
        if self.panel is not None and number:
            self.panel.set_current(number)
            words = self.tr("Step {number} of {count}")
            self._tell_where(words.format(number=number, count=len(self._steps)))
        self._fit()
        self._order(step)
        if self.isVisible():
            step.first()

    def _order(self, step: Step) -> None:
        """Tab reads from the top: help, the step, the acts."""
        acts = [self.back_button, self.other_button, self.next_button]
        stops = [self.help_button, *tab_stops(step), *acts]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def say_trouble(self, words: str) -> None:
        """One sentence over the acts; what is typed stays."""
        self.trouble.set_words(words, "problem")
        self.trouble.show()
        announce(self.trouble, words)

    def clear_trouble(self) -> None:
        self.trouble.hide()

    def name_next(self, words: str) -> None:
        """The words of the main act; it never gets narrower than drawn."""
        self.next_button.set_words(words)
        wide = max(theme().px(150), self.next_button.sizeHint().width())
        self.next_button.setMinimumWidth(wide)
        self._fit_acts()

    def _tell_where(self, words: str) -> None:
        self.where.set_words(words)
        if not self._has_state:
            self._state.set_words(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        look = theme()
        self._top.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(2))
        self._top.setSpacing(look.px(12))
        self._acts.setSpacing(look.px(14))
        self.name_next(self.next_button.text())
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As drawn where it is wide; without the steps where it is narrow."""
        look = theme()
        room = breadth(self.width(), look.scale)
        side = look.px(56) if room is Breadth.WIDE else look.px(32)
        steps = self.panel is not None and room is not Breadth.NARROW
        if self.panel is not None:
            self.panel.setVisible(steps)
            self.panel.setFixedWidth(look.px(380) if room is Breadth.WIDE else look.px(284))
        self._acts.setContentsMargins(side, look.px(16), side, look.px(16))
        self._note_row.setContentsMargins(side, 0, side, look.px(8))
        self.page.body.setContentsMargins(side, 0, side, look.px(28))
        self.where.setVisible(steps)
        self._state_icon.setVisible(self._has_state)
        self._state.setVisible(self._has_state or not steps)
        for step in self.findChildren(Step):
            step.heading.set_text_style("h1" if room is Breadth.NARROW else "display")
        self._fit_acts()

    def _fit_acts(self) -> None:
        """Back is its arrow alone where the words of all acts do not fit."""
        self.back_button.set_compact(False)
        acts = [self.back_button, self.other_button, self.where, self.next_button]
        shown = [act for act in acts if not act.isHidden()]
        wide = sum(act.sizeHint().width() for act in shown) + self._acts.spacing() * len(shown)
        margins = self._acts.contentsMargins()
        tight = wide > self.foot.width() - margins.left() - margins.right()
        self.back_button.set_compact(tight)

    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.end()
