"""What other programs write is read as they mean it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.core.errors import DiskTrouble, FileEmpty, FileLocked, FileNotKnown
from mbc_companion.exchange.domain import Columns, Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals import columns
from mbc_companion.exchange.journals.bringing import look_at
from mbc_companion.exchange.journals.dates import day_in, moment_in, time_in
from mbc_companion.exchange.journals.plain_words import plain_html, plain_red_notebook
from mbc_companion.exchange.journals.reading import Kind, read, recognized
from mbc_companion.exchange.journals.zones import needs_zone, placed
from mbc_companion.exchange.unpacking import opened
from tests.exchange.sample_files import SAMPLES, day_one_entries, zipped


def _all(path: Path, matched: Columns | None = None) -> list[Found]:
    with opened(path) as source:
        kind = recognized(source)
    with opened(path) as source:
        return list(read(source, kind, matched))


def _entries(path: Path) -> list[FoundEntry]:
    return [one for one in _all(path) if isinstance(one, FoundEntry)]


def _skipped(path: Path) -> list[Why]:
    return [one.why for one in _all(path) if isinstance(one, Skipped)]


def test_every_kind_is_told_from_the_file_alone(kinds: dict[str, Path]) -> None:
    assert {name: look_at(path)[0].value for name, path in kinds.items()} == {
        kind.value: kind.value for kind in Kind
    }


class TestDaylio:
    def test_a_day_has_several_check_ins_with_the_persons_own_names(self) -> None:
        found = _entries(SAMPLES / "daylio.csv")
        assert [one.mood for one in found] == ["sad", "irritable", "good", "rad"]
        assert [one.mood_guess for one in found] == [None, None, 4, 5]
        assert [one.at for one in found] == [
            datetime(2021, 3, 28, 2, 30),
            datetime(2021, 3, 27, 20, 39),
            datetime(2021, 3, 27, 22, 0),
            datetime(2020, 2, 29, 9, 5),
        ]
        assert found[0].tags == ("walk", "music")
        assert found[2].text == "After the call\n\nShe said yes.\nRest now."
        assert found[3].text == 'Leap day 🌿, שלום "friend"'

    def test_an_older_one_with_a_mark_in_front_and_semicolons_is_read_too(self) -> None:
        (one,) = _entries(SAMPLES / "daylio_older.csv")
        assert one.at == datetime(2019, 9, 28, 22, 0)
        assert one.text == "Two lines,\r\nof words"

    def test_the_group_says_how_good_it_was_and_months_count_from_nought(
        self, kinds: dict[str, Path]
    ) -> None:
        first, second = _entries(kinds["daylio-backup"])
        assert (first.mood, first.mood_guess) == ("at peace", 4)
        assert (second.mood, second.mood_guess) == ("rad", 5)
        east = timezone(timedelta(hours=-5))
        assert first.at == datetime(2020, 2, 29, 1, 5, tzinfo=east)
        assert second.at.month == 12
        assert first.text == "Night\n\nLeap day"
        assert (first.tags, first.starred, len(first.photos)) == (("music",), True, 1)


class TestDayOne:
    def test_the_day_is_the_one_where_it_was_written(self, kinds: dict[str, Path]) -> None:
        first, second, third = _entries(kinds["day-one"])
        assert placed(first, "UTC").date() == date(2024, 1, 4)
        assert not needs_zone(first)
        assert needs_zone(second)
        assert third.zone == ""
        assert first.at == second.at
        assert first.text == "# T\nline. (so) - yes\nend"
        assert third.text == "Only rich."
        assert (first.tags, first.starred, len(first.photos)) == (("x", "rest"), True, 1)

    def test_the_place_and_the_weather_stay_behind(self, kinds: dict[str, Path]) -> None:
        assert not [one for one in _entries(kinds["day-one"]) if "Home" in repr(one)]
        assert _skipped(kinds["day-one"]) == [Why.NO_PICTURE, Why.NO_DATE]

    def test_of_one_that_breaks_off_what_came_before_is_kept(self, tmp_path: Path) -> None:
        whole = json.dumps({"metadata": {}, "entries": day_one_entries()}).encode()
        path = zipped(tmp_path / "a.zip", {"Journal.json": whole[: whole.index(b"Only ") - 90]})
        assert len(_entries(path)) == 2
        assert Why.UNREADABLE in _skipped(path)


@pytest.mark.parametrize("name", ["jrnl.txt", "jrnl.json"])
def test_jrnls_own_files_are_read(name: str) -> None:
    """Both were written by jrnl 4.6."""
    first, second, third = _entries(SAMPLES / name)
    assert first.at == datetime(2024, 1, 5, 22, 30)
    assert first.text == (
        "Scan tomorrow.\n[not a date] is how this line begins.\nCalled @Rosa about the ride."
    )
    assert (first.starred, second.starred) == (True, False)
    assert [tag.lower() for tag in second.tags] == ["rosa", "rest"]
    assert second.at == datetime(2024, 2, 29, 7, 5)
    assert third.text == "Ordinary Sunday.\nשלום and café."


def test_a_locked_jrnl_says_that_it_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    path.write_text("gAAAAABlm" + "Q" * 200)
    with pytest.raises(FileLocked):
        look_at(path)


class TestRedNotebook:
    def test_its_own_month_is_read(self) -> None:
        """The file was written by RedNotebook 2.29."""
        fifth, leap = _entries(SAMPLES / "rednotebook")
        assert fifth.at.date() == date(2024, 2, 5)
        assert fifth.text == (
            "Before the scan\nBad night, slow morning. #scan\n"
            "See https://example.org/a//b.\n\nCalls: Blue Cross 14:10"
        )
        assert fifth.tags == ("scan", "chemo")
        assert leap.text == "Leap day 🌿 with café and שלום."

    def test_a_broken_month_alone_is_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "2024-01.txt").write_text("{5: {text: 'Fine.', Tags: {chemo: null}}}")
        (tmp_path / "2024-02.txt").write_text("{5: {text: 'Broken")
        (tmp_path / "2024-03.txt").write_text("1: &a [x]\n2: *a\n")
        (tmp_path / "2024-04.txt").write_text("1: !!python/object/apply:os.getcwd []\n")
        (tmp_path / "2024-05.old.txt").write_text("{5: {text: 'Old.'}}")
        before = {path: path.read_bytes() for path in tmp_path.iterdir()}
        (one,) = _entries(tmp_path)
        assert (one.text, one.tags) == ("Fine.", ("chemo",))
        assert _skipped(tmp_path) == [Why.UNREADABLE] * 3
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_mini_diary_and_daily_you_are_read() -> None:
    first, second = _entries(SAMPLES / "mini_diary.json")
    assert first.text == "First day\n\nA walk.\n\n- tea\n- rest"
    assert second.text == "Only *words* here."
    assert [one.mood_guess for one in _entries(SAMPLES / "daily_you.json")] == [1, 5, None]


def test_joplins_fields_are_read_from_the_end(kinds: dict[str, Path]) -> None:
    (one,) = _entries(kinds["joplin"])
    assert one.text == "Evening\n\nBody with\ntype_: 7\nand"
    assert (one.tags, len(one.photos)) == (("rest",), 1)
    assert one.at == datetime(2024, 1, 5, 3, 2, 50, tzinfo=UTC)
    assert _skipped(kinds["joplin"]) == [Why.LOCKED, Why.DELETED]


class TestStandardNotes:
    def test_tags_name_their_notes(self, kinds: dict[str, Path]) -> None:
        first, second = _entries(kinds["standard-notes"])
        assert first.text == "Questions\n\nAsk about sleep."
        assert (first.tags, first.starred) == (("care clinic",), True)
        assert second.text == "Super words\nbelow"
        assert _skipped(kinds["standard-notes"]) == [Why.DELETED, Why.LOCKED]

    def test_one_that_is_all_locked_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "backup.txt"
        item = {"content_type": "Note", "content": "004:x", "created_at": "2024-01-01T00:00:00Z"}
        path.write_text(json.dumps({"version": "004", "items": [item]}))
        with pytest.raises(FileLocked):
            _all(path)


class TestNotes:
    def test_the_day_is_in_the_fields_the_name_or_a_heading(self) -> None:
        found = {one.where: one for one in _entries(SAMPLES / "notes")}
        assert found["2024/01/05.md"].at.date() == date(2024, 1, 5)
        assert [one.where for one in found.values() if one.text in {"One.", "Two."}] == [
            "diary.md:1",
            "diary.md:4",
        ]
        fields = found["with_fields.md"]
        assert fields.at == datetime(2024, 1, 5, 3, 2, 50, tzinfo=UTC)
        assert fields.tags == ("scan", "rest")
        assert fields.text == "The long week\n\nBody with a line that says\ncreated: never"

    def test_without_a_day_it_is_left_out_and_named(self) -> None:
        skipped = [one for one in _all(SAMPLES / "notes") if isinstance(one, Skipped)]
        assert skipped == [Skipped("undated.md", Why.NO_DATE)]


class TestTables:
    def test_columns_are_guessed_and_the_order_of_day_and_month_told_from_the_days(self) -> None:
        _kind, guessed = look_at(SAMPLES / "table.csv")
        assert guessed is not None
        assert (guessed.date, guessed.title, guessed.text, guessed.mood, guessed.tags) == (
            (0, 1, -1, 3, 4)
        )
        assert guessed.day_first is True
        matched = Columns(guessed.header, guessed.samples, 0, title=1, text=2, day_first=True)
        first, second, third = _all(SAMPLES / "table.csv", matched)
        assert isinstance(first, FoundEntry)
        assert first.at.date() == date(2024, 2, 13)
        assert first.text == "Home\n\nA quiet day, at last"
        assert isinstance(second, FoundEntry)
        assert third == Skipped("table.csv:4", Why.NO_DATE)

    @pytest.mark.parametrize(
        ("days", "is_asked"),
        [
            (["03/04/2024"], True),
            (["03/04/2024", "03/25/2024"], False),
            (["2024-03-04"], False),
        ],
    )
    def test_what_can_be_read_both_ways_is_asked(
        self, tmp_path: Path, days: list[str], is_asked: bool
    ) -> None:
        path = tmp_path / "t.csv"
        path.write_text("date,text\n" + "".join(f"{day},words\n" for day in days))
        with opened(path) as source:
            assert columns.is_open(columns.guess(source)) is is_asked


def test_wrong_and_empty_files_say_so(tmp_path: Path) -> None:
    for name, data in (("a.json", b'{"x": 1}'), ("a.bin", bytes(100)), ("a.pdf", b"%PDF-1.7 x")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FileNotKnown):
            look_at(tmp_path / name)
    (tmp_path / "empty.csv").touch()
    with pytest.raises(FileEmpty):
        look_at(tmp_path / "empty.csv")
    with pytest.raises(DiskTrouble):
        look_at(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-02-29", datetime(2024, 2, 29, 12, 0)),
        ("2023-02-29", None),
        ("March 27, 2021 10:00 pm", datetime(2021, 3, 27, 22, 0)),
        ("27 March 2021, 20.15", datetime(2021, 3, 27, 20, 15)),
        ("3/27/2021 12:05 AM", datetime(2021, 3, 27, 0, 5)),
        ("2024-01-05T03:02:50Z", datetime(2024, 1, 5, 3, 2, 50, tzinfo=UTC)),
        ("2024-01-05 03:02:50Z", datetime(2024, 1, 5, 3, 2, 50, tzinfo=UTC)),
        ("maybe in 2024", None),
        ("may 2024", None),
    ],
)
def test_days_and_times_are_read_as_people_write_them(
    words: str, expected: datetime | None
) -> None:
    assert moment_in(words) == expected


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.booleans())
def test_a_day_comes_back_from_how_it_was_written(at: datetime, day_first: bool) -> None:
    assert day_in(f"{at:%B} {at.day}, {at.year}") == at.date()
    order = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    assert day_in(at.strftime(order), day_first=day_first) == at.date()
    said = time_in(at.strftime("%I:%M %p"))
    assert said is not None
    assert (said.hour, said.minute) == (at.hour, at.minute)


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from(["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"]),
    st.none() | st.integers(-12, 14) | st.sampled_from([5.5, -3.5, 5.75]),
)
def test_what_the_clock_showed_stays_the_day_it_was(
    at: datetime, asked: str, hours: float | None
) -> None:
    zone = None if hours is None else timezone(timedelta(hours=hours))
    found = FoundEntry(at.replace(tzinfo=zone), "here")
    if hours and hours % 1 == 0:
        assert placed(found, asked).replace(tzinfo=None) == at
    elif hours is None:
        assert placed(found, asked).date() == at.date()


def test_a_night_when_the_clocks_go_keeps_its_day() -> None:
    for hour in (1, 2, 3):
        spring = FoundEntry(datetime(2021, 3, 14, hour, 30), "here")
        assert placed(spring, "America/New_York").date() == date(2021, 3, 14)
        autumn = FoundEntry(datetime(2021, 11, 7, hour, 30), "here")
        assert placed(autumn, "America/New_York").date() == date(2021, 11, 7)


def test_html_is_read_and_nothing_of_it_runs() -> None:
    words = plain_html("<script>alert(1)</script><p>A &amp; b</p><img src='http://x/y'><p>c</p>")
    assert words == "A & b\n\nc"
    assert plain_red_notebook("http://a//b and //slow// __x__ a -- b") == (
        "http://a//b and slow x a -- b"
    )
