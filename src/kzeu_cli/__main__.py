"""Where the program starts, as `kzeu` or as `python -m kzeu_cli`."""

import sys


def _interrupted(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Say nothing of Ctrl-C: Python itself then ends as the signal would have it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]  # a trace, or None


# Ahead of all else that is imported: whoever presses Ctrl-C at once is not shown a traceback.
sys.excepthook = _interrupted


# What Typer and its own imports have at the top of their modules for what kzeu hardly ever does: to start programs, to
# pack archives, to show code in tracebacks, to read addresses of hosts. That would cost 5 ms, a tenth of a short run.
_SPARED = ("subprocess", "bz2", "lzma", "zlib", "linecache", "tokenize", "ipaddress", "textwrap")


def main() -> None:
    """Run the command line and exit."""
    import contextlib
    import gc
    import os

    # A run lasts a tenth of a second: looking for garbage on the way costs 6 % of it and frees nothing of note.
    gc.disable()
    _open_closed_streams()
    for name in _SPARED:
        _put_off(name)
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


def _put_off(name: str) -> None:
    """Have a module run when something of it is first asked for (PEP 562), not when it is imported.

    `importlib.util.LazyLoader` is made for this, but runs a module at its second import.
    """
    from importlib.util import find_spec, module_from_spec

    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    module, run = module_from_spec(spec), spec.loader.exec_module

    def load(wanted: str) -> object:
        if vars(module).pop("__getattr__", None):
            run(module)
        return getattr(module, wanted)

    module.__getattr__ = load  # type: ignore[method-assign]  # a module may have one of its own (PEP 562)
    sys.modules[name] = module


def _open_closed_streams() -> None:
    """Give Python the streams that the caller has closed (`>&-`), which it else does without: None has no methods."""
    from os import devnull

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # open until the end


if __name__ == "__main__":
    main()
