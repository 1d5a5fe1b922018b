"""What a tired person types, made into words that can be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_CHARACTERS = 200
TYPO_LETTERS = 5  # shorter words have too many neighbors
TWO_TYPOS_LETTERS = 8
_WORD = re.compile(r"\w+(?:'\w+)?")

# Words that say nothing about what is looked for; a list of words reads best as words.
COMMON = frozenset(
    """
    a about after again all also always am an and any anymore anyone anything are as at be
    because been before being but by can could day did didn't do does doesn't doing don't dont
    each even ever every for from get getting give go goes going got had has have having he
    her here him his how i i'd i'll i'm i've if im in into is isn't it its it's just keep kind
    kinds like made make me might more most much my myself no not now of off on one or our out
    over own please really s same say she so some someone something still stop such t tell
    than that that's the their them then there these they thing things this those through to
    too up us very want was way we were what what's when where which while who why will with
    without would you your yourself
    """.split()  # noqa: SIM905
)

# Everyday words for what the library calls otherwise; both are looked up.
EVERYDAY = {
    "afraid": "scared fear",
    "alone": "lonely",
    "anxious": "anxiety worry",
    "benefits": "disability",
    "bf": "partner",
    "bill": "paying cost",
    "bills": "paying cost",
    "boss": "work",
    "boyfriend": "partner",
    "breath": "breathing",
    "cheap": "paying cost",
    "church": "spiritual faith",
    "cost": "paying",
    "costs": "paying",
    "counseling": "therapy",
    "counselling": "therapy",
    "counsellor": "therapist therapy",
    "counselor": "therapist therapy",
    "cry": "sad",
    "crying": "sad",
    "dad": "family",
    "daughter": "child children",
    "denied": "denial claim",
    "depressed": "depression",
    "doc": "doctor",
    "dread": "fear worry",
    "drugs": "medicine",
    "exhausted": "tired tiredness",
    "expensive": "paying cost",
    "faith": "spiritual",
    "fmla": "leave work",
    "forget": "memory",
    "forgetful": "memory",
    "forgetting": "memory",
    "friends": "lonely people",
    "furious": "angry anger",
    "girlfriend": "partner",
    "god": "spiritual faith",
    "granddaughter": "child children",
    "grandson": "child children",
    "hopeless": "low mood",
    "hotline": "helpline",
    "husband": "partner",
    "insurance": "insurer plan",
    "intimacy": "sex closeness",
    "intimate": "sex closeness",
    "irritable": "anger",
    "isolated": "lonely",
    "job": "work",
    "kid": "child children",
    "kids": "child children",
    "leave": "work",
    "libido": "sex desire",
    "licence": "license",
    "lonesome": "lonely",
    "mad": "angry anger",
    "mastectomy": "body",
    "med": "medicine",
    "meds": "medicine",
    "mom": "family",
    "money": "paying cost",
    "nervous": "anxiety worry",
    "nightmare": "sleep night",
    "online": "video",
    "pastor": "chaplain",
    "pay": "paying cost",
    "pray": "spiritual faith",
    "prayer": "spiritual faith",
    "priest": "chaplain",
    "psych": "psychologist psychiatrist",
    "rejected": "denied denial",
    "religion": "spiritual faith",
    "scar": "body",
    "scared": "fear worry",
    "scars": "body",
    "shrink": "therapist psychiatrist",
    "snapping": "anger angry",
    "son": "child children",
    "spouse": "partner",
    "ssdi": "disability",
    "telehealth": "video",
    "terrified": "scared fear",
    "unhappy": "sad low mood",
    "virtual": "video",
    "waking": "sleep awake",
    "weepy": "sad",
    "wife": "partner",
    "worrying": "worry",
    "yell": "anger angry",
    "yelling": "anger angry",
    "zoom": "video",
}


def tokens(text: str) -> list[str]:
    """Lower-case words without accents; an apostrophe stays inside its word."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(bare.casefold())


def asked(text: str) -> list[str]:
    """The words worth looking up, each once; the common ones too if there are no others."""
    found = list(dict.fromkeys(tokens(text[:MOST_CHARACTERS])))
    telling = [word for word in found if word not in COMMON]
    return telling or found


def everyday(word: str) -> list[str]:
    """What else ``word`` may be called in the library."""
    return EVERYDAY.get(word, "").split()


def neighbors(word: str, known: Iterable[str]) -> list[str]:
    """Known words that ``word`` may be a slip of; none for short words."""
    if len(word) < TYPO_LETTERS:
        return []
    most = 2 if len(word) >= TWO_TYPOS_LETTERS else 1
    letters = set(word)
    near = [
        (slips, other)
        for other in known
        if abs(len(other) - len(word)) <= most
        # One slip changes at most two letters of the set; counting them takes no time.
        if len(letters.symmetric_difference(other)) <= 2 * most
        if (slips := _slips(word, other, most)) <= most
    ]
    if not near:
        return []
    fewest = min(slips for slips, _ in near)
    return sorted(other for slips, other in near if slips == fewest)


def _slips(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with the next; ``most`` + 1 for more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, another in enumerate(other, start=1):
            cost = min(
                before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != another)
            )
            swapped = at > 1 and place > 1 and letter == other[place - 2]
            if swapped and one[at - 2] == another:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
