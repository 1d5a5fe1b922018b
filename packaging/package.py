"""Make the packages: python3 packaging/package.py [freeze] [deb] [run] [sbom]; all without words.

Everything is built from the lock below ``build/`` and put into ``build/packages/``.
"""

from __future__ import annotations

import sys

from build_parts import debian, freezing, run_file, sbom
from setup_parts.command import say
from setup_parts.trouble import Trouble

MAKERS = {
    "freeze": freezing.freeze,
    "deb": debian.make,
    "run": run_file.make,
    "sbom": sbom.make,
}
"""In this order; ``deb`` and ``run`` pack what ``freeze`` made."""


def main(arguments: list[str]) -> int:
    """Make what is named, or all; gives the exit code."""
    unknown = set(arguments) - set(MAKERS)
    if unknown:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for name, make in MAKERS.items():
            if name in arguments or not arguments:
                made = make(freezing.FreezingPlace.here(), say)
                say(f"{name}: {made}")
    except Trouble as trouble:
        print(f"\n{trouble.words}", file=sys.stderr)
        return trouble.code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
