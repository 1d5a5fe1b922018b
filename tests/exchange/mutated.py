"""A good file made bad in one of the ways files go bad; the same dice give the same file."""

from __future__ import annotations

import random


def mutated(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        _SPOILED[dice.randrange(len(_SPOILED))](changed, dice)
    return bytes(changed)


def _flip(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 20)):
        if content:
            content[dice.randrange(len(content))] = dice.randrange(256)


def _cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content) + 1) :]


def _drop(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content) + 1)
    del content[start : start + dice.randint(1, 200)]


def _again(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content) + 1)
    content[start:start] = content[start : start + dice.randint(1, 500)] * dice.randint(1, 50)


def _swap(content: bytearray, dice: random.Random) -> None:
    lines = bytes(content).split(b"\n")
    dice.shuffle(lines)
    content[:] = b"\n".join(lines)


def _long(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content) + 1)
    content[start:start] = dice.choice((b"=", b";", b":", b'"', b"\\", b"\x00", b"9")) * 5000


_SPOILED = (_flip, _cut, _drop, _again, _swap, _long)
