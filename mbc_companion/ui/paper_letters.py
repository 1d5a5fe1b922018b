"""Letters a PDF shows but does not name: named afterwards, so that it can be copied and read out.

Qt leaves out of a font's map every shape that one of its control characters leads to as well:
in our faces the space and the A. Without this, "Authorization" is copied as "uthorization".
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from PySide6.QtGui import QRawFont

from mbc_companion.ui.paper_type import face

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_NAMES = {b"AtkinsonHyperlegibleNext": "ui", b"Literata": "reading"}
_WEIGHTS = {b"Regular": 400, b"Medium": 500, b"SemiBold": 600, b"Bold": 700}
_LETTERS = (" ", "A")
_NEAR = 2
"""Thousandths of the type size by which a width may be rounded."""


def with_letters(made: bytes) -> bytes:
    """``made`` with an update at its end; as it is where nothing is missing or understood."""
    objects = {int(number): body for number, body in _OBJECT.findall(made)}
    changed = dict(_maps(objects))
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", made)
    tail = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", made, re.DOTALL)
    if not changed or start is None or tail is None:
        return made
    out, places = bytearray(made), {}
    for number, body in changed.items():
        places[number] = len(out)
        out += b"%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
            number,
            len(body),
            body,
        )
    table = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<<%b/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n" % (tail[1], start[1], table)
    return bytes(out)


def _maps(objects: dict[int, bytes]) -> Iterator[tuple[int, bytes]]:
    """The maps that miss a letter, by their number, with the letter put in."""
    for body in objects.values():
        found = re.search(rb"/BaseFont /(\w+)-(\w+)", body)
        below = re.search(rb"/DescendantFonts \[(\d+) 0 R\]", body)
        named = re.search(rb"/ToUnicode (\d+) 0 R", body)
        if found is None or below is None or named is None:
            continue
        if found[1] not in _NAMES or found[2] not in _WEIGHTS:
            continue
        widths = re.search(rb"/W \[0 \[([\d\s.-]*)\]", objects.get(int(below[1]), b""))
        stream = re.search(
            rb"stream\r?\n(.*?)endstream", objects.get(int(named[1]), b""), re.DOTALL
        )
        if widths is None or stream is None:
            continue
        wide = [float(one) for one in widths[1].split()]
        letters = _letter_widths(_NAMES[found[1]], _WEIGHTS[found[2]])
        filled = _filled(_inflated(stream[1]), wide, letters)
        if filled:
            yield int(named[1]), filled


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream.strip()


def _letter_widths(name: str, weight: int) -> dict[str, float]:
    font = face(name, weight, 12)
    raw = QRawFont.fromFont(font)
    found = {}
    for letter in _LETTERS:
        (advance,) = raw.advancesForGlyphIndexes(raw.glyphIndexesForString(letter))
        found[letter] = advance.x() / raw.pixelSize() * 1000
    return found


def _filled(char_map: bytes, wide: list[float], letters: dict[str, float]) -> bytes:
    """Empty if there is nothing to put in."""
    missing = []
    named = _named(char_map)
    for code in range(1, len(wide)):
        if code in named:
            continue
        for letter, width in letters.items():
            if abs(wide[code] - width) <= _NEAR:
                missing.append(b"<%04X> <%04X>" % (code, ord(letter)))
    if not missing:
        return b""
    more = b"%d beginbfchar\n%b\nendbfchar\n" % (len(missing), b"\n".join(missing))
    return char_map.replace(b"endcmap", more + b"endcmap", 1)


def _named(char_map: bytes) -> set[int]:
    """The codes of every range in it."""
    found: set[int] = set()
    for first, last in re.findall(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> [<\[]", char_map):
        found |= set(range(int(first, 16), int(last, 16) + 1))
    return found
