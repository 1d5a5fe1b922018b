"""A phone number as someone typed it: formatted where sure, kept as it is where not."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from mbc_companion.helplines.domain import LIFELINE

HOME = "US"
_WITH_EXTENSION = re.compile(r"[\d\s().,+/-]+(x|ext\.?|extension)\s*\d+", re.IGNORECASE)


@dataclass(frozen=True)
class TypedNumber:
    """``shown`` is for the eye, ``tel`` for a phone's camera and empty if nothing can be dialed.

    ``sure``: it has the length of a number somewhere. ``short``: digits are missing.
    """

    shown: str
    tel: str
    sure: bool
    short: bool = False


def look_at(typed: str) -> TypedNumber:
    """Words around a number, letters and anything else unsure stay as typed."""
    text = typed.strip()
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
    plain = all(letter in "+-().,/ \u00a0" or letter.isdigit() for letter in text)
    if plain and (_is_short_line(digits) or (len(digits) in (5, 6) and digits == text)):
        return TypedNumber(text, f"tel:{digits}", sure=True)
    try:
        parsed = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return TypedNumber(text, "", sure=False, short=plain and 0 < len(digits) < 7)
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        short = reason in (
            phonenumbers.ValidationResult.TOO_SHORT,
            phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY,
        )
        return TypedNumber(text, "", sure=False, short=short)
    tel = "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.extension:
        tel += f";ext={parsed.extension}"
    return TypedNumber(_shown(text, parsed, plain=plain), tel, sure=True)


def _is_short_line(digits: str) -> bool:
    """Three digits that are a whole number in the United States."""
    return digits == LIFELINE.digits or (len(digits) == 3 and digits.endswith("11"))


def _shown(text: str, parsed: phonenumbers.PhoneNumber, *, plain: bool) -> str:
    """Formatted only if nothing but digits, signs and an extension was typed."""
    if not plain and not _WITH_EXTENSION.fullmatch(text):
        return text
    if parsed.country_code != 1:
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    elif text.startswith(("1", "+1")):
        return _with_one(parsed)
    else:
        style = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(parsed, style)


def _with_one(parsed: phonenumbers.PhoneNumber) -> str:
    """1-800-555-0100, as helplines are written."""
    digits = str(parsed.national_number)
    shown = f"1-{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return f"{shown} ext. {parsed.extension}" if parsed.extension else shown
