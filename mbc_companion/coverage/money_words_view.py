"""Words about money: amounts, parts of a superbill, what a booked visit may cost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage import money
from mbc_companion.coverage.domain import Record
from mbc_companion.coverage.names_view import rule_words
from mbc_companion.coverage.superbills import Part
from mbc_companion.coverage.who_pays import Expected, Pays
from mbc_companion.coverage.year_summary import Amount


def amount_words(amount: Amount) -> str:
    return {
        Amount.CHARGED: QCoreApplication.translate("Coverage", "Charged"),
        Amount.ALLOWED: QCoreApplication.translate("Coverage", "Allowed by the plan"),
        Amount.PLAN_PAID: QCoreApplication.translate("Coverage", "Plan paid"),
        Amount.OWED: QCoreApplication.translate("Coverage", "You owe"),
        Amount.PAID: QCoreApplication.translate("Coverage", "You paid"),
        Amount.REIMBURSED: QCoreApplication.translate("Coverage", "Came back to you"),
    }[amount]


def part_words(part: Part) -> str:
    return {
        Part.YOUR_NAME: QCoreApplication.translate("Coverage", "Your name and date of birth"),
        Part.PROVIDER: QCoreApplication.translate("Coverage", "Provider's name and address"),
        Part.LICENSE: QCoreApplication.translate("Coverage", "License of the provider"),
        Part.TAX_NUMBER: QCoreApplication.translate("Coverage", "Tax number of the provider"),
        Part.DATE: QCoreApplication.translate("Coverage", "Date of the visit"),
        Part.SERVICE: QCoreApplication.translate("Coverage", "What was done, and how long"),
        Part.REASON: QCoreApplication.translate(
            "Coverage", "The reason, as your provider states it"
        ),
        Part.CHARGE: QCoreApplication.translate("Coverage", "What was charged"),
        Part.PAID: QCoreApplication.translate("Coverage", "What you paid"),
    }[part]


def pays_words(one: Expected, record: Record) -> str:
    """Who pays a booked visit, by what is recorded."""
    plan = record.plan(one.plan_uid)
    if one.pays in {Pays.PLAN, Pays.ASSISTANCE} and plan is not None:
        return plan.name
    if one.past:
        words = QCoreApplication.translate("Coverage", "you, {why}")
        return words.format(why=", ".join(rule_words(rule) for rule in one.past))
    return {
        Pays.PLAN: QCoreApplication.translate("Coverage", "a plan"),
        Pays.ASSISTANCE: QCoreApplication.translate("Coverage", "employee assistance"),
        Pays.SLIDING_SCALE: QCoreApplication.translate("Coverage", "sliding scale"),
        Pays.FREE: QCoreApplication.translate("Coverage", "free"),
        Pays.YOU: QCoreApplication.translate("Coverage", "you"),
        Pays.NOT_SURE: QCoreApplication.translate("Coverage", "not sure"),
    }[one.pays]


def cost_words(one: Expected) -> str:
    """Your part of it, or that too little is recorded."""
    if one.cents is None:
        return QCoreApplication.translate("Coverage", "not known yet")
    return money.words(one.cents)
