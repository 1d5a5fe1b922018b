"""The six steps with their fields, made for the plan a call is about."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage.answer_row import value_trouble
from mbc_companion.coverage.call_desk_dialog import CallDesk
from mbc_companion.coverage.call_script import (
    APPROVED,
    CALL_AGAIN,
    FIRST,
    IN_WRITING,
    LAST,
    NUMBER,
    USED,
    Step,
    questions,
)
from mbc_companion.coverage.call_step_panel import CallField, StepPanel
from mbc_companion.coverage.call_words_view import parity_words, said_by_you
from mbc_companion.coverage.facts import MEASURES, PLAN_FACTS, Measure, Name, find
from mbc_companion.coverage.names_view import fact_words, origin_words, value_words
from mbc_companion.coverage.typed_answers import read_value
from mbc_companion.coverage.typed_days import NotADay, read_day
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout


def step_panel(step: Step, desk: CallDesk, today: date, adviser: str, parent: QWidget) -> StepPanel:
    """A panel for ``step`` with what was answered before in it."""
    panel = StepPanel(step, desk, parent)
    if step is Step.READY:
        _ready(panel)
    elif step is Step.WHO:
        _who(panel)
    elif step is Step.REFERENCE:
        _reference(panel, today)
    else:
        _questions(panel, step, today, adviser)
        panel.add_notes()
    return panel


def _ready(panel: StepPanel) -> None:
    plan = panel.desk.plan
    phone = plan.phone if plan is not None else ""
    words = panel.tr("Have the card, paper and a pen ready. About ten minutes are enough.")
    panel.body.insertWidget(1, Text(words, "body", parent=panel))
    if phone:
        panel.body.addWidget(Text(phone, "phoneList", selectable=True, parent=panel))
        number = "".join(c for c in phone if c.isdigit() or c == "+")
        if number:
            named = panel.tr("QR code that dials {number}").format(number=phone)
            panel.body.addWidget(QrView(f"tel:{number}", named, parent=panel))
    else:
        words = panel.tr("The number is on the back of the card, often under “members”.")
        panel.body.addWidget(Text(words, "body", parent=panel))
    panel.body.addStretch(1)


def _who(panel: StepPanel) -> None:
    desk, call = panel.desk, panel.desk.call
    if call is None:
        return
    for label, value, name in (
        (panel.tr("Their name"), call.who, "who"),
        (panel.tr("Number to call back"), call.callback, "callback"),
    ):
        field = CallField(label, value, partial(_set, desk, name), help="", parent=panel)
        panel.body.addWidget(field)
    panel.body.addStretch(1)


def _set(desk: CallDesk, name: str, text: str) -> None:
    desk.set(**{name: text})


def _questions(panel: StepPanel, step: Step, today: date, adviser: str) -> None:
    desk = panel.desk
    tiles = TileLayout((2, 1), 16)
    names = questions(step, desk.plan, desk.benefit, today)
    for name in names:
        if MEASURES[name] is not Measure.YES_NO:
            tiles.addWidget(_field(panel, name, today))
        if name is Name.VISITS_A_YEAR:
            tiles.addWidget(_used(panel))
    if step is Step.AUTHORIZATION:
        _authorization(panel, tiles, today)
    nest(panel.body, tiles)
    for name in names:
        if MEASURES[name] is Measure.YES_NO:
            _choice(panel, name)
    if not names:
        words = panel.tr("You know all of this already, and it is less than a year old.")
        panel.body.addWidget(Text(words, "body", "text2", parent=panel))
    if step is Step.VISITS:
        _parity(panel, adviser)


def _known(panel: StepPanel, name: Name, today: date) -> str:
    plan, benefit = panel.desk.plan, panel.desk.benefit
    of_plan = plan.facts if plan is not None else ()
    facts = of_plan if name in PLAN_FACTS else (benefit.facts if benefit is not None else ())
    fact = find(facts, name)
    if fact is None or fact.value is None:
        return ""
    words = QCoreApplication.translate("Coverage", "You have: {value}, {origin}")
    value = value_words(name, fact.value)
    return words.format(value=value, origin=origin_words(fact.origin, today))


def _field(panel: StepPanel, name: Name, today: date) -> CallField:
    desk = panel.desk
    call = desk.call
    now = call.answers.get(name.value, "") if call is not None else ""
    field = CallField(
        fact_words(name),
        now,
        lambda text: desk.answer(name.value, text),
        help=_known(panel, name, today),
        parent=panel,
    )

    def look() -> None:
        try:
            read_value(name, field.text(), today)
        except ValueError as trouble:
            field.set_error(value_trouble(name, trouble))

    field.edit.editingFinished.connect(look)
    return field


def _used(panel: StepPanel) -> CallField:
    desk, call = panel.desk, panel.desk.call
    now = call.answers.get(USED, "") if call is not None else ""
    field = CallField(panel.tr("Used, they say"), now, lambda _: None, help="", parent=panel)

    def said(text: str) -> None:
        desk.answer(USED, text)
        field.set_help(said_by_you(desk.used, text))

    field.changed.connect(said)
    field.set_help(said_by_you(desk.used, now))
    return field


def _authorization(panel: StepPanel, tiles: TileLayout, today: date) -> None:
    desk, call = panel.desk, panel.desk.call
    answers = call.answers if call is not None else {}
    for label, key in (
        (panel.tr("Authorization number"), NUMBER),
        (panel.tr("Visits authorized"), APPROVED),
        (panel.tr("From"), FIRST),
        (panel.tr("To"), LAST),
    ):
        now = answers.get(key, "")
        field = CallField(label, now, partial(desk.answer, key), help="", parent=panel)
        tiles.addWidget(field)
        if key in {FIRST, LAST}:
            field.edit.editingFinished.connect(partial(_look_at_day, field, today))


def _look_at_day(field: CallField, today: date) -> None:
    try:
        if field.text().strip():
            read_day(field.text(), today)
    except NotADay:
        words = field.tr("Which day is it? For example: August 31, or 8/31.")
        field.set_error(words)


def _choice(panel: StepPanel, name: Name) -> None:
    desk, call = panel.desk, panel.desk.call
    label = fact_words(name)
    panel.body.addWidget(Text(label, "label", parent=panel))
    words = [
        ("yes", panel.tr("Yes")),
        ("no", panel.tr("No")),
        ("", panel.tr("Not known yet")),
    ]
    choice = Segmented(label, words, parent=panel)
    choice.set_value(call.answers.get(name.value, "") if call is not None else "")
    choice.chosen.connect(lambda value: desk.answer(name.value, value))
    panel.body.addWidget(choice)


def _parity(panel: StepPanel, adviser: str) -> None:
    desk = panel.desk
    note = Note("", "know", parent=panel)
    panel.body.addWidget(note)

    def look(_typed: str = "") -> None:
        words = parity_words(desk.benefit, desk.call, adviser)
        note.set_words(words)
        note.setVisible(bool(words))

    look()
    for field in panel.findChildren(CallField):
        field.changed.connect(look)


def _reference(panel: StepPanel, today: date) -> None:
    desk, call = panel.desk, panel.desk.call
    if call is None:
        return
    panel.body.addWidget(
        CallField(
            panel.tr("Reference number they gave"),
            call.reference,
            lambda text: desk.set(reference=text),
            help=panel.tr("Read it back to them, digit by digit."),
            parent=panel,
        )
    )
    writing = CheckRow(panel.tr("They will send it in writing"), parent=panel)
    writing.setChecked(bool(call.answers.get(IN_WRITING)))
    writing.toggled.connect(lambda on: desk.answer(IN_WRITING, "yes" if on else ""))
    panel.body.addWidget(writing)
    typed = call.answers.get(CALL_AGAIN, "")
    known = "" if call.next_call_on is None else date_words(call.next_call_on)
    _add_next_call(panel, today, typed or known)
    panel.add_notes()


def _add_next_call(panel: StepPanel, today: date, now: str) -> None:
    desk = panel.desk
    field = CallField(
        panel.tr("Call again on"),
        now,
        lambda _: None,
        help=panel.tr("Today reminds you then. Blank is fine."),
        parent=panel,
    )

    def take(typed: str) -> None:
        """The words are kept whether or not a day can be read from them."""
        desk.answer(CALL_AGAIN, typed)
        try:
            desk.set(next_call_on=read_day(typed, today) if typed.strip() else None)
        except NotADay:
            desk.set(next_call_on=None)

    field.changed.connect(take)
    field.edit.editingFinished.connect(partial(_look_at_day, field, today))
    panel.body.addWidget(field)
    # What was typed before and names no day is still to be mended.
    _look_at_day(field, today)
