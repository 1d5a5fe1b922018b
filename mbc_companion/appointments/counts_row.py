"""Whether a visit counts toward the plan, and who pays where it does not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.appointments.choice_row import ChoiceField, Option
from mbc_companion.appointments.domain import BILLED_TO_PLAN, Counting, Payment, Visit
from mbc_companion.appointments.words_view import payment_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.text import Text

YES, NO, UNSURE = "yes", "no", "unsure"
_OTHERS = (
    Payment.SELF_PAY,
    Payment.SLIDING_SCALE,
    Payment.IN_HOUSE_FREE,
    Payment.EMPLOYEE_ASSISTANCE,
)


class CountsRow(QWidget):
    """``chosen`` carries a Payment."""

    chosen = Signal(object)

    def __init__(self, counting: Counting | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._counting = counting
        name = self.tr("Does it count toward your plan?")
        self.answer = Segmented(
            name,
            [(YES, self.tr("Yes")), (NO, self.tr("No")), (UNSURE, self.tr("Not sure"))],
            parent=self,
        )
        self.other = ChoiceField(self.tr("How it is paid"), self._options, parent=self)
        help = self.tr(
            "Support groups and hospital social workers often do not count. If unsure, ask on "
            "your next call."
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (
            Text(name, "label", parent=self),
            self.answer,
            Text(help, "caption", "text2", parent=self),
            self.other,
        ):
            self._column.addWidget(part)
        self.answer.chosen.connect(self._answered)
        self.other.chosen.connect(lambda value: self.chosen.emit(Payment(value)))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))

    def _options(self) -> list[Option]:
        return [(one.value, payment_words(one)) for one in _OTHERS]

    def _answered(self, answer: str) -> None:
        payment = {YES: Payment.PLAN, NO: Payment.SELF_PAY, UNSURE: Payment.NOT_SURE}[answer]
        self.chosen.emit(payment)

    def show_visit(self, visit: Visit) -> None:
        counts = visit.payment in BILLED_TO_PLAN
        answer = YES if counts else UNSURE if visit.payment is Payment.NOT_SURE else NO
        self.answer.set_value(answer)
        self.other.setVisible(answer == NO)
        self.other.show_value(visit.payment.value, payment_words(visit.payment))
        self._name_yes(visit)

    def _name_yes(self, visit: Visit) -> None:
        words = self.tr("Yes")
        if self._counting is not None:
            number = self._counting.number_if_counted(visit)
            if number is not None and number.limit is not None:
                said = self.tr("Yes, visit {number} of {limit}")
                words = said.format(number=number.number, limit=number.limit)
            elif number is not None:
                words = self.tr("Yes, visit {number}").format(number=number.number)
        segment = self.answer.segments[YES]
        segment.setText(words)
        segment.setAccessibleName(words)
        segment.updateGeometry()
        self.answer.updateGeometry()
