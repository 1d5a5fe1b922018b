"""The guided call: kept from its first word, used only when it is said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mbc_companion.coverage.call_paper import call_page
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.call_script import (
    CALL_AGAIN,
    Step,
    changes,
    disagreements,
    is_due,
    questions,
)
from mbc_companion.coverage.call_words_view import parity_words
from mbc_companion.coverage.domain import Benefit, Plan
from mbc_companion.coverage.facts import Fact, Name, Origin, Source
from mbc_companion.showroom import driver
from mbc_companion.ui.theme import Theme
from tests.coverage.kit import NEW_YORK, PLAN, Kit, Stores, pictured

TODAY = date(2026, 7, 14)


def _fact(name: Name, value: int, said_on: date, source: Source = Source.CALL) -> Fact:
    return Fact(name, value, Origin(source, said_on))


def test_questions_are_what_is_not_known_or_older_than_a_year() -> None:
    fresh = TODAY - timedelta(days=365)
    facts = (
        _fact(Name.COPAY, 2_500, fresh),
        _fact(Name.COINSURANCE, 20, fresh - timedelta(days=1)),
        _fact(Name.OUTSIDE_VISITS, 10, fresh, Source.GUESS),
    )
    asked = questions(Step.PAYMENT, Plan("p", "P"), Benefit("b", "p", facts=facts), TODAY)
    assert Name.COPAY not in asked
    assert {Name.COINSURANCE, Name.OUTSIDE_VISITS, Name.DEDUCTIBLE} <= set(asked)
    assert is_due((), Name.COPAY, TODAY)


def test_answers_become_changes_and_what_cannot_be_read_stays_in_the_call(
    stores: Stores,
) -> None:
    pictured(stores)
    call = Call(
        "c" * 32,
        stores.clock.instant,
        PLAN,
        answers={
            Name.VISITS_A_YEAR.value: "40",
            Name.COPAY.value: "about 30",
            "authorization_number": "PA-4471-2206",
            "authorization_visits": "24",
            "authorization_to": "end of summer",
            CALL_AGAIN: "in two weeks",
        },
    )
    plan, benefit = stores.plans.plans()[0], stores.plans.benefits()[0]
    found = changes(call, plan, benefit, stores.plans.authorizations(), TODAY)
    assert [(one.name, one.value) for one in found.facts] == [(Name.VISITS_A_YEAR, 40)]
    assert found.facts[0].before is not None
    assert found.unread == (
        (Name.COPAY.value, "about 30"),
        ("authorization_to", "end of summer"),
        (CALL_AGAIN, "in two weeks"),
    )
    assert found.authorization is not None
    assert (found.authorization.approved, found.authorization.last_day) == (24, date(2026, 8, 31))


def test_two_calls_that_disagree_are_named(stores: Stores) -> None:
    at = stores.clock.instant.astimezone(NEW_YORK)
    said = [("a", 9, "30"), ("b", 5, "20"), ("c", 1, "20"), ("d", 0, "")]
    calls = [
        Call(uid, at - timedelta(days=back), PLAN, answers={Name.VISITS_A_YEAR.value: text})
        for uid, back, text in said
    ]
    assert disagreements(calls[1:], TODAY) == ()
    (found,) = disagreements(calls[:2], TODAY)
    assert (found.earlier[1], found.later[1]) == (30, 20)
    assert (found.earlier[0].uid, found.later[0].uid) == ("a", "b")


def test_parity_is_asked_about_only_where_a_limit_is_recorded() -> None:
    limited = Benefit("b", "p", facts=(_fact(Name.VISITS_A_YEAR, 20, TODAY),))
    words = parity_words(limited, None, "1-866-444-3272")
    assert "comparative analysis" in words
    assert "1-866-444-3272" in words
    assert "illegal" not in words.lower()
    assert parity_words(Benefit("b", "p"), None, "1") == ""


def test_parity_is_not_asked_about_when_they_say_there_is_no_limit(stores: Stores) -> None:
    limited = Benefit("b", "p", facts=(_fact(Name.VISITS_A_YEAR, 20, TODAY),))
    key = Name.VISITS_A_YEAR.value
    heard = [
        Call("c", stores.clock.instant, answers={key: said}) for said in ("no limit", "hm", "25")
    ]
    assert parity_words(limited, heard[0], "") == ""
    assert parity_words(limited, heard[1], "")
    assert parity_words(Benefit("b", "p"), heard[2], "")


def type_in(kit: Kit, label: str, words: str) -> None:
    field = driver.need(label, within=kit.page)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, words)


def calls_under_way(stores: Stores) -> list[Call]:
    return [call for call in stores.calls.calls() if call.state is not CallState.USED]


def test_flow_11_by_mouse_takes_one_click_and_then_six_steps(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    clicks = 0

    def press(name: str) -> None:
        nonlocal clicks
        driver.press(name, within=kit.host)
        clicks += 1
        kit.settle()

    press("Call, with a script")
    assert clicks == 1
    assert kit.page.title() == "Calling Blue Harbor PPO"
    press("Next")
    type_in(kit, "Their name", "Dana")
    press("Next")
    type_in(kit, "Visits a plan year", "40")
    type_in(kit, "Used, they say", "17")
    assert driver.find("Same as yours", within=kit.page)
    press("Next")
    press("Skip this one")
    type_in(kit, "Copay a visit", "25")
    press("Next")
    type_in(kit, "Reference number they gave", "88-99")
    press("Finish the call")
    limit = stores.plans.benefits()[0].limit
    assert limit is not None
    assert limit.value == 30
    assert driver.find("Visits a plan year: 40. Was 30", starts=True, within=kit.page)
    press("Use these in my plan")
    assert clicks == 8
    benefit = stores.plans.benefits()[0]
    assert benefit.limit is not None
    assert benefit.limit.value == 40
    assert (benefit.limit.origin.source, benefit.limit.origin.reference) == (Source.CALL, "88-99")
    (used, *_before) = stores.calls.calls()
    assert (used.state, used.who) == (CallState.USED, "Dana")


def test_what_a_call_put_into_the_plan_can_be_taken_out_again(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    before = (stores.plans.plans(), stores.plans.benefits(), stores.plans.authorizations())
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    for key, said in {
        Name.VISITS_A_YEAR.value: "40",
        Name.COPAY.value: "25",
        "authorization_number": "PA-4471-2206",
        "authorization_visits": "30",
    }.items():
        kit.page.desk.answer(key, said)
    kit.page.call._ask()
    driver.press("Use these in my plan", within=kit.host)
    kit.settle()
    assert before != (
        stores.plans.plans(),
        stores.plans.benefits(),
        stores.plans.authorizations(),
    )
    driver.press("Undo", within=kit.host)
    after = (stores.plans.plans(), stores.plans.benefits(), stores.plans.authorizations())
    assert after == before
    (call, *_others) = stores.calls.calls()
    assert (call.state, call.answers[Name.COPAY.value]) == (CallState.OVER, "25")


def test_flow_11_by_keyboard_alone(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.board.authorization.call.setFocus()
    QTest.keyClick(kit.page.board.authorization.call, Qt.Key.Key_Return)
    kit.settle()
    for _step in range(6):
        button = kit.page.call.next
        while QApplication.focusWidget() is not button:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(button, Qt.Key.Key_Return)
        kit.settle()
    assert driver.find("What you heard", within=kit.page) is not None


def test_a_call_that_is_cut_off_is_kept_and_taken_up_where_it_stopped(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    kit.page.call.go(Step.VISITS)
    type_in(kit, "Visits a plan year", "25")
    # The second passes, and the autosave looks.
    kit.page.desk.save()
    (kept,) = calls_under_way(stores)
    assert (kept.step, kept.answers) == (Step.VISITS, {Name.VISITS_A_YEAR.value: "25"})
    driver.press("Stop here for now", within=kit.host)
    kit.settle()
    assert not kit.page.desk.is_open
    assert len(calls_under_way(stores)) == 1
    row = driver.need("Visits a plan year: 25, call of July 14", within=kit.page)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    kit.settle()
    assert kit.page.desk.step is Step.VISITS
    assert kit.page.desk.is_open
    field = driver.need("Visits a plan year", within=kit.page)
    assert isinstance(field, QLineEdit)
    assert field.text() == "25"


def test_leaving_the_page_keeps_the_call(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    kit.page.call.go(Step.WHO)
    type_in(kit, "Their name", "Luis")
    kit.page.leaving()
    assert calls_under_way(stores)[0].who == "Luis"
    kit.page.entered()
    assert kit.page.title() == "Calling Blue Harbor PPO"


def test_a_call_without_a_plan_makes_one_when_its_answers_are_used(
    make: Callable[..., Kit], stores: Stores
) -> None:
    kit = make(shelled=True)
    driver.press("Call, with a script", within=kit.host)
    kit.page.call.go(Step.VISITS)
    type_in(kit, "Visits a plan year", "no limit")
    kit.page.call._ask()
    driver.press("Use these in my plan", within=kit.host)
    kit.settle()
    (plan,) = stores.plans.plans()
    (benefit,) = stores.plans.benefits()
    assert benefit.plan_uid == plan.uid
    assert kit.page.board.hero.lead.text() == "Your plan does not limit visits."
    driver.press("Undo", within=kit.host)
    assert stores.plans.plans() == stores.plans.benefits() == ()


def test_the_sheet_on_paper_has_every_line_to_say(look: Theme, stores: Stores) -> None:
    pictured(stores)
    plan, benefit = stores.plans.plans()[0], stores.plans.benefits()[0]
    words = call_page(plan, benefit, TODAY, "1-866-444-3272").words()
    blanks = ("Their name: _", "Authorization number: _", "Call again on: _", "Copay a visit")
    for said in ("BH 4418 2207 61", "1-800-555-0142", "reference number", *blanks):
        assert said in words


def test_a_call_hidden_half_way_ends_on_the_page_all_the_same(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    driver.press("Call, with a script", within=kit.host)
    kit.settle()
    # What Hide asks of the page in front: it saves and stays where it is.
    kit.page.leaving()
    driver.press("Stop here for now", within=kit.host)
    kit.settle()
    assert kit.page.board.isVisible()
    assert not kit.page.call.isVisible()


def test_words_that_come_from_an_aid_and_not_from_keys_are_answers(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    driver.press("Call, with a script", within=kit.host)
    kit.settle()
    for step, words in (
        (Step.WHO, {"Their name": "Dana"}),
        (Step.VISITS, {"Visits a plan year": "40"}),
        (Step.REFERENCE, {"Reference number they gave": "88-99", "Call again on": "2026-08-03"}),
    ):
        kit.page.call.go(step)
        for label, said in words.items():
            field = driver.need(label, within=kit.page)
            assert isinstance(field, QLineEdit)
            field.setText(said)
    driver.press("Stop here for now", within=kit.host)
    (call,) = [one for one in stores.calls.calls() if one.state is CallState.GOING]
    assert (call.who, call.reference) == ("Dana", "88-99")
    assert call.answers[Name.VISITS_A_YEAR.value] == "40"
    assert call.next_call_on == date(2026, 8, 3)


def test_tab_goes_from_what_you_heard_to_the_acts_under_it(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    driver.press("Call, with a script", within=kit.host)
    kit.settle()
    stops = []
    for _step in Step:
        driver.press(kit.page.call.next.text(), within=kit.page)
        kit.settle()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(driver.accessible_name(QApplication.focusWidget()))
    assert stops == ["Done", "Back"]
