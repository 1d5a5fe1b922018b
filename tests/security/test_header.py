"""The key header is read strictly: one spelling, known keys, sane numbers, or not at all."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.core.errors import HeaderDamaged, KnownError, VaultNewer
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import header, kdf, vault
from tests.security.vaults import PASSPHRASE, Edit, edited, header_bytes, lay_out

HOSTILE_NUMBERS = (-1, 2**53, 10**400, 1.5, 1e300, True, None, "1", [1], {"a": 1})


def _decoded(content: bytes) -> header.Header | None:
    try:
        return header.decode(content)
    except HeaderDamaged:
        return None


def test_the_header_that_was_written_is_read_back_unchanged() -> None:
    read = header.decode(header_bytes())
    assert read.encoded() == header_bytes()
    assert [slot.type for slot in read.slots] == ["passphrase", "recovery"]
    assert len(header_bytes()) < header.MAX_BYTES


@given(st.data())
def test_any_changed_byte_is_damage(data: st.DataObject) -> None:
    content = bytearray(header_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    assert _decoded(bytes(content)) is None


@given(st.data())
def test_any_shortened_or_lengthened_header_is_damage(data: st.DataObject) -> None:
    content = header_bytes()
    end = data.draw(st.integers(0, len(content) - 1))
    tail = data.draw(st.binary(min_size=1, max_size=40))
    assert _decoded(content[:end]) is None
    assert _decoded(content + tail) is None
    assert _decoded(content[:end] + tail) is None or content[:end] + tail == content


@given(st.binary(max_size=2000) | st.text(max_size=500).map(str.encode))
def test_noise_is_damage_and_never_a_bug(content: bytes) -> None:
    assert _decoded(content) is None


def test_500_mutated_headers_are_all_refused_without_deriving_anything(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "derive", lambda *_: pytest.fail("memory was spent"))
    good = header_bytes()
    dice = random.Random(2)
    paths.root.mkdir(parents=True)
    accepted = 0
    for _ in range(500):
        mutated = _mutated(good, dice)
        for path in (paths.header, paths.header_twin):
            path.write_bytes(mutated)
        try:
            vault.unlock(paths, PASSPHRASE)
            accepted += 1
        except HeaderDamaged:
            pass
    assert accepted == 0


def _mutated(good: bytes, dice: random.Random) -> bytes:
    content = bytearray(good)
    while bytes(content) == good:
        for _ in range(dice.randint(1, 4)):
            at, other = dice.randrange(len(content)), dice.randrange(len(good))
            kind = dice.randrange(4)
            if kind == 0:
                content[at] = dice.randrange(256)
            elif kind == 1:
                del content[at : at + dice.randint(1, 30)]
            elif kind == 2:
                content[at:at] = good[other : other + dice.randint(1, 30)]
            else:
                content[at] = ord(dice.choice('0123456789abcdef",:{}[]'))
            content = content or bytearray(b"{")
    return bytes(content)


def _spaced(content: bytes) -> bytes:
    return json.dumps(json.loads(content)).encode()


def _unsorted(content: bytes) -> bytes:
    turned = dict(reversed(list(json.loads(content).items())))
    return json.dumps(turned, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "respelled",
    [
        _spaced,
        _unsorted,
        lambda good: good + b"\n",
        lambda good: b"\xef\xbb\xbf" + good,
        lambda good: good.replace(b'"commits"', b'"\\u0063ommits"'),
        lambda good: good.replace(b'"format":1', b'"format":1.0'),
        lambda good: good.replace(b'"format":1', b'"format":1e0'),
        lambda good: good.replace(b'"format":1', b'"format":01'),
        lambda good: good.replace(b'"commits":0', b'"commits":-0'),
        lambda good: good.replace(b'"commits":0', b'"commits":0,"commits":0'),
        lambda good: good.replace(b'"commits":0', b'"commits":NaN'),
        lambda good: good.replace(b'"commits":0', b'"commits":Infinity'),
        lambda good: good.replace(b'"commits":0', b'"commits":' + b"9" * 9000),
        lambda good: b'{"a":' * 3000 + good,
        lambda good: b"[" * header.MAX_BYTES,
        lambda good: good.ljust(header.MAX_BYTES + 1),
    ],
)
def test_another_spelling_of_the_same_header_is_refused(respelled: Any) -> None:
    changed = respelled(header_bytes())
    assert changed != header_bytes()
    assert _decoded(changed) is None


def _put(place: str, value: object) -> Edit:
    """Set ``place``, written like ``slots.0.kdf.salt``, to ``value``."""

    def edit(loaded: dict[str, Any]) -> None:
        *above, last = place.split(".")
        inner: Any = loaded
        for step in above:
            inner = inner[int(step)] if step.isdigit() else inner[step]
        inner[last] = value

    return edit


@pytest.mark.parametrize("value", HOSTILE_NUMBERS)
@pytest.mark.parametrize(
    "place",
    [
        "format",
        "min_reader",
        "generation",
        "commits",
        "slots.0.generation",
        "slots.0.kdf.memory_kib",
        "slots.0.kdf.passes",
        "slots.0.kdf.lanes",
    ],
)
def test_hostile_numbers_are_refused_even_under_a_right_checksum(place: str, value: object) -> None:
    with pytest.raises(HeaderDamaged):
        header.decode(edited(_put(place, value)))


@pytest.mark.parametrize(
    "edit",
    [
        _put("more", 1),
        _put("slots.0.more", 1),
        _put("slots.0.kdf.more", 1),
        lambda loaded: loaded.pop("mac"),
        lambda loaded: loaded.pop("commits"),
        lambda loaded: loaded["slots"][0].pop("nonce"),
        lambda loaded: loaded["slots"].append(loaded["slots"][0]),
        _put("slots", []),
        _put("slots", {}),
        _put("slots", [None]),
        _put("format", 0),
        _put("min_reader", 0),
        _put("slots.0.type", "none"),
        _put("slots.0.type", ["passphrase"]),
        _put("slots.0.type", "recovery"),
        _put("slots.0.kdf.name", "none"),
        _put("slots.0.kdf.name", "pbkdf2"),
        _put("slots.1.kdf.name", "argon2id"),
        _put("slots.0.kdf", None),
    ],
)
def test_unknown_missing_or_doubled_parts_are_refused(edit: Edit) -> None:
    with pytest.raises(HeaderDamaged):
        header.decode(edited(edit))


HEX_PLACES = {
    "vault": 16,
    "mac": 32,
    "slots.0.id": 8,
    "slots.0.nonce": 12,
    "slots.0.sealed": 48,
    "slots.0.kdf.salt": 16,
    "slots.1.kdf.salt": 16,
}


@pytest.mark.parametrize(("place", "length"), HEX_PLACES.items())
def test_bytes_have_their_length_and_one_spelling(place: str, length: int) -> None:
    whole = "ab" * length
    header.decode(edited(_put(place, whole)))
    for wrong in (
        whole[2:],
        whole + "ab",
        whole[1:],
        whole.upper(),
        # bytes.fromhex skips blanks: as long as it should be, but fewer bytes.
        whole[:-2] + "  ",
        whole[:-2] + "zz",
        whole[:-2] + "\uff11\uff11",
        "",
        7,
        None,
    ):
        with pytest.raises(HeaderDamaged):
            header.decode(edited(_put(place, wrong)))


@pytest.mark.parametrize(
    ("name", "cost"),
    [
        ("memory_kib", kdf.FLOOR.memory_kib - 1),
        ("memory_kib", kdf.CAP.memory_kib + 1),
        ("memory_kib", 8),
        ("passes", kdf.FLOOR.passes - 1),
        ("passes", kdf.CAP.passes + 1),
        ("lanes", 0),
        ("lanes", kdf.CAP.lanes + 1),
    ],
)
def test_derivation_costs_out_of_range_spend_no_memory(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, name: str, cost: int
) -> None:
    monkeypatch.setattr(kdf, "derive", lambda *_: pytest.fail("memory was spent"))
    hostile = edited(_put(f"slots.0.kdf.{name}", cost))
    lay_out(paths, header=hostile, header_twin=hostile)
    with pytest.raises(HeaderDamaged):
        vault.unlock(paths, PASSPHRASE)


@pytest.mark.parametrize("place", ["min_reader", "format"])
def test_a_header_for_a_newer_program_is_told_from_damage(place: str) -> None:
    newer = _put(place, header.READER + 1)

    def later(loaded: dict[str, Any]) -> None:
        newer(loaded)
        loaded["something"] = {"of": "later"}

    with pytest.raises(VaultNewer):
        header.decode(edited(later))
    with pytest.raises(HeaderDamaged):
        header.decode(edited(later, resealed=False))


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "dangling", "huge"])
def test_only_a_small_regular_file_is_read(tmp_path: Path, kind: str) -> None:
    path, good = tmp_path / "vault.hdr", tmp_path / "good"
    good.write_bytes(header_bytes())
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        path.write_bytes(header_bytes() + b" " * header.MAX_BYTES)
    else:
        path.symlink_to(good if kind == "link" else tmp_path / "nowhere")
    with pytest.raises(HeaderDamaged):
        header.read(path)


def test_a_missing_header_is_none_and_an_unreadable_place_is_trouble(tmp_path: Path) -> None:
    assert header.read(tmp_path / "vault.hdr") is None
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KnownError):
        header.read(tmp_path / "file" / "vault.hdr")
