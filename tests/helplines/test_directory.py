"""The file is read whole or not at all, and help is there either way."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.helplines.directory import DirectoryDamaged, load_directory, read_directory
from mbc_companion.helplines.domain import EMERGENCY, LIFELINE
from tests.helplines.extract import DIRECTORY

Change = Callable[[dict[str, Any]], object]


def first(raw: dict[str, Any]) -> dict[str, Any]:
    return dict.__getitem__(raw, "services")[0]


def service(raw: dict[str, Any], uid: str) -> dict[str, Any]:
    return next(item for item in raw["services"] if item["id"] == uid)


def week(raw: dict[str, Any]) -> dict[str, Any]:
    return service(raw, "cancercare")["hours"]["week"]


REFUSED: dict[str, Change] = {
    "newer schema": lambda raw: raw.update(schema=2),
    "schema as text": lambda raw: raw.update(schema="1"),
    "unknown key": lambda raw: raw.update(more=1),
    "missing key": lambda raw: raw.pop("featured"),
    "no services": lambda raw: raw.update(services=[]),
    "services no list": lambda raw: raw.update(services={}),
    "service twice": lambda raw: raw["services"].append(first(raw)),
    "unknown field": lambda raw: first(raw).update(extra="x"),
    "no name": lambda raw: first(raw).pop("name"),
    "empty text": lambda raw: first(raw).update(name=""),
    "control character": lambda raw: first(raw).update(name="a\u0007b"),
    "line end in a text": lambda raw: first(raw).update(name="a\nb"),
    "direction override": lambda raw: first(raw).update(name="a\u202eb"),
    "very long text": lambda raw: first(raw).update(name="a" * 5000),
    "unknown number": lambda raw: first(raw).update(name="{nobody}"),
    "open brace": lambda raw: first(raw).update(name="{lifeline"),
    "unused number": lambda raw: raw["numbers"].update(other="1-800-555-0100"),
    "number twice": lambda raw: raw["numbers"].update(other=raw["numbers"]["acs"]),
    "number of the program": lambda raw: raw["numbers"].update(lifeline="1-800-555-0100"),
    "the program's digits": lambda raw: raw["numbers"].update(other=LIFELINE.shown),
    "number with letters": lambda raw: raw["numbers"].update(acs="1-800-CALL-NOW"),
    "number too short": lambda raw: raw["numbers"].update(acs="1-800-227-234"),
    "number as a number": lambda raw: raw["numbers"].update(acs=18002272345),
    "weak mark": lambda raw: first(raw).update(mark="W"),
    "unverified mark": lambda raw: first(raw)["routes"][0].update(mark="U"),
    "unsure but ready": lambda raw: service(raw, "acs").update(mark="B"),
    "hours unconfirmed": lambda raw: service(raw, "acs")["hours"].update(mark="B+"),
    "cost unconfirmed": lambda raw: service(raw, "ebsa")["cost"].update(mark="B"),
    "flag as number": lambda raw: first(raw).update(check_first=0),
    "no routes": lambda raw: first(raw).update(routes=[]),
    "first way has no number": lambda raw: (
        service(raw, "lifeline")["routes"].reverse()
        or service(raw, "lifeline")["routes"].insert(
            0, {"kind": "chat", "web": "a.org", "how": "x", "mark": "A"}
        )
    ),
    "way to nowhere": lambda raw: first(raw)["routes"][0].pop("number"),
    "unknown way": lambda raw: first(raw)["routes"][0].update(kind="fax"),
    "unknown topic": lambda raw: first(raw).update(topics=["other"]),
    "no topic": lambda raw: first(raw).update(topics=[]),
    "topic twice": lambda raw: first(raw).update(topics=["talk", "talk"]),
    "address with a scheme": lambda raw: service(raw, "acs").update(web="https://cancer.org"),
    "no such day": lambda raw: first(raw).update(checked_on="2026-02-30"),
    "day in words": lambda raw: first(raw).update(checked_on="yesterday"),
    "no such month": lambda raw: first(raw).update(source_date="2023-13"),
    "no such zone": lambda raw: service(raw, "cancercare")["hours"].update(zone="Mars/Base"),
    "zone outside": lambda raw: service(raw, "cancercare")["hours"].update(zone="../../etc/passwd"),
    "never open": lambda raw: service(raw, "cancercare")["hours"].update(week={}),
    "unknown weekday": lambda raw: week(raw).update(someday=[["10:00", "11:00"]]),
    "closes before it opens": lambda raw: week(raw).update(monday=[["18:00", "10:00"]]),
    "overlapping hours": lambda raw: week(raw).update(
        monday=[["10:00", "12:00"], ["11:00", "13:00"]]
    ),
    "no such hour": lambda raw: week(raw).update(monday=[["10:00", "25:00"]]),
    "one end": lambda raw: week(raw).update(monday=[["10:00"]]),
    "empty day": lambda raw: week(raw).update(monday=[]),
    "not always": lambda raw: service(raw, "acs")["hours"].update(always=False),
    "hours said twice": lambda raw: service(raw, "acs").update(hours_words="Sometimes."),
    "unknown featured": lambda raw: raw.update(featured=["nobody"]),
    "featured twice": lambda raw: raw.update(featured=["acs", "acs"]),
    "featured but unsure": lambda raw: raw.update(featured=["apos"]),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_anything_odd_is_refused(tmp_path: Path, change: Change) -> None:
    raw = json.loads(DIRECTORY.read_text("utf-8"))
    change(raw)
    path = tmp_path / "directory.json"
    path.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(DirectoryDamaged):
        read_directory(path)


BROKEN = {
    "empty": b"",
    "cut": DIRECTORY.read_bytes()[:-40],
    "not text": b"\xff\xfe\x00",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "key twice": DIRECTORY.read_bytes().replace(b'"schema": 1,', b'"schema": 1, "schema": 1,'),
    "huge": b" " * (1 << 20) + DIRECTORY.read_bytes(),
    "a long number": b'{"schema": ' + b"1" * 5000 + b"}",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_leaves_the_two_numbers(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "directory.json"
    path.write_bytes(content)
    with caplog.at_level(logging.ERROR):
        loaded = load_directory(path)
    assert not loaded.whole
    assert loaded.services == loaded.featured == ()
    assert str(tmp_path) not in caplog.text
    assert (LIFELINE.tel, EMERGENCY.tel) == ("tel:988", "tel:911")


def test_a_missing_file_or_a_folder_in_its_place(tmp_path: Path) -> None:
    assert not load_directory(tmp_path / "none.json").whole
    (tmp_path / "directory.json").mkdir()
    assert not load_directory(tmp_path / "directory.json").whole


def test_the_shipped_file_is_whole() -> None:
    loaded = load_directory(DIRECTORY)
    assert loaded.whole
    assert loaded == read_directory(DIRECTORY)
