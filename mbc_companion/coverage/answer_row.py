"""Fields that read what is typed: days, counts, amounts; nothing typed is ever taken away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage import money
from mbc_companion.coverage.facts import (
    MEASURES,
    Fact,
    Measure,
    Name,
    Value,
)
from mbc_companion.coverage.names_view import fact_words, said_words, value_words
from mbc_companion.coverage.typed_answers import read_count, read_value
from mbc_companion.coverage.typed_days import NotADay, read_last_day
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.entry_sheet import Input
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text


class NotRead(Exception):
    """Something typed cannot be taken; the field says why."""


class DayField(Field):
    """A day, or nothing."""

    def __init__(self, label: str, today: date, *, help: str = "", parent: QWidget) -> None:
        super().__init__(label, help=help, placeholder="", parent=parent)
        self._today = today
        self.edit.textEdited.connect(lambda _: self.set_error(""))

    def set_day(self, day: date | None) -> None:
        self.set_text("" if day is None else date_words(day))

    def day(self, *, after: date | None = None) -> date | None:
        """The end of what begins with ``after``, if that is given. Raises NotRead."""
        typed = self.text().strip()
        if not typed:
            return None
        try:
            return read_last_day(typed, after, self._today)
        except NotADay:
            self.set_error(self.tr("Which day is it? For example: August 31, or 8/31."))
            raise NotRead from None


class CountField(Field):
    """A whole number, or nothing."""

    def __init__(self, label: str, *, help: str = "", parent: QWidget) -> None:
        super().__init__(label, help=help, parent=parent)
        self.edit.textEdited.connect(lambda _: self.set_error(""))

    def set_count(self, count: int | None) -> None:
        self.set_text("" if count is None else str(count))

    def count(self) -> int | None:
        """Raises NotRead."""
        typed = self.text().strip()
        if not typed:
            return None
        try:
            return read_count(typed)
        except ValueError:
            self.set_error(self.tr("A whole number, for example 20. Leave it blank if unknown."))
            raise NotRead from None


class MoneyField(Field):
    """An amount, or nothing."""

    def __init__(self, label: str, *, help: str = "", parent: QWidget) -> None:
        super().__init__(label, help=help, parent=parent)
        self.edit.textEdited.connect(lambda _: self.set_error(""))

    def set_cents(self, cents: int | None) -> None:
        self.set_text("" if cents is None else money.words(cents))

    def cents(self) -> int | None:
        """Raises NotRead."""
        typed = self.text().strip()
        if not typed:
            return None
        try:
            return money.read(typed)
        except money.NotMoney as trouble:
            self.set_error(money_trouble(trouble))
            raise NotRead from None


def money_trouble(trouble: money.NotMoney) -> str:
    """What to say about an amount that cannot be taken."""
    if isinstance(trouble, money.BelowZero):
        return QCoreApplication.translate("Coverage", "An amount cannot be below zero.")
    if isinstance(trouble, money.TooMuch):
        return QCoreApplication.translate(
            "Coverage", "That is more than a million. Look at it once more."
        )
    return QCoreApplication.translate("Coverage", "An amount, for example 45 or 45.50.")


class FactRow(QWidget):
    """One fact to answer; blank and "Not known yet" are answers too. ``changed`` at any change."""

    changed = Signal()

    def __init__(self, name: Name, fact: Fact | None, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._today = today
        self._before = None if fact is None else fact.value
        measure = MEASURES[name]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        said = said_words(fact, today)
        self.choice: Segmented | None = None
        self.field: Field | None = None
        if measure is Measure.YES_NO:
            column.addWidget(Text(fact_words(name), "label", parent=self))
            self.choice = _yes_no(fact_words(name), self)
            self.choice.set_value(_choice_of(self._before))
            self.choice.chosen.connect(lambda _: self.changed.emit())
            column.addWidget(self.choice)
            if said:
                column.addWidget(Text(said, "caption", "text2", parent=self))
        else:
            self.field = Field(fact_words(name), help=said or _help(measure), parent=self)
            self.field.set_text(typed_words(name, self._before))
            self.field.changed.connect(self._edited)
            column.addWidget(self.field)
        set_accessible(self, name=fact_words(name), role="grouping")

    @property
    def input(self) -> Input:
        """What is typed into or chosen from."""
        if self.field is not None:
            return self.field
        assert self.choice is not None
        return self.choice

    def _edited(self, _text: str) -> None:
        if self.field is not None:
            self.field.set_error("")
        self.changed.emit()

    def focus(self) -> None:
        if self.field is not None:
            self.field.setFocus()
        elif self.choice is not None:
            next(iter(self.choice.segments.values())).setFocus()

    def value(self) -> Value | None:
        """Raises NotRead."""
        if self.choice is not None:
            return {"yes": True, "no": False}.get(self.choice.value())
        assert self.field is not None
        try:
            return read_value(self.name, self.field.text(), self._today)
        except (ValueError, NotADay) as trouble:
            self.field.set_error(value_trouble(self.name, trouble))
            raise NotRead from None

    def differs(self) -> bool:
        """Whether the answer is another one than before. Raises NotRead."""
        now = self.value()
        return type(now) is not type(self._before) or now != self._before


def _yes_no(label: str, parent: QWidget) -> Segmented:
    words = [
        ("yes", QCoreApplication.translate("Coverage", "Yes")),
        ("no", QCoreApplication.translate("Coverage", "No")),
        ("", QCoreApplication.translate("Coverage", "Not known yet")),
    ]
    return Segmented(label, words, parent=parent)


def _choice_of(value: Value | None) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""


def _help(measure: Measure) -> str:
    if measure is Measure.COUNT:
        return QCoreApplication.translate(
            "Coverage", "A number, or “no limit”. Blank means not known yet."
        )
    if measure is Measure.MONTH_DAY:
        return QCoreApplication.translate("Coverage", "For example January 1.")
    return QCoreApplication.translate("Coverage", "Blank means not known yet.")


def typed_words(name: Name, value: Value | None) -> str:
    """An answer as it would be typed; empty if it is not known."""
    if value is None:
        return ""
    if MEASURES[name] is Measure.PERCENT:
        return str(value)
    return value_words(name, value)


def value_trouble(name: Name, trouble: Exception) -> str:
    """What to say about an answer that cannot be taken."""
    if isinstance(trouble, money.NotMoney):
        return money_trouble(trouble)
    measure = MEASURES[name]
    if measure is Measure.MONTH_DAY:
        return QCoreApplication.translate("Coverage", "Which day is it? For example: January 1.")
    if measure is Measure.PERCENT:
        return QCoreApplication.translate("Coverage", "A whole number from 0 to 100.")
    return QCoreApplication.translate(
        "Coverage", "A whole number such as 20, or “no limit”. Blank means not known yet."
    )
