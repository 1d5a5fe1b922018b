"""States as people write them: "WA, Oregon"."""

from __future__ import annotations

from mbc_companion.contacts.folding import folded


def read_states(typed: str, known: dict[str, str]) -> tuple[str, ...]:
    """Codes where a name or a code is known, else the words as typed; each once."""
    by_name = {folded(name): code for code, name in known.items()}
    by_name |= {code.lower(): code for code in known}
    found = []
    for part in typed.replace(";", ",").replace("\n", ",").split(","):
        words = " ".join(part.split())
        codes = [by_name.get(word.lower()) for word in words.split()]
        if folded(words) in by_name:
            found.append(by_name[folded(words)])
        elif len(codes) > 1 and all(codes):
            found += [code for code in codes if code]
        elif words:
            found.append(words)
    return tuple(dict.fromkeys(found))


def write_states(states: tuple[str, ...], known: dict[str, str]) -> str:
    """As in Oregon, Washington."""
    return ", ".join(known.get(state, state) for state in states)
