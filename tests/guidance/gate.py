"""The rules every topic is held to, each as a function that lists what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from statistics import median

from mbc_companion.guidance.domain import ActionKind, BlockKind, Safety, Topic
from tests.contracts.test_words import BRITISH, FORBIDDEN
from tests.guidance.facts import FACTS

LEAST_WORDS, MOST_WORDS = 250, 600
MOST_GRADE, MOST_MEDIAN = 8.0, 14
SHARED_KINDS = (BlockKind.CRISIS, BlockKind.SAFETY)

# Survival, cure, battle, dose and method words, and the names of medicines.
NEVER = (
    *FORBIDDEN,
    *BRITISH,
    "hero heroes hero's heroic war wars enemy weapon defeat conquer beat beating winning",
    "cure cures cured curable incurable survive survives survival surviving remission",
    "longer life|live longer|lives longer|lived longer|life expectancy|prognosis|terminal",
    "months to live|years to live|stay strong|never give up|everything happens for a reason",
    "dose doses dosage mg milligram milligrams ml tablet tablets",
    "pill pills overdose firearm gun guns rope hanging knife poison",
    "committed suicide|commit suicide|successful attempt|failed attempt",
    "thriver thrivers victim victims sufferer suffering",
    "tamoxifen paroxetine fluoxetine bupropion duloxetine sertraline citalopram escitalopram",
    "venlafaxine mirtazapine lorazepam alprazolam diazepam zolpidem melatonin carnitine",
    "modafinil methylphenidate psilocybin ketamine cannabis gabapentin",
)
_ONE_BY_ONE = [
    part
    for line in NEVER
    for part in ([line] if line in FORBIDDEN else line.split("|" if "|" in line else " "))
]
_NEVER = re.compile(r"\b(" + "|".join(re.escape(one) for one in _ONE_BY_ONE) + r")\b", re.I)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
_END = re.compile(r"[.?!]+[”\"')]*(?=\s|$)")
_BIG = {
    "eleven": "11",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "half of": "half",
}
_REQUIRED = {
    "T06": {"medicine"},
    "T07": {"urgent"},
    "T08": {"medicine"},
    "T09": {"muscles"},
    "T14": {"urgent"},
    "T18": {"medicine"},
    "T28": {"exercise", "muscles", "urgent"},
}
CRISIS_TOPICS = {"T01", "T06", "T07"}
NOT_USED = {"T06.4", "T06.5"}  # whether therapy lets people live longer


def own_texts(topic: Topic) -> list[str]:
    """Every text of the body that is the topic's own, an item of a list each for itself."""
    return [item for one in topic.blocks if one.kind not in SHARED_KINDS for item in one.items]


def shown_texts(topic: Topic) -> list[str]:
    """Every text of the topic's own that reaches the screen, sources aside."""
    coded = (ActionKind.SAVE_HELPLINE, ActionKind.SUPPORT_MAP, ActionKind.BREATHE)
    acts = [one.label for one in topic.actions]
    acts += [one.text for one in topic.actions if one.kind not in coded]
    return [topic.title, topic.summary, *own_texts(topic), *acts]


def count_words(topic: Topic) -> int:
    return sum(len(text.split()) for text in own_texts(topic))


def sentences(topic: Topic) -> list[str]:
    """Of paragraphs and lists; a heading is none."""
    found: list[str] = []
    for block in topic.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.STEPS):
            for item in block.items:
                found += [part.strip() for part in _END.split(item) if part.strip()]
    return found


def median_words(topic: Topic) -> float:
    return median(len(one.split()) for one in sentences(topic))


def masked(topic: Topic) -> str:
    """The sentences with names and numbers as short words: they are not what makes it hard."""
    said = sentences(topic)
    inside = [word for one in said for word in re.findall(r"[\w’'-]+", one)[1:]]
    names = {word for word in inside if word[:1].isupper() and not word.startswith(("I’", "I'"))}
    names -= {"I"}
    plain = []
    for one in said:
        words = ["Sam" if w.strip("“”\"'(),:;") in names else w for w in one.split()]
        plain.append(_NUMBER.sub("ten", " ".join(words)))
    return ". ".join(plain) + "."


def grade(topic: Topic) -> float:
    """Flesch-Kincaid, from the syllables of a word list that is on this computer."""
    import textstat

    return float(textstat.flesch_kincaid_grade(masked(topic)))


def said_badly(topic: Topic) -> list[str]:
    found = []
    for text in shown_texts(topic):
        found += [f"{match.group(0)!r} in {text!r}" for match in _NEVER.finditer(text)]
        if "!" in text:
            found.append(f"an exclamation mark in {text!r}")
    return found


def loose_numbers(topic: Topic) -> Iterator[str]:
    """Numbers of a block that none of the facts under it has. Helpline numbers are references."""
    for block in topic.blocks:
        if block.kind in SHARED_KINDS:
            continue
        known = {n for uid in block.facts if uid in FACTS for n in FACTS[uid].numbers}
        for item in block.items:
            text = re.sub(r"\b1-\d{3}-\d{3}-\d{4}\b|\b(988|911|711|741741)\b", "", item)
            found = [match.group(0).replace(",", "") for match in _NUMBER.finditer(text)]
            found += [n for word, n in _BIG.items() if re.search(rf"\b{word}\b", text, re.I)]
            yield from (f"{n} in {item!r}" for n in found if n not in known)


def weak_facts(topic: Topic) -> Iterator[str]:
    """Facts that are not there, not confirmed, marked otherwise, or ruled out."""
    spoken = {uid for b in topic.blocks if b.kind not in SHARED_KINDS for uid in b.facts}
    for fact in topic.facts:
        row = FACTS.get(fact.uid)
        if row is None:
            yield f"{fact.uid} is no fact"
        elif row.marks and fact.mark.value not in row.marks:
            yield f"{fact.uid} is marked {row.marks}, not {fact.mark.value}"
        elif row.is_weak and fact.uid in spoken:
            yield f"{fact.uid} is not confirmed"
        if fact.uid in NOT_USED:
            yield f"{fact.uid} is ruled out"


def missing_safety(topic: Topic, lines: Mapping[Safety, str]) -> set[str]:
    """Shared lines that have to stand in this topic and do not."""
    said = {block.text for block in topic.blocks if block.kind is BlockKind.SAFETY}
    needed = _REQUIRED.get(topic.uid, set())
    return {kind for kind in needed if lines[Safety(kind)] not in said}
