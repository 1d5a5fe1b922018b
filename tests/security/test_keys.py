"""The header's slots, its MAC and its twin; a change that fails leaves the old header."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mbc_companion.core.errors import (
    HeaderDamaged,
    KnownError,
    MistypedRecoveryWords,
    WrongPassphrase,
    WrongRecoveryWords,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import header, kdf, vault
from mbc_companion.security.header import Slot
from mbc_companion.security.keys import slot_key, unwrap
from tests.security.vaults import (
    OTHER_PASSPHRASE,
    OTHER_WORDS,
    PASSPHRASE,
    WORDS,
    Edit,
    edited,
    header_bytes,
    lay_out,
    opens,
    pair,
    words_open,
)

# -- opening -----------------------------------------------------------------------


def test_passphrase_and_words_open_the_same_database(paths: DataPaths) -> None:
    lay_out(paths)
    by_phrase, by_words = vault.unlock(paths, PASSPHRASE), vault.unlock_with_words(paths, WORDS)
    assert by_phrase.database_key == by_words.database_key
    assert len(by_phrase.database_key) == 32
    assert opens(paths, by_words)
    assert by_phrase.has_recovery
    assert by_phrase.opens_with(PASSPHRASE)
    assert not by_phrase.opens_with(OTHER_PASSPHRASE)


def test_wrong_secrets_do_not_open_and_change_nothing(paths: DataPaths) -> None:
    lay_out(paths)
    before = pair(paths)
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, OTHER_PASSPHRASE)
    with pytest.raises(WrongRecoveryWords):
        vault.unlock_with_words(paths, OTHER_WORDS)
    with pytest.raises(MistypedRecoveryWords):
        vault.unlock_with_words(paths, (*WORDS[:11], "zoo"))
    assert pair(paths) == before


def test_words_still_open_after_fifty_locks_and_a_passphrase_change(paths: DataPaths) -> None:
    lay_out(paths)
    keys = vault.unlock(paths, PASSPHRASE)
    for commits in range(1, 51):
        keys.record_commits(commits)
        if commits == 25:
            keys.change_passphrase(OTHER_PASSPHRASE, kdf.FLOOR)
    again = vault.unlock_with_words(paths, WORDS)
    assert again.commits == 50
    assert again.vault_id == keys.vault_id
    assert opens(paths, again)
    assert vault.unlock(paths, OTHER_PASSPHRASE).database_key == keys.database_key
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, PASSPHRASE)


def test_new_words_close_the_old_and_dropped_words_open_nothing(paths: DataPaths) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    keys.set_recovery(OTHER_WORDS)
    assert not words_open(paths, WORDS)
    assert words_open(paths, OTHER_WORDS)
    keys.drop_recovery()
    assert not keys.has_recovery
    assert not words_open(paths, OTHER_WORDS)


def test_every_seal_and_salt_is_new(paths: DataPaths) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    seen = set()
    for _ in range(5):
        keys.set_recovery(WORDS)
        slot = vault.best_header(paths).slot("recovery")
        assert slot is not None
        seen |= {slot.nonce, slot.salt, slot.sealed}
    assert len(seen) == 15


def test_keys_are_gone_after_forgetting(paths: DataPaths) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    sealed = keys.seal(b"half a sentence")
    assert b"half" not in sealed
    assert keys.unseal(sealed) == b"half a sentence"
    for broken in (b"", sealed[:-1], bytes(40), sealed[::-1]):
        with pytest.raises(WrongPassphrase):
            keys.unseal(broken)
    keys.forget()
    for use in (
        lambda: keys.database_key,
        lambda: keys.seal(b""),
        lambda: keys.record_commits(9),
        lambda: keys.set_recovery(WORDS),
    ):
        with pytest.raises(ValueError, match="forgotten"):
            use()


# -- what a slot is bound to ---------------------------------------------------------


@pytest.mark.parametrize(
    "moved",
    [
        lambda slot: slot._replace(id="00" * 8),
        lambda slot: slot._replace(type="keychain"),
        lambda slot: slot._replace(generation=slot.generation + 1),
        lambda slot: slot._replace(salt=bytes(16)),
        lambda slot: slot._replace(params=kdf.FLOOR._replace(memory_kib=65 * 1024)),
        lambda slot: slot._replace(params=kdf.FLOOR._replace(passes=4)),
        lambda slot: slot._replace(params=kdf.FLOOR._replace(lanes=2)),
        lambda slot: slot._replace(params=None),
        lambda slot: slot._replace(nonce=bytes(12)),
        lambda slot: slot._replace(sealed=slot.sealed[::-1]),
    ],
)
def test_an_edited_slot_does_not_open_even_with_its_key(moved: Callable[[Slot], Slot]) -> None:
    read = header.decode(header_bytes())
    slot = read.slot("passphrase")
    assert slot is not None
    key = _passphrase_key(slot)
    assert len(unwrap(read.vault, slot, key)) == 32
    with pytest.raises(WrongPassphrase):
        unwrap(read.vault, moved(slot), key)
    with pytest.raises(WrongPassphrase):
        unwrap("00" * 16, slot, key)


_KEYS: dict[bytes, bytes] = {}


def _passphrase_key(slot: Slot) -> bytes:
    if slot.salt not in _KEYS:
        _KEYS[slot.salt] = slot_key(slot, PASSPHRASE)
    return _KEYS[slot.salt]


def test_a_slot_moved_into_another_vault_does_not_open_it(paths: DataPaths) -> None:
    def other_vault(loaded: dict[str, Any]) -> None:
        loaded["vault"] = "cd" * 16

    moved = edited(other_vault)
    lay_out(paths, header=moved, header_twin=moved)
    with pytest.raises(WrongRecoveryWords):
        vault.unlock_with_words(paths, WORDS)


# -- the MAC ---------------------------------------------------------------------------


def _drop_passphrase(loaded: dict[str, Any]) -> None:
    loaded["slots"] = [slot for slot in loaded["slots"] if slot["type"] == "recovery"]


ALTERED: tuple[Edit, ...] = (
    lambda loaded: loaded.update(commits=loaded["commits"] + 1),
    lambda loaded: loaded.update(generation=loaded["generation"] + 7),
    lambda loaded: loaded.update(mac="00" * 32),
    lambda loaded: loaded["slots"].reverse(),
    lambda loaded: loaded["slots"][0].update(nonce="00" * 12),
    _drop_passphrase,
)


@pytest.mark.parametrize("alter", ALTERED)
def test_an_altered_header_is_refused_under_the_key(paths: DataPaths, alter: Edit) -> None:
    altered = edited(alter)
    header.decode(altered)
    lay_out(paths, header=altered, header_twin=altered)
    with pytest.raises(HeaderDamaged) as caught:
        vault.unlock_with_words(paths, WORDS)
    assert caught.value.code == "MAC"


@pytest.mark.parametrize("alter", ALTERED)
@pytest.mark.parametrize("which", ["header", "header_twin"])
def test_an_altered_copy_is_passed_over_for_the_untouched_one(
    paths: DataPaths, alter: Edit, which: str
) -> None:
    lay_out(paths, **{which: edited(alter)})
    keys = vault.unlock_with_words(paths, WORDS)
    assert keys.commits == 0
    keys.mend()
    assert pair(paths) == (header_bytes(), header_bytes())
    keys.record_commits(3)
    assert vault.unlock_with_words(paths, WORDS).commits == 3
    assert paths.header.read_bytes() == paths.header_twin.read_bytes()


def test_no_secret_is_in_any_error(paths: DataPaths) -> None:
    lay_out(paths)
    attempts: list[tuple[Callable[[], object], type[KnownError]]] = [
        (lambda: vault.unlock(paths, OTHER_PASSPHRASE), WrongPassphrase),
        (lambda: vault.unlock_with_words(paths, OTHER_WORDS), WrongRecoveryWords),
        (lambda: vault.unlock_with_words(paths, ("zebra",) * 12), MistypedRecoveryWords),
    ]
    for attempt, kind in attempts:
        with pytest.raises(kind) as caught:
            attempt()
        shown = repr(caught.value) + str(caught.value) + repr(vars(caught.value))
        for word in (*OTHER_PASSPHRASE.split(), *OTHER_WORDS, "zebra"):
            assert word not in shown
