"""The Coverage page: set up, look where numbers come from, change and take back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from mbc_companion.core.errors import DiskFull
from mbc_companion.coverage.authorization_sheet import AuthorizationSheet
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.denial_paper import denial_page
from mbc_companion.coverage.domain import Authorization, AuthorizationStatus, ClaimState, Payer
from mbc_companion.coverage.facts import NO_LIMIT, Fact, Name, Origin, Source
from mbc_companion.coverage.facts_sheet import FactsSheet
from mbc_companion.coverage.payment_sheet import PaymentSheet
from mbc_companion.coverage.plan_sheet import PlanSheet
from mbc_companion.coverage.short_view import short_line
from mbc_companion.showroom import driver
from mbc_companion.ui.theme import Theme
from tests.coverage.kit import BENEFIT, NUMBER, PLAN, Kit, Stores, facts_of, pictured
from tests.fakes import FakeDialogs


def _field(kit: Kit, label: str) -> QLineEdit:
    found = driver.need(label, within=kit.sheet())
    assert isinstance(found, QLineEdit)
    return found


def _fill(kit: Kit, label: str, words: str) -> None:
    field = _field(kit, label)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)


def _press(kit: Kit, name: str, within: QWidget | None = None) -> None:
    driver.press(name, within=within or kit.host)
    kit.settle()


def test_flow_10_is_four_fields_and_one_click_to_finish(
    make: Callable[..., Kit], stores: Stores
) -> None:
    kit = make(shelled=True)
    _press(kit, "Set up my plan")
    _fill(kit, "Visits a plan year", "30")
    _fill(kit, "Plan year starts", "July 1")
    for label, words in (
        ("Authorization number", "PA-1"),
        ("Visits authorized", "20"),
        ("From", "4/1"),
        ("To", "8/31"),
    ):
        _fill(kit, label, words)
    _fill(kit, "Insurer's phone, on the back of the card", "1-800-555-0142")
    _press(kit, "Done", kit.sheet())
    (plan,) = stores.plans.plans()
    (benefit,) = stores.plans.benefits()
    (paper,) = stores.plans.authorizations()
    assert (plan.phone, plan.year_starts.month) == ("1-800-555-0142", 7)
    assert benefit.limit is not None
    assert (benefit.limit.value, benefit.limit.origin.source) == (30, Source.GUESS)
    assert (paper.number, paper.approved, paper.last_day) == ("PA-1", 20, date(2026, 8, 31))
    assert "is set up" in kit.toast()
    # By guess, as long as nobody else said so.
    assert kit.page.board.hero.lead.text() == "Visits on record as authorized reach August 25."
    kit.toasts.current.undo_button.click()  # type: ignore[union-attr]
    assert stores.plans.plans() == ()


def test_flow_10_by_keyboard_alone(make: Callable[..., Kit], stores: Stores) -> None:
    kit = make(shelled=True)
    kit.page.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    kit.settle()
    QTest.keyClicks(QApplication.focusWidget(), "12")
    sheet = kit.sheet()
    assert isinstance(sheet, PlanSheet)
    while QApplication.focusWidget() is not sheet.finish:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(sheet.finish, Qt.Key.Key_Return)
    kit.settle()
    (benefit,) = stores.plans.benefits()
    assert benefit.limit is not None
    assert benefit.limit.value == 12


def test_i_do_not_know_yet_offers_the_script(make: Callable[..., Kit], stores: Stores) -> None:
    kit = make(shelled=True)
    _press(kit, "Set up my plan")
    _press(kit, "I do not know yet", kit.sheet())
    _press(kit, "Call the insurer, with a script", kit.sheet())
    assert kit.page.desk.is_open
    assert kit.page.desk.plan is not None
    assert stores.plans.plans()[0].uid == kit.page.desk.plan.uid


def test_what_is_typed_wrong_stays_and_is_said(make: Callable[..., Kit], stores: Stores) -> None:
    kit = make(shelled=True)
    _press(kit, "Set up my plan")
    _fill(kit, "Visits a plan year", "-5")
    _press(kit, "Done", kit.sheet())
    sheet = kit.sheet()
    assert isinstance(sheet, PlanSheet)
    assert sheet.visits.error()
    assert sheet.visits.text() == "-5"
    _fill(kit, "Visits a plan year", "5")
    _fill(kit, "From", "8/31/2026")
    _fill(kit, "To", "4/1/2026")
    _press(kit, "Done", kit.sheet())
    assert "before the first" in sheet.last.error()
    assert stores.plans.plans() == ()


def test_every_number_opens_to_its_visits_and_says_who_said_the_limit(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    for name, seen in (("17 used", "Used visits"), ("10 left to book", "What is left")):
        _press(kit, name)
        shown = kit.sheet()
        assert driver.find(seen, within=shown)
        assert driver.find("Visits a plan year: 30. Said by: call of March 3", starts=True)
        assert driver.find("July 6, Dr. Lena Okafor, Visit 17 of 30", within=shown)
        shown.close()
        kit.settle()
    _press(kit, "3 booked")
    assert driver.find("July 20, Dr. Lena Okafor, Visit 18 of 30", within=kit.sheet())


def test_the_bar_says_in_words_what_it_draws(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    bar = kit.page.board.hero.counts.bar
    assert bar.accessibleName() == "17 visits used, 3 booked, 10 left to book, of 30"


def test_the_card_on_today_is_the_pictured_one(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    line = short_line(make(shelled=True).page.overview)
    assert line is not None
    assert line.title == "10 visits left to book"
    assert line.counts == (17, 3, 10, 0)
    assert line.lines[:2] == (
        "Authorized ones reach Aug 24 at one a week.",
        "Authorization ends Aug 31.",
    )


def test_an_answer_changes_with_who_said_so_and_can_be_taken_back(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    _press(kit, "Change or add")
    sheet = kit.sheet()
    assert isinstance(sheet, FactsSheet)
    _press(kit, "Letter", sheet)
    _fill(kit, "When was that?", "July 1")
    _fill(kit, "Visits a plan year", "no limit")
    _press(kit, "Done", sheet)
    limit = stores.plans.benefits()[0].limit
    assert limit is not None
    assert (limit.value, limit.origin) == (NO_LIMIT, Origin(Source.LETTER, date(2026, 7, 1)))
    assert [f.value for f in stores.plans.history(BENEFIT, Name.VISITS_A_YEAR)] == [NO_LIMIT, 30]
    kit.toasts.current.undo_button.click()  # type: ignore[union-attr]
    back = stores.plans.benefits()[0].limit
    assert back is not None
    assert back.value == 30


def test_removing_a_plan_says_what_becomes_of_its_visits(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    _press(kit, "Edit plan")
    _press(kit, "Remove this plan", kit.sheet())
    assert "Its 20 visits are kept" in kit.toast()
    kit.toasts.current.undo_button.click()  # type: ignore[union-attr]
    kit.settle()
    assert kit.page.board.hero.lead.text() == "Visits on record as authorized reach August 24."


def test_a_date_is_put_away_and_comes_back_with_undo(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    assert kit.page.board.ahead.text() == "Ask for a new authorization by August 3."
    _press(kit, "Put away")
    assert "August 31" in kit.page.board.ahead.text()
    kit.toasts.current.undo_button.click()  # type: ignore[union-attr]
    assert kit.page.board.ahead.text() == "Ask for a new authorization by August 3."


def test_remind_me_is_kept_and_can_be_taken_away(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    _press(kit, "Remind me Aug 3")
    (reminder,) = stores.claims.reminders()
    assert (reminder.day, reminder.subject_uid) == (date(2026, 8, 3), NUMBER)
    _press(kit, "Reminder Aug 3: remove")
    assert stores.claims.reminders() == ()


def test_a_visit_that_is_not_the_plans_any_more_leaves_the_count(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    uid = max(stores.visits.visits, key=lambda one: stores.visits.visits[one].day)
    kit.page.money.open(uid)
    sheet = kit.sheet()
    assert isinstance(sheet, PaymentSheet)
    _press(kit, "I pay", sheet)
    _press(kit, "Done", sheet)
    assert stores.visits.visits[uid].pays == Payer.SELF_PAY.value
    main = kit.page.overview.main
    assert main is not None
    assert (len(main.ledger.booked), main.ledger.left) == (2, 11)
    kit.toasts.current.undo_button.click()  # type: ignore[union-attr]
    kit.settle()
    main = kit.page.overview.main
    assert main is not None
    assert len(main.ledger.booked) == 3


def test_a_denied_claim_leads_to_its_dates(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    uid = min(stores.visits.visits, key=lambda one: stores.visits.visits[one].day)
    kit.page.money.open(uid)
    _press(kit, "Denied", kit.sheet())
    _press(kit, "Record the denial and its dates", kit.sheet())
    _fill(kit, "Date on the letter", "6/30")
    _fill(kit, "The letter came on", "7/6")
    _press(kit, "Done", kit.sheet())
    (denial,) = stores.claims.denials()
    assert denial.visit_uid == uid
    assert driver.find("Send your appeal by December 27.", starts=True, within=kit.page)
    assert stores.claims.payments()[uid].claim is ClaimState.DENIED
    assert "It keeps counting" in kit.page.board.hero.follow.text()


def test_the_action_sheet_is_one_page_of_words(look: Theme) -> None:
    denial = Denial("d", about="June 8", notice_dated=date(2026, 6, 30), urgent=True)
    words = denial_page(denial, None, date(2026, 7, 14), "1-866-444-3272").words()
    assert "Your letter has the date for an appeal." in words
    assert "1-866-444-3272" in words
    assert "outside review" in words


def test_a_full_disk_is_said_and_nothing_is_lost(
    make: Callable[..., Kit], stores: Stores, monkeypatch: object
) -> None:
    pictured(stores)
    kit = make(shelled=True)

    def full(*_args: object) -> None:
        raise DiskFull("ENOSPC")

    stores.plans.save_plan = full  # type: ignore[method-assign]
    _press(kit, "Edit plan")
    _press(kit, "Done", kit.sheet())
    assert isinstance(kit.dialogs, FakeDialogs)
    assert len(kit.dialogs.told) == 1


def test_markup_in_names_stays_plain(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    plan = stores.plans.plans()[0]
    stores.plans.save_plan(replace(plan, name="<b>Blue</b> & Co"))
    kit = make(shelled=True)
    assert "<b>Blue</b> & Co" in kit.page.board.hero.about.text()


def test_a_second_plan_can_be_shown_instead(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    kit = make(shelled=True)
    _press(kit, "Add a plan")
    _press(kit, "No limit", kit.sheet())
    _press(kit, "More about this plan", kit.sheet())
    _fill(kit, "Name of the plan", "Work line")
    _press(kit, "Employee assistance", kit.sheet())
    _press(kit, "Done", kit.sheet())
    _press(kit, "Show Work line")
    assert kit.page.board.hero.lead.text() == "Your plan does not limit visits."
    # Where somebody was is remembered without a word of it.
    (other,) = [one for one in stores.plans.benefits() if one.plan_uid != PLAN]
    assert kit.page.place() == {"benefit": other.uid}


def test_unknown_is_shown_as_unknown(make: Callable[..., Kit], stores: Stores) -> None:
    pictured(stores)
    unknown = Fact(Name.VISITS_A_YEAR, None, Origin(Source.CALL, date(2026, 7, 1)))
    stores.plans.record_facts(BENEFIT, [unknown])
    stores.plans.remove(NUMBER)
    kit = make(shelled=True)
    hero = kit.page.board.hero
    assert (hero.lead.text(), hero.follow.text()) == (
        "You have used 17.",
        "You do not know your limit yet.",
    )
    assert driver.find("limit not known yet", within=kit.page)


def test_visits_without_a_choice_fall_under_the_suggested_authorization(
    stores: Stores, make: Callable[..., Kit], tmp_path: Path
) -> None:
    pictured(stores)
    for visit in list(stores.visits.visits):
        stores.claims.forget_payment(visit)
    kit = make(shelled=True)
    standing = kit.page.overview.tally.standings[NUMBER]
    assert (len(standing.used), len(standing.booked)) == (14, 3)
    assert all(facts_of(v).pays == Payer.PLAN.value for v in standing.used)
    assert stores.plans.plans()[0].uid == PLAN


def test_an_authorization_that_is_not_in_force_is_listed_and_can_be_opened(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    one = Authorization("a" * 32, PLAN, "PA-9", status=AuthorizationStatus.DENIED)
    stores.plans.save_authorization(one)
    kit = make(shelled=True)
    driver.press("Denied: Authorization PA-9", within=kit.host)
    kit.settle()
    sheet = kit.sheet()
    assert isinstance(sheet, AuthorizationSheet)
    assert sheet.number.text() == "PA-9"
