"""The lines of vCard 2.1, 3.0 and 4.0: folds undone, parameters apart, values decoded.

Written out here because a known parser's pattern takes time without end on a crafted line.
"""

from __future__ import annotations

import quopri
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MOST_LINE = 1_000_000
_ESCAPED = {"n": "\n", "N": "\n"}


@dataclass(frozen=True)
class ContentLine:
    """``group`` ties lines of one card ("item1"); ``types`` are in capitals."""

    name: str
    value: str
    group: str = ""
    types: frozenset[str] = frozenset()
    encoded: bool = False
    uri: bool = False


def text_of(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else the letters of Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def unfolded(text: str) -> Iterator[str]:
    """Whole lines, of at most a million characters: what is longer is cut there."""
    parts: list[str] = []
    length, soft = 0, False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if parts and (soft or raw.startswith((" ", "\t"))):
            piece = raw if soft else raw[1:]
        else:
            if parts:
                yield "".join(parts)
            parts, length, piece = [], 0, raw
        if length < _MOST_LINE:
            parts.append(piece)
            length += len(piece)
        soft = piece.endswith("=") and _is_quoted(parts[0])
        if soft and parts[-1] is piece:
            parts[-1] = piece[:-1]
    if parts:
        yield "".join(parts)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line[:200].upper()


def parsed(lines: Iterable[str]) -> Iterator[ContentLine]:
    """Lines that have a name and a value; others are left out."""
    for line in lines:
        found = _parsed(line)
        if found is not None:
            yield found


def _parsed(line: str) -> ContentLine | None:
    head, value = _apart(line)
    if value is None:
        return None
    first, *parameters = _split(head, ";")
    group, _, name = first.rpartition(".")
    if not name.strip():
        return None
    types: set[str] = set()
    encoding, charset, uri = "", "", False
    for parameter in parameters:
        key, _, said = parameter.partition("=")
        key, said = key.strip().upper(), said.strip().strip('"')
        if not said:
            key, said = "TYPE", key
        if key == "ENCODING" or said.upper() in {"QUOTED-PRINTABLE", "BASE64"}:
            encoding = said.upper()
        elif key == "CHARSET":
            charset = said
        elif key == "VALUE":
            uri = said.upper() == "URI"
        elif key == "TYPE":
            types.update(one.strip().strip('"').upper() for one in said.split(","))
        elif key == "PREF":
            types.add("PREF")
    if encoding == "QUOTED-PRINTABLE":
        value = _unquoted(value, charset)
    encoded = encoding in {"B", "BASE64"}
    return ContentLine(name.strip().upper(), value, group, frozenset(types), encoded, uri)


def _apart(line: str) -> tuple[str, str | None]:
    """What is before the first colon outside quotation marks, and what is after it."""
    quoted = False
    for at, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:at], line[at + 1 :]
    return line, None


def _split(text: str, mark: str) -> list[str]:
    """At ``mark`` outside quotation marks."""
    parts, quoted, start = [], False, 0
    for at, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == mark and not quoted:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def _unquoted(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(charset or "utf-8", "replace")
    except (LookupError, UnicodeError):
        return raw.decode("utf-8", "replace")


def plain(value: str) -> str:
    """A value with its escapes undone."""
    return "".join(_letters(value))


def _letters(value: str) -> Iterator[str]:
    letters = iter(value)
    for letter in letters:
        if letter == "\\":
            following = next(letters, "")
            yield _ESCAPED.get(following, following)
        else:
            yield letter


def fields(value: str, mark: str = ";") -> list[str]:
    """The parts of a value with parts, each with its escapes undone."""
    parts: list[list[str]] = [[]]
    letters = iter(value)
    for letter in letters:
        if letter == "\\":
            following = next(letters, "")
            parts[-1].append(_ESCAPED.get(following, following))
        elif letter == mark:
            parts.append([])
        else:
            parts[-1].append(letter)
    return ["".join(part).strip() for part in parts]
