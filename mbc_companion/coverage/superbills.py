"""An itemized receipt for a claim of one's own: what was found on it, and what was not."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a claim is usually looked at for, in words; no codes are kept."""

    YOUR_NAME = "your_name"
    PROVIDER = "provider"
    LICENSE = "license"
    TAX_NUMBER = "tax_number"
    DATE = "date"
    SERVICE = "service"
    REASON = "reason"
    CHARGE = "charge"
    PAID = "paid"


def missing(found: frozenset[str]) -> tuple[Part, ...]:
    """The parts not found on the paper, in the order they stand there."""
    return tuple(part for part in Part if part.value not in found)
