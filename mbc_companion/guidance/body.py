"""The body of a topic's file: headings, paragraphs, lists and the shared lines.

A block is one or more lines up to an empty one. ``## `` begins a heading, ``- `` a line
of a list, ``1. `` one of numbered steps; an indented line goes on with the one before.
A comment such as
``<!-- T04.1, T04.3 -->`` above a block names the facts it rests on. ``{{crisis}}`` and
``{{safety medicine}}`` stand for texts of shared.toml, ``{acs}`` for a number of the
helpline directory, ``[words](topic)`` for a link to a topic or to an https address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mbc_companion.guidance.domain import Block, BlockKind, Link, Safety
from mbc_companion.guidance.front_matter import FACT, TOPIC, Place

_STEP = re.compile(r"(\d{1,2})\. +(.+)")
_COMMENT = re.compile(r"<!-- (.+) -->")
_CALL = re.compile(r"\{\{(crisis|safety ([a-z]+))\}\}")
_NUMBER = re.compile(r"\{([^{}]*)\}")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_WEB = re.compile(r"https://[a-z0-9.-]+(/[\w./-]*)?")
_MARKUP = re.compile(r"[*_`<>|#\[\]{}\\]|https?://")
MAX_BLOCK = 1200


@dataclass(frozen=True)
class Shared:
    """What topics say by reference: written once, used by name.

    ``crisis`` is the panel's title and its lines. ``numbers`` are the helpline
    directory's, by their ids there.
    """

    crisis: tuple[str, ...]
    safety: Mapping[Safety, str]
    numbers: Mapping[str, str] = field(default_factory=dict)

    def filled(self, place: Place, text: str) -> str:
        """``text`` with every ``{id}`` replaced by its number. Raises TopicRefused."""

        def shown(match: re.Match[str]) -> str:
            number = self.numbers.get(match.group(1))
            if number is None:
                raise place.refuse(f"no number {match.group(1)}")
            return number

        return _NUMBER.sub(shown, text)

    def said(self, place: Place) -> str:
        """The words at ``place``, numbers in place."""
        return self.filled(place, place.words())


def read_body(place: Place, text: str, shared: Shared) -> tuple[Block, ...]:
    """Every block. Raises TopicRefused with the line where it is not as it has to be."""
    blocks: list[Block] = []
    facts: tuple[str, ...] = ()
    for at, lines in _chunks(text):
        here = Place(None, f"{place.name} body line {at}")
        if comment := _COMMENT.fullmatch(lines[0]):
            if facts:
                raise here.refuse("two comments above one block")
            facts = _facts(here, comment.group(1))
            del lines[0]
        if lines:
            blocks.append(_block(here, lines, facts, shared))
            facts = ()
    if facts or not blocks:
        raise place.refuse("the body is empty or ends with a comment")
    return tuple(blocks)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the number of its first line.

    A heading is a run of its own.
    """
    run: list[str] = []
    for at, line in enumerate([*text.split("\n"), ""], start=1):
        if line.startswith("## ") and not run:
            yield at, [line.rstrip()]
        elif line.strip():
            run.append(line.rstrip())
        elif run:
            yield at - len(run), run
            run = []


def _facts(here: Place, listed: str) -> tuple[str, ...]:
    found = tuple(listed.split(", "))
    if any(not FACT.fullmatch(one) for one in found) or len(set(found)) != len(found):
        raise here.refuse("a comment is not like <!-- T04.1, T04.3 -->")
    return found


def _block(here: Place, lines: list[str], facts: tuple[str, ...], shared: Shared) -> Block:
    if call := _CALL.fullmatch(lines[0]):
        if len(lines) > 1:
            raise here.refuse("something under a shared line")
        return _shared_block(here, call, facts, shared)
    if lines[0].startswith("## "):
        items, links = _inline(here, [lines[0][3:]], shared)
        return Block(BlockKind.HEADING, items, facts, links)
    if not facts:
        raise here.refuse("a block without its facts")
    kind = _kind(lines[0])
    items, links = _inline(here, _joined(here, lines, kind), shared)
    return Block(kind, items, facts, links)


def _kind(first: str) -> BlockKind:
    if first.startswith("- "):
        return BlockKind.LIST
    return BlockKind.STEPS if _STEP.fullmatch(first) else BlockKind.PARAGRAPH


def _shared_block(
    here: Place, call: re.Match[str], facts: tuple[str, ...], shared: Shared
) -> Block:
    if call.group(1) == "crisis":
        return Block(BlockKind.CRISIS, shared.crisis, facts)
    kind = Place(call.group(2), here.name).one_of(Safety)
    return Block(BlockKind.SAFETY, (shared.safety[kind],), facts)


def _joined(here: Place, lines: list[str], kind: BlockKind) -> list[str]:
    """The texts of the items, without what marks them as such."""
    if kind is BlockKind.PARAGRAPH:
        if any(_kind(line) is not kind or line.startswith("## ") for line in lines):
            raise here.refuse("no empty line between two blocks")
        return [" ".join(line.strip() for line in lines)]
    found: list[str] = []
    for line in lines:
        if line.startswith("  ") and found:
            found[-1] += f" {line.strip()}"
        elif _kind(line) is kind:
            found.append(_item(here, line, len(found) + 1))
        else:
            raise here.refuse("a line of a list that is not indented")
    return found


def _item(here: Place, line: str, number: int) -> str:
    step = _STEP.fullmatch(line)
    if step is None:
        return line[2:].strip()
    if int(step.group(1)) != number:
        raise here.refuse("steps that are not counted from 1")
    return step.group(2).strip()


def _inline(
    here: Place, texts: list[str], shared: Shared
) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    links: list[Link] = []

    def words(match: re.Match[str]) -> str:
        link = Link(*match.groups())
        if not (_WEB if link.is_web else TOPIC).fullmatch(link.target):
            raise here.refuse("a link to neither a topic nor an https address")
        links.append(link)
        return link.words

    items = tuple(shared.filled(here, _LINK.sub(words, text)) for text in texts)
    for item in items:
        if _MARKUP.search(item) or not item.isprintable() or not 0 < len(item) <= MAX_BLOCK:
            raise here.refuse("markup, an address, or a block that is too long")
    return items, tuple(links)
