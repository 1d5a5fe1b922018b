"""A thing of one room tied to a thing of another is found from both sides."""

from __future__ import annotations

from mbc_companion.storage.database import Database
from mbc_companion.storage.links import End, Links
from tests.fakes import FrozenClock

ENTRY, VISIT, OTHER = End("entry", "a" * 32), End("visit", "b" * 32), End("visit", "c" * 32)


def test_a_link_is_found_from_both_sides_with_its_words(database: Database) -> None:
    links = Links(database, FrozenClock())
    uid = links.add(ENTRY, VISIT, "How do I answer\x00 when people say I look well?")
    (from_entry,) = links.leading_from(ENTRY)
    (to_visit,) = links.leading_to(VISIT)
    assert from_entry == to_visit
    assert (from_entry.uid, from_entry.target) == (uid, VISIT)
    assert "look well?" in from_entry.text
    assert "\x00" not in from_entry.text


def test_removing_one_link_leaves_the_others(database: Database) -> None:
    links = Links(database, FrozenClock())
    first, second = links.add(ENTRY, VISIT), links.add(ENTRY, OTHER)
    links.remove([first])
    assert [one.uid for one in links.leading_from(ENTRY)] == [second]
    assert links.leading_to(VISIT) == ()
