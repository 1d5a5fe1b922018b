"""One small, sound topic to be spoiled by tests, and the folder to read it from."""

from __future__ import annotations

from pathlib import Path

NUMBERS = {"lifeline": "988", "emergency": "911", "acs": "1-800-555-0100"}

SHARED = """
[crisis]
title = "If tonight is too much"
facts = ["T01.1 A"]

[[crisis.blocks]]
service = "lifeline"
text = "Call or text {lifeline}."

[safety.medicine]
text = "Ask before you change a medicine."

[safety.exercise]
text = "Stop if you feel dizzy."

[safety.muscles]
text = "Skip what hurts."

[safety.urgent]
text = "New chest pain: call {emergency}."
"""

HEAD = """+++
id = "T08"
title = "When sleep will not come"
summary = "What helps, and whom to ask."
group = "nights"
minutes = 2
crisis = false
checked_on = 2026-03-02
second_reading = ""
facts = ["T08.1 B", "T08.2 A"]
synonyms = ["insomnia", "awake at night"]
next = "T09"

[[sources]]
id = "E44"
title = "Sleep, a review"
publisher = "A journal"
date = "2023"

[[actions]]
kind = "question"
label = "Add a question"
text = "Who here can help me sleep?"
+++
"""

BODY = """
<!-- T08.1 -->
Many people lie awake. Call {acs} at any hour,
or read [what to do when you are worn out](T09).

## What helps
<!-- T08.2 -->
- One habit at a time
- A dark room,
  and a quiet one

<!-- T08.2 -->
1. Breathe in.
2. Breathe out.

{{safety medicine}}
"""

OTHER = (
    HEAD.replace('"T08"', '"T09"')
    .replace('next = "T09"', 'next = "T08"')
    .replace("When sleep will not come", "Worn out")
    .replace('"nights"', '"body"')
)


def write(folder: Path, *, head: str = HEAD, body: str = BODY, shared: str = SHARED) -> Path:
    """A folder with two topics, T08 as given."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shared.toml").write_text(shared, "utf-8")
    (folder / "sleep.md").write_text(head + body, "utf-8")
    (folder / "tired.md").write_text(OTHER + BODY.replace("(T09)", "(T08)"), "utf-8")
    (folder / "README.md").write_text("For writers.", "utf-8")
    return folder
