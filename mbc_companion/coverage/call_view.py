"""The guided call: the steps at the left, one of them at a time at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.call_changes_panel import ChangesPanel
from mbc_companion.coverage.call_desk_dialog import CallDesk
from mbc_companion.coverage.call_script import Step, written
from mbc_companion.coverage.call_step_panel import StepPanel
from mbc_companion.coverage.call_steps_panel import step_panel
from mbc_companion.coverage.call_words_view import refused_words, step_title
from mbc_companion.ui import icons
from mbc_companion.ui.breadth import Breadth, breadth, turn
from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import MAKES_ROOM
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import CENTER, LEFT, PaintedButton
from mbc_companion.ui.widgets.surfaces import Card, ScrollPage
from mbc_companion.ui.widgets.text import Text


class StepRow(PaintedButton):
    """A step in the list: done with a check, here with a ring, passed over, or still to come."""

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(step_title(step), parent)
        self._step = step
        self._state = "later"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("body"))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()

    def show_state(self, state: str) -> None:
        """``state`` is done, here, passed or later."""
        self._state = state
        words = {
            "done": self.tr("{step}, done"),
            "here": self.tr("{step}, you are here"),
            "passed": self.tr("{step}, nothing written down"),
            "later": "{step}",
        }[state]
        self.setAccessibleName(words.format(step=self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) * 1.1
        return QSize(int(theme().text_px(46) + wide), max(theme().target, theme().text_px(44)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.text_px(32)
        circle = QRectF(1, (self.height() - side) / 2, side, side)
        here, done = self._state == "here", self._state == "done"
        painter.setBrush(look.color("primary" if done else "primarySoft" if here else "surface"))
        painter.setPen(
            QPen(look.color("primary" if done or here else "lineStrong"), 2 if here else 1)
        )
        painter.drawEllipse(circle)
        if done:
            mark = look.text_px(18)
            picture = icons.pixmap("check", "onPrimary", 18)
            painter.drawPixmap(
                int(circle.center().x() - mark / 2), (self.height() - mark) // 2, picture
            )
        else:
            painter.setFont(look.font("label"))
            painter.setPen(look.color("onPrimarySoft" if here else "text2"))
            painter.drawText(circle, CENTER, str(self._step + 1))
        painter.setFont(look.font("label" if here else "body"))
        painter.setPen(look.color("text"))
        left = side + look.px(14)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
        painter.end()


class CallView(QWidget):
    """``left`` is said when the call is put down, finished or used."""

    left = Signal(str, str)

    def __init__(self, around: Around, desk: CallDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self.desk = desk
        self.panel: StepPanel | ChangesPanel | None = None
        self.side = ScrollPage(margin=24, parent=self)
        self.intro = Text(
            self.tr("About ten minutes. You can stop at any step; everything is kept."),
            "body",
            "text2",
            parent=self,
        )
        self.rows = [StepRow(step, self) for step in Step]
        self.ready = Card(tight=True, parent=self)
        self.member = Text("", "small", selectable=True, parent=self)
        self.ready.body.addWidget(Text(self.tr("Have ready"), "small", "text2", parent=self))
        self.ready.body.addWidget(Text(self.tr("Member ID on your card"), "body", parent=self))
        self.ready.body.addWidget(self.member)
        self.back = Button(self.tr("Back"), icon="arrow-left", parent=self)
        self.stop = Button(self.tr("Stop here for now"), "quiet", parent=self)
        self.skip = Button(self.tr("Skip this one"), parent=self)
        self.next = Button(self.tr("Next"), "primary", large=True, parent=self)
        self._foot = QFrame(self)
        self._place = QVBoxLayout()
        self._lay_out()
        for row, step in zip(self.rows, Step, strict=True):
            row.clicked.connect(lambda _=False, s=step: self.go(s))
        self.back.clicked.connect(self._step_back)
        self.stop.clicked.connect(self.put_down)
        self.skip.clicked.connect(self._step_on)
        self.next.clicked.connect(self._step_on)

    def _lay_out(self) -> None:
        self.side.body.addWidget(self.intro)
        for row in self.rows:
            self.side.body.addWidget(row)
        self.side.body.addStretch(1)
        self.side.body.addWidget(self.ready)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._foot.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        for acts in ((self.back, self.stop), (self.skip, self.next)):
            flow = FlowLayout(12)
            for act in acts:
                flow.addWidget(act)
            nest(self._row, flow, 1 if self.back in acts else 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        nest(right, self._place, 1)
        right.addWidget(self._foot)
        self.setObjectName(MAKES_ROOM)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 1, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.side)
        nest(self._whole, right, 1)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.side.setFixedWidth(theme().text_px(300))
        pad = theme().px(24)
        self._row.setContentsMargins(pad * 2, theme().px(14), pad * 2, theme().px(14))
        self._row.setSpacing(theme().px(12))
        self._fit()

    def make_room(self, covered: int) -> None:
        """Stand above a toast, so that Next is not under it."""
        self._whole.setContentsMargins(0, 1, 0, covered)

    def open(self) -> None:
        """Show the step the call stands at."""
        plan = self.desk.plan
        self.member.set_words(plan.member_id if plan is not None else "")
        self.ready.setVisible(plan is not None and bool(plan.member_id))
        self.go(self.desk.step)

    def go(self, step: Step) -> None:
        self.desk.go(step)
        today = self._around.today
        self._show(step_panel(step, self.desk, today, self._around.adviser, self))
        for row, one in zip(self.rows, Step, strict=True):
            row.show_state("here" if one is step else self._state(one))
        last = step is Step.REFERENCE
        self.back.setVisible(step > Step.READY)
        self.skip.setVisible(step > Step.READY)
        self.skip.set_words(self.tr("They did not give one") if last else self.tr("Skip this one"))
        self.next.set_words(self.tr("Finish the call") if last else self.tr("Next"))

    def _state(self, step: Step) -> str:
        """A step that was jumped over is not done; getting ready leaves nothing to write."""
        call, here = self.desk.call, self.desk.step
        if call is not None and (written(call, step) or step is Step.READY < here):
            return "done"
        return "passed" if step < here else "later"

    def _show(self, panel: StepPanel | ChangesPanel) -> None:
        old = self.panel
        self.panel = panel
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._place.addWidget(panel)
        panel.show()
        self._chain(panel)
        self._foot.setVisible(isinstance(panel, StepPanel))
        if isinstance(panel, StepPanel):
            panel.focus_first()
        else:
            panel.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chain(self, panel: StepPanel | ChangesPanel) -> None:
        """Tab runs from the steps through the fields to the buttons below, as it is read."""
        stops = [
            child
            for child in panel.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        before: QWidget = self.rows[-1]
        # The heading may hold the focus when the panel comes: Tab goes on from there.
        for stop in (panel.heading, *stops, self.back, self.stop, self.skip, self.next):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _step_back(self) -> None:
        self.go(Step(max(0, self.desk.step - 1)))

    def _step_on(self) -> None:
        if self.desk.step is Step.REFERENCE:
            self._ask()
        else:
            self.go(Step(self.desk.step + 1))

    def _ask(self) -> None:
        """Before anything changes, say what would."""
        self.desk.save()
        panel = ChangesPanel(self.desk, self._around.today, self)
        panel.use.connect(self._use)
        panel.keep.connect(self._keep)
        panel.back.connect(lambda: self.go(Step.REFERENCE))
        self._show(panel)

    def _use(self) -> None:
        refused = refused_words(self.desk.call, self._around.today)
        if self.desk.use():
            self.left.emit(self.tr("Your plan now has what you heard."), refused)

    def _keep(self) -> None:
        refused = refused_words(self.desk.call, self._around.today)
        self.desk.finish()
        if not self.desk.is_open:
            self.left.emit(self.tr("The call is in your log."), refused)

    def put_down(self) -> None:
        """Stop here: everything is kept, and the call can be taken up again."""
        self.desk.close()
        if not self.desk.is_open:
            self.left.emit(self.tr("Kept. You can take the call up again from the log."), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list of steps only where there is room beside the step itself."""
        room = breadth(self.window().width(), theme().scale)
        wide = room is not Breadth.NARROW
        self.side.setVisible(wide)
        turn(self._row, wide=wide)
        self.back.set_compact(not wide)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.fillRect(self.rect(), look.color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
        if self.side.isVisible():
            painter.fillRect(self.side.width(), 0, 1, self.height(), look.color("line"))
        painter.end()
