"""Set up, run and test Companion; standard library only.

    python3 packaging/bootstrap.py run  [-- the program's own words]
    python3 packaging/bootstrap.py test [-- pytest's own words]

Any Python 3 must be able to read this file, so that an old one gets a sentence and not
a syntax error: nothing newer than 3.6 here, the rest is imported after the check.
"""

import shutil
import sys

NEEDED = (3, 11)
NEWEST_TRIED = 15
WRONG_PYTHON = 10


def newer_python(which=shutil.which):
    """The name of an installed Python that is new enough, or an empty string."""
    for minor in range(NEWEST_TRIED, NEEDED[1] - 1, -1):
        name = f"python3.{minor}"
        if which(name):
            return name
    return ""


def wrong_python(version, other):
    """What to say to somebody whose Python is too old."""
    words = f"Companion needs Python 3.11 or newer. This is Python {version[0]}.{version[1]}.\n"
    if other:
        return words + f"You have a newer one. Type: {other} packaging/bootstrap.py run\n"
    return words + "On Debian 12 or Ubuntu 24.04 and later, python3 is new enough.\n"


def main(arguments):
    """Hand over to the set-up proper; gives the exit code."""
    if sys.version_info < NEEDED:
        sys.stderr.write(wrong_python(sys.version_info, newer_python()))
        return WRONG_PYTHON
    from setup_parts import command

    return command.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
