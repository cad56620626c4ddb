"""Where the program starts, as `kzeu` or as `python -m kzeu_cli`."""

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit."""
    # A run lasts a tenth of a second: looking for garbage on the way costs 6 % of it and frees nothing of note.
    gc.disable()
    _open_closed_streams()
    try:
        from kzeu_cli.cli import run

        code = run()
    except KeyboardInterrupt:  # while modules are still imported; from then on `run` itself minds it
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    # Everything is written. Taking the program's modules apart one by one would cost another tenth of the time.
    os._exit(code)


def _open_closed_streams() -> None:
    """Give Python the streams that the caller has closed (`>&-`), which it else does without: None has no methods."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # open until the end


if __name__ == "__main__":
    main()
