"""Reads the words back out of a PDF that Qt wrote, by its own character maps."""

from __future__ import annotations

import contextlib
import re
import zlib

_HEX = r"<([0-9A-Fa-f]+)>"


def words_of(pdf: bytes) -> str:
    """Every shown character in order, without the spaces between words."""
    objects = dict(re.findall(rb"(\d+) 0 obj\s(.*?)endobj", pdf, re.DOTALL))
    fonts = {
        name: _characters(_stream(objects[chars]))
        for name, font in _fonts(objects).items()
        for chars in re.findall(rb"/ToUnicode (\d+) 0 R", objects[font])
    }
    found = []
    for content in objects.values():
        if b"stream" in content:
            found.append(_shown(_stream(content), fonts))
    return "".join(found)


def _fonts(objects: dict[bytes, bytes]) -> dict[str, bytes]:
    listed = [content for content in objects.values() if b"/Font <<" in content]
    pairs = [pair for content in listed for pair in re.findall(rb"/(F\d+) (\d+) 0 R", content)]
    return {name.decode(): number for name, number in pairs}


def _stream(content: bytes) -> str:
    match = re.search(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    raw = match[1] if match else b""
    with contextlib.suppress(zlib.error):
        raw = zlib.decompress(raw)
    return raw.decode("latin-1")


def _characters(char_map: str) -> dict[int, str]:
    known: dict[int, str] = {}
    for first, _last, listed in re.findall(rf"{_HEX} {_HEX} \[(.*?)\]", char_map, re.DOTALL):
        for offset, code in enumerate(re.findall(_HEX, listed)):
            known[int(first, 16) + offset] = bytes.fromhex(code).decode("utf-16-be")
    for first, last, code in re.findall(rf"{_HEX} {_HEX} {_HEX}", char_map):
        for offset in range(int(last, 16) - int(first, 16) + 1):
            known.setdefault(int(first, 16) + offset, chr(int(code, 16) + offset))
    for code, shown in re.findall(rf"^{_HEX} {_HEX}$", char_map, re.MULTILINE):
        known.setdefault(int(code, 16), chr(int(shown, 16)))
    return known


def _shown(content: str, fonts: dict[str, dict[int, str]]) -> str:
    said, characters = [], {}
    for font, codes in re.findall(rf"/(F\d+) [\d.]+ Tf|{_HEX} Tj", content):
        if font:
            characters = fonts.get(font, {})
        for at in range(0, len(codes), 4):
            said.append(characters.get(int(codes[at : at + 4], 16), ""))
    return "".join(said).replace("\x00", "").replace(" ", "")
