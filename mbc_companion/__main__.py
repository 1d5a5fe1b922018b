"""Arguments, logging, exit code; nothing else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from mbc_companion.core import log
from mbc_companion.core.launch import Launch, read
from mbc_companion.security.harden import harden


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code is 0, or 1 for a trouble said in words."""
    harden()
    # On again once the first screen is there (see Program): until then it finds nothing.
    gc.disable()
    options = read(arguments)
    log.set_up()
    if options.stage_out:
        from mbc_companion.showroom.stage import stage

        return stage(options)
    if options.showroom or options.pictures:
        from mbc_companion.showroom.tour import tour

        return tour(options.pictures or Path("build/pictures"))
    if options.demo and not options.data_dir:
        from mbc_companion.showroom.demo import make_demo

        options.data_dir = make_demo()
    from mbc_companion.app import run

    return run(Launch.from_options(options))


if __name__ == "__main__":
    sys.exit(main())
