"""An earlier version of an entry, as a person meets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mbc_companion.journal.repository import JournalRepository
from tests.fakes import FrozenClock
from tests.journal.factories import new_draft
from tests.journal.page_kit import Kit, draft_of, opened

Make = Callable[..., Kit]


def test_an_earlier_version_is_compared_and_brought_back(
    make: Make, repository: JournalRepository, clock: FrozenClock
) -> None:
    kit = opened(make, repository)
    clock.advance(seconds=3600)
    text = kit.page.editor.text
    text.selectAll()
    text.insert_words("Other words.")
    kit.later(2)
    kit.page.leaving()
    kit.page.asking.history.ask()
    sheet = kit.sheet()
    assert sheet.earlier.toPlainText() == "Today in the car. I made soup."
    assert sheet.now.toPlainText() == "Other words."
    sheet.back.click()
    assert draft_of(kit).text == "Today in the car. I made soup."
    assert text.words() == "Today in the car. I made soup."
    text.undo()
    assert text.words() == "Other words."
    kit.page.asking.history.ask()
    assert len(kit.sheet().choices.segments) == 2


def test_an_earlier_version_brings_back_all_that_stood_beside_the_words(
    make: Make, repository: JournalRepository, clock: FrozenClock
) -> None:
    before = {"mood": 2, "feelings": ("calm",), "scales": (("pain", 4),), "tags": ("scan",)}
    kit = opened(make, repository, **before, starred=True)
    clock.advance(seconds=3600)
    kit.page.asking._change(mood=4, feelings=(), scales=(), tags=(), starred=False)
    kit.later(6)
    kit.page.asking.history.ask()
    sheet = kit.sheet()
    assert sheet.beside_earlier.text() == "Hard. Calm. Pain 4. #scan. Starred."
    assert sheet.beside_now.text() == "Steady."
    sheet.back.click()
    draft = draft_of(kit)
    assert {name: getattr(draft, name) for name in before} == before
    assert draft.starred
    kit.page.undo()
    assert kit.page.editor.heading().mood == 4


def test_bringing_a_version_back_is_undone_after_another_entry_was_opened(
    make: Make, repository: JournalRepository, clock: FrozenClock
) -> None:
    other = new_draft("Another one.", uid="b" * 32)
    repository.save(other)
    kit = opened(make, repository, mood=2)
    uid = kit.page.desk.entry.uid
    clock.advance(seconds=3600)
    kit.page.editor.text.replace_words("Other words.")
    kit.page.asking._change(mood=4)
    kit.later(6)
    kit.page.asking.history.ask()
    kit.sheet().back.click()
    toast = kit.toasts.current
    kit.page.open_entry(other.uid)
    kit.typed("More. ")
    toast.undo_button.click()
    kit.later(6)
    assert repository.draft(other.uid).text == "More. Another one."
    assert (repository.draft(uid).text, repository.draft(uid).mood) == ("Other words.", 4)


def test_a_version_is_taken_back_where_the_text_has_not_the_focus(
    make: Make, repository: JournalRepository, clock: FrozenClock
) -> None:
    kit = opened(make, repository)
    clock.advance(seconds=3600)
    text = kit.page.editor.text
    text.replace_words("Other words.")
    kit.later(6)
    kit.page.asking.history.ask()
    kit.sheet().back.click()
    assert text.words() == "Today in the car. I made soup."
    kit.page.undo()
    assert text.words() == "Other words."
    kit.page.redo()
    assert text.words() == "Today in the car. I made soup."
    text.insert_words("And bread. ")
    kit.page.undo()
    assert text.words() == "And bread. Today in the car. I made soup."


def test_versions_of_one_minute_are_told_apart(
    make: Make, repository: JournalRepository, clock: FrozenClock
) -> None:
    draft = new_draft("One.")
    for words in ("One.", "Two.", "Three."):
        clock.advance(seconds=1)
        repository.save(replace(draft, text=words))
        repository.keep_version(draft.uid)
    repository.save(replace(draft, text="Four."))
    kit = make()
    kit.page.open_entry(draft.uid)
    kit.settle()
    kit.page.asking.history.ask()
    names = [segment.text() for segment in kit.sheet().choices.segments.values()]
    assert len(names) == len(set(names)) == 3
    assert names[0].endswith("3 of 3")
