"""Markup of other programs as plain words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_TAGS = re.compile(r"(?<![\w@#&/])[@#]([^\W\d_][\w-]*)")
_HTML = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|h[1-6]|a|img)\b[^<>]{0,2000}>", re.IGNORECASE
)
_MOST_MARKED = 50_000
_BLANKS = re.compile(r"\n{3,}")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "tr", "table", "pre", "hr", "blockquote", "section")
).union(_HEADINGS)
_PARAGRAPHS = frozenset(("p", "blockquote", "pre", "table", "ul", "ol")).union(_HEADINGS)
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))
# Bounded, so that a line of nothing but marks does not take minutes.
_RED_NOTEBOOK = (
    (re.compile(r"^(={1,6}) *(\S.{0,300}?) *\1 *$", re.M), r"\2"),
    (re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![:\w/])//(?=[^\s/])(.{1,500}?)(?<=\S)//(?!/)"), r"\1"),
    (re.compile(r"(?<!\w)__(?=\S)(.{1,500}?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![-\w])--(?=[^\s-])(.{1,500}?)(?<=[^\s-])--(?![-\w])"), r"\1"),
    (re.compile(r"\\\\$", re.M), ""),
)


def with_title(title: str, body: str) -> str:
    """The title as the first line, unless the words begin with it."""
    title, body = title.strip(), body.strip("\n").rstrip()
    if not title or body.lstrip("# ").startswith(title):
        return body
    return f"{title}\n\n{body}" if body else title


def unescaped(words: str) -> str:
    """Markdown without the backslashes before marks."""
    return _ESCAPED.sub(r"\1", words)


def tags_in(words: str) -> tuple[str, ...]:
    """Words after @ or #, each once."""
    if "@" not in words and "#" not in words:
        # Most texts have none, and looking at every character costs more than all else.
        return ()
    return tuple(dict.fromkeys(_TAGS.findall(words)))


def plain_red_notebook(words: str) -> str:
    """Text of RedNotebook without the marks for headings, bold and the like.

    One far longer than a day's words keeps them.
    """
    for pattern, instead in _RED_NOTEBOOK if len(words) < _MOST_MARKED else ():
        words = pattern.sub(instead, words)
    return words.rstrip()


def maybe_html(words: str) -> str:
    """Plain words if ``words`` is HTML of a readable length, else as they are."""
    is_html = len(words) <= MAX_ENTRY_CHARACTERS and _HTML.search(words)
    return plain_html(words) if is_html else words


def plain_html(words: str) -> str:
    """What of HTML is read: words, paragraphs, list items; nothing is loaded."""
    reader = _Reader()
    reader.feed(words)
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "li":
            self._end_line()
            self.parts.append("- ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _BLOCKS and tag != "br":
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\xa0", " "))

    def _end_line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
