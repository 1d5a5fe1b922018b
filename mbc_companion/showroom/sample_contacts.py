"""Invented people for the demo and the tour; numbers that nobody has."""

from __future__ import annotations

from datetime import date

from mbc_companion.contacts.domain import Answer, Contact, Kind, LicenseCheck, Outcome, Phone
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.domain import Status, Support, SupportKind
from mbc_companion.contacts.support_map.repository import SupportRepository

OKAFOR = Contact(
    Kind.PROFESSIONAL,
    "Dr. Lena Okafor",
    role="Psychologist",
    phones=(Phone("(555) 013-0148"),),
    profession="psychologist",
    letters="PhD",
    states=("WA",),
    license_number="3318",
    psypact=Answer.YES,
    metastatic=Answer.YES,
    in_network=Answer.YES,
    in_network_on=date(2026, 6, 8),
    address="Video, or 40 Alder Street, floor 2",
)
MAYA = Contact(
    Kind.PERSON,
    "Maya",
    role="my sister",
    phones=(Phone("(555) 013-0121", "cell"),),
    trusted=True,
    favorite=True,
)
PEOPLE = (
    MAYA,
    Contact(Kind.PERSON, "Sam", role="neighbor", phones=(Phone("(555) 013-0166"),)),
    Contact(
        Kind.GROUP,
        "Thursday circle",
        role="Four of us, by video",
        led_by="A social worker",
        how_often="Every second Thursday, 6 pm",
        mbc_only=Answer.YES,
        partners=Answer.NO,
        video=Answer.YES,
        fee="Free",
    ),
    Contact(
        Kind.PROFESSIONAL,
        "Joan Park",
        role="Social worker, oncology",
        phones=(Phone("(555) 013-0152", "cancer center"),),
        profession="social_worker",
        letters="LCSW, OSW-C",
        states=("OR",),
        license_number="L 2207",
    ),
    Contact(
        Kind.PROFESSIONAL,
        "Dr. Amara Osei",
        role="Oncologist",
        phones=(Phone("(555) 013-0110", "nurse line"), Phone("(555) 013-0111", "after hours")),
        profession="doctor",
    ),
    Contact(
        Kind.PLACE,
        "Palliative care team",
        role="Maple Street Cancer Center",
        phones=(Phone("(555) 013-0133"),),
    ),
    Contact(
        Kind.PROFESSIONAL,
        "Renee Castillo",
        role="Therapist",
        phones=(Phone("(555) 013-0174"),),
        profession="counselor",
        states=("WA",),
    ),
    Contact(
        Kind.INSURER,
        "Blue Harbor",
        phones=(
            Phone("(555) 013-0190", "Member services"),
            Phone("(555) 013-0191", "Behavioral health"),
        ),
        claims_address="PO Box 12\nHarbor City",
    ),
)


def put_contacts(
    contacts: ContactRepository, records: RecordsRepository, support: SupportRepository
) -> str:
    """Write them all; gives the uid of Dr. Okafor."""
    okafor, *others = contacts.save_many((OKAFOR, *PEOPLE))
    active = LicenseCheck("", "WA", "", "3318", Outcome.ACTIVE, date(2026, 6, 2))
    records.add_check(okafor, active)
    joan = LicenseCheck("", "OR", "", "L 2207", Outcome.ACTIVE, date(2026, 5, 11))
    records.add_check(others[3], joan)
    support.put(Support(SupportKind.INDIVIDUAL_THERAPY, Status.USING, contact_uid=okafor))
    step = "Ask Dr. Osei at the next visit"
    support.put(Support(SupportKind.PALLIATIVE_TEAM, Status.ASKING, step, others[5]))
    return okafor
