"""The lists of licenses and compacts say what the fact file says, and nothing beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.licensing import (
    Can,
    Compact,
    LicensingDamaged,
    read_lists,
)

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "resources" / "contacts" / "licensing.json"
LISTS = read_lists(FILE)
FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "facts_extract.json").read_text())
CAN = {
    "yes": Can.YES,
    "no": Can.NO,
    "not therapy": Can.NO,
    "sometimes": Can.SOMETIMES,
    "usually": Can.USUALLY,
    "yes in most states": Can.MOST_STATES,
    "per licence": Can.BY_LICENSE,
    "yes (rules differ by state)": Can.BY_STATE,
    "yes, under supervision": Can.SUPERVISED,
    "no in most states; a few states allow it": Can.FEW_STATES,
    "referral": Can.REFERRAL,
}


def _codes(written: str) -> set[str]:
    return set(written.replace("+ CNMI", "MP").replace(",", " ").split())


def test_psypact_members_are_those_of_the_facts() -> None:
    facts = FACTS["psypact"]
    assert LISTS.psypact == _codes(facts["members"])
    assert len(LISTS.psypact) == facts["count"]
    assert not LISTS.psypact & _codes(facts["not_members"])
    assert LISTS.psypact | _codes(facts["not_members"]) | {"GU", "PR", "VI"} == set(LISTS.states)
    assert words.month_words(LISTS.psypact_as_of) == "March 2026"
    assert LISTS.psypact_web == facts["web"]


def test_counseling_and_social_work_carry_their_own_months() -> None:
    facts = FACTS["counseling"]
    assert LISTS.counseling == _codes(facts["enacted"])
    assert len(LISTS.counseling) == facts["count"]
    assert LISTS.counseling_issuing == _codes(facts["issuing"])
    assert words.month_words(LISTS.counseling_enacted_as_of) == "January 2026"
    assert words.month_words(LISTS.counseling_as_of) == "June 2026"
    assert words.month_words(LISTS.social_work_as_of) == "November 2025"


def test_who_may_do_what_is_as_in_the_facts() -> None:
    said = {
        one.uid: (set(one.letters), one.diagnose, one.prescribe, one.therapy)
        for one in LISTS.professions
        if one.uid not in FACTS["unconfirmed_professions"]
    }
    expected = {
        uid: (set(letters.split()), CAN[diagnose], CAN[prescribe], CAN[therapy])
        for uid, (letters, diagnose, prescribe, therapy) in FACTS["professions"].items()
    }
    assert said == expected


@pytest.mark.parametrize("uid", FACTS["unconfirmed_professions"])
def test_nothing_is_said_about_a_profession_nobody_confirmed(uid: str) -> None:
    who = LISTS.profession(uid)
    assert who is not None
    assert (who.letters, who.prescribe, words.letters_words(who)) == ((), Can.UNSAID, "")


def test_only_psychologists_travel_by_psypact() -> None:
    by_psypact = {one.uid for one in LISTS.professions if one.compact is Compact.PSYPACT}
    assert by_psypact == {"psychologist"}
    family = LISTS.profession("family_therapist")
    assert family is not None
    assert family.compact is Compact.NONE_FAMILY


def test_board_addresses_are_those_that_were_seen() -> None:
    assert {board.state: board.web for board in LISTS.boards} == FACTS["boards_seen"]
    assert LISTS.certificates == FACTS["certificates_seen"]


@pytest.mark.parametrize("broken", ["{}", "[]", "not json", '{"schema": 2}'])
def test_a_damaged_list_is_refused_whole(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "licensing.json"
    path.write_text(broken)
    with pytest.raises(LicensingDamaged):
        read_lists(path)


def test_a_state_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "licensing.json"
    path.write_text(FILE.read_text().replace('"members": ["AL"', '"members": ["XX"'))
    with pytest.raises(LicensingDamaged):
        read_lists(path)
