"""A topic on paper, sources and all. Black on white."""

from __future__ import annotations

from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.domain import BlockKind, Topic
from mbc_companion.ui.paper import Paper


def topic_page(topic: Topic, page: str = "Letter") -> Paper:
    """Everything that stands on the screen except what is the person's own."""
    paper = Paper(page)
    paper.heading(topic.title)
    paper.line(topic.summary)
    for block in topic.blocks:
        if block.kind is BlockKind.HEADING:
            paper.heading(block.text, 2)
        elif block.kind is BlockKind.LIST:
            for item in block.items:
                paper.line(f"•  {item}")
        elif block.kind is BlockKind.STEPS:
            for place, item in enumerate(block.items, start=1):
                paper.line(f"{place}.  {item}")
        elif block.kind is BlockKind.CRISIS:
            title, *rest = block.items
            paper.line(title, weight=600)
            for said in rest:
                paper.line(said)
        else:
            paper.line(block.text, weight=600 if block.kind is BlockKind.SAFETY else 400)
    paper.heading(words.sources_title(), 2)
    for source in topic.sources:
        paper.line(f"•  {words.source_words(source)}")
    paper.line(f"{words.checked_words(topic)} {words.guidance_words()}")
    return paper
