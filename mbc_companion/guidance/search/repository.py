"""The index of the library: two full-text tables in memory, made at the first question.

``said`` has a row for every title, summary and everyday phrase, so that a short phrase
that is wholly asked for comes first; ``text`` has a row a topic, for all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from mbc_companion.guidance.domain import ENGLISH, BlockKind, Library, Topic
from mbc_companion.guidance.search import wording
from mbc_companion.storage.scratch import scratch

# Words of English are found by their stems; for other languages there is no stemmer here.
_TOKENIZERS = {ENGLISH: "porter unicode61 remove_diacritics 2"}
_PLAIN = "unicode61 remove_diacritics 2"
_SAID_WEIGHT = 3.0
_EVERYDAY_WEIGHT = 0.4


class TopicSearch:
    """Keeps no question. ``find`` takes under a millisecond once the index is there."""

    def __init__(self, library: Library) -> None:
        self._topics = library.topics
        self._known: set[str] = set()
        self._index = scratch()
        tokenizer = _TOKENIZERS.get(library.language, _PLAIN)
        for columns in (
            "said USING fts5(topic UNINDEXED, words",
            "text USING fts5(topic UNINDEXED, head, words",
        ):
            self._index.execute(f"CREATE VIRTUAL TABLE {columns}, tokenize='{tokenizer}')")
        self._fill()

    def _fill(self) -> None:
        said, text = [], []
        for place, topic in enumerate(self._topics):
            phrases = [topic.title, topic.summary, *topic.synonyms]
            said += [(place, phrase) for phrase in phrases]
            text.append((place, _heads(topic), topic.words()))
            for words in (*phrases, topic.words()):
                self._known.update(wording.tokens(words))
        self._index.execute("BEGIN")
        self._index.executemany("INSERT INTO said (topic, words) VALUES (?, ?)", said)
        self._index.executemany("INSERT INTO text (topic, head, words) VALUES (?, ?, ?)", text)
        self._index.execute("COMMIT")

    def find(self, words: str) -> tuple[Topic, ...]:
        """Topics that fit, best first; empty if none does."""
        asked = wording.asked(words)
        if not asked:
            return ()
        scores: dict[int, float] = {}
        for expression, weight in self._expressions(asked):
            for place, score in self._hits(expression):
                scores[place] = scores.get(place, 0.0) + weight * score
        order = sorted(scores, key=lambda place: (-scores[place], place))
        return tuple(self._topics[place] for place in order)

    def _expressions(self, asked: list[str]) -> Iterator[tuple[str, float]]:
        """What to look up and how much it counts."""
        own = [_either(self._spellings(word, last=word == asked[-1])) for word in asked]
        yield " OR ".join(own), 1.0
        others = [other for word in asked for other in wording.everyday(word)]
        if others:
            yield _either(others), _EVERYDAY_WEIGHT

    def _spellings(self, word: str, *, last: bool) -> list[str]:
        """The word itself, what it may be a slip of, or what it may be the beginning of."""
        if word in self._known or self._is_found(word):
            return [word]
        if last:
            begun = [known for known in self._known if known.startswith(word)]
            if begun:
                return [word, *begun]
        return [word, *wording.neighbors(word, self._known)]

    def _is_found(self, word: str) -> bool:
        row = self._index.execute(
            "SELECT 1 FROM text WHERE text MATCH ? LIMIT 1", (_either([word]),)
        )
        return row.fetchone() is not None

    def _hits(self, expression: str) -> Iterator[tuple[int, float]]:
        best: dict[int, float] = {}
        rows = self._index.execute(
            "SELECT topic, -bm25(said) FROM said WHERE said MATCH ?", (expression,)
        )
        for place, score in rows:
            best[place] = max(best.get(place, 0.0), score)
        for place, score in best.items():
            yield place, _SAID_WEIGHT * score
        yield from self._index.execute(
            "SELECT topic, -bm25(text, 0, 3, 1) FROM text WHERE text MATCH ?", (expression,)
        )


def _heads(topic: Topic) -> str:
    return "\n".join(one.text for one in topic.blocks if one.kind is BlockKind.HEADING)


def _either(words: list[str]) -> str:
    """An expression that any of ``words`` fits; each quoted, so that none is an operator."""
    return " OR ".join('"' + word.replace('"', "") + '"' for word in words)
