"""How many entries go into one commit follows what they cost, not how slow the disk is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mbc_companion.core.errors import Stopped
from mbc_companion.exchange.domain import Answers, ReadyEntry
from mbc_companion.exchange.journals.bringing import CLOSING, Bringing
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.exchange.journals.slices import Slices
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared


def _settled(commit: float, entry: float) -> Slices:
    slices = Slices()
    for _ in range(50):
        slices.took(commit + entry * slices.entries)
    return slices


@pytest.mark.parametrize("commit", [0.001, 0.05, 0.5])
def test_a_slow_disk_is_not_asked_for_more_commits(commit: float) -> None:
    assert _settled(commit, entry=0.00001).entries == 2_500


@pytest.mark.parametrize("commit", [0.001, 0.05, 0.5])
def test_entries_that_cost_much_are_few_in_a_commit(commit: float) -> None:
    """Beyond the wait for the disk nobody is kept longer than 50 ms."""
    slices = _settled(commit, entry=0.0005)
    assert slices.entries * 0.0005 < 0.06 + 100 * 0.0005


def test_who_wants_the_connection_makes_it_shorter() -> None:
    slices = _settled(0.001, entry=0.00001)
    slices.broken_off()
    assert slices.entries == 625


def test_clearing_away_after_a_stop_ends_when_the_vault_closes(
    bringing: Callable[[Path], Bringing],
    store: JournalStore,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It takes a while, and nobody who locks waits for it: the next unlocking goes on."""
    staged, said = threading.Event(), iter(["ASKED", "ASKED"])
    path, stage = tmp_path / "j.txt", store.stage
    path.write_text("".join(f"[2020-01-02 08:{n % 60:02}] Entry {n}\n" for n in range(700)))

    def kept(uid: str, some: Sequence[ReadyEntry]) -> None:
        stage(uid, some)
        staged.set()

    def pause() -> None:
        if staged.is_set():
            raise Stopped(next(said, CLOSING))

    monkeypatch.setattr(store, "stage", kept)
    with pytest.raises(Stopped, match=CLOSING):
        replace(bringing(path), pause=pause).bring(Answers("America/New_York"))
    assert store.unfinished()
    assert store.tidy()
    count = Prepared("SELECT count(*) FROM entry", {})
    assert database.rows(count) == [(0,)]
