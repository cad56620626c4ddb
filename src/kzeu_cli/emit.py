"""The one way out: an answer becomes text on stdout, a remark a line on stderr."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kzeu_cli.answers.columns import Answer, Column, Page
from kzeu_cli.answers.formats import WRITERS, Format, Writer
from kzeu_cli.support import terminal
from kzeu_cli.support.errors import KzeuError, WrongUsage
from kzeu_cli.support.terminal import harmless, is_terminal, legible

# Characters of a remark: a few lines of a terminal.
_LONGEST = 480


class Output(NamedTuple):
    """How an answer is to be written; without a format, as its view prefers.

    `refs` adds the list of references. `everything` asks for more than one screen. What is longer than the screen goes
    through a pager unless `pager` forbids it. `chart` draws the answer instead, into the file `save` if one is named,
    which replaces one that is there only if `force` says so.
    """

    format: str | None = None
    fields: tuple[str, ...] = ()
    refs: bool = False
    everything: bool = False
    pager: bool = True
    chart: bool = False
    save: Path | None = None
    force: bool = False


def emit(answer: Answer, output: Output) -> None:
    """Write an answer in the format asked for; of an empty one say so on stderr."""
    is_tree = answer.view.is_tree and not output.fields
    chosen = output.format or (Format.TREE if is_tree else Format.TABLE)
    if output.fields:
        if chosen == Format.TREE:
            raise WrongUsage("--fields chooses columns; a tree has none")
        answer = answer._replace(view=answer.view._replace(group=None))
    own = None if output.fields else answer.view.writers.get(chosen)
    for_people = chosen in (Format.TABLE, Format.TREE) and (own is None or is_terminal())
    columns = columns_of(answer, output, for_people=for_people or chosen == Format.MARKDOWN)
    if output.refs and not for_people:
        raise WrongUsage(f"--refs lists references below a table; {chosen} has their ids in the field refs")
    if output.chart and answer.rows:
        _draw(answer, output)
        return
    # What fails must fail before a remark: one line on stderr is all there ever is.
    writer = None if for_people or own else _writer(chosen)
    _say(answer.remark, "" if answer.rows else answer.empty)
    if own and not for_people:
        write(own(answer), exact=True)
    elif writer:
        write(writer(answer.rows, columns, answer.dataset), exact=True)
    elif answer.rows:
        from kzeu_cli import render  # Rich takes 30 ms to import, which scripts need not wait for

        draw = render.trees if chosen == Format.TREE else render.tables
        show(draw(_with_references(answer) if output.refs else answer, columns), pager=output.pager)


def _writer(chosen: str) -> Writer:
    if chosen not in WRITERS:
        raise WrongUsage(f"{chosen} holds whole references, neither fields nor a style; {', '.join(WRITERS)} do")
    return WRITERS[chosen]


def _with_references(answer: Answer) -> Answer:
    from kzeu_cli.answers.footnotes import footnotes  # only --refs needs the citation styles

    return answer._replace(more=(*answer.more, footnotes(answer)))


def _draw(answer: Answer, output: Output) -> None:
    """Draw an answer on stdout, or into a file of which stderr tells."""
    from kzeu_cli.render import chart as drawing
    from kzeu_cli.support import files as saving  # only charts need these

    chart = answer.view.chart(answer) if answer.view.chart else None
    if chart is None or not chart.panels:
        _say(answer.remark, "nothing here can be drawn: that takes two numbers of one kind")
    elif output.save is None:
        _say(answer.remark)
        write(drawing.chart(chart))
    else:
        drawn = drawing.WRITERS[output.save.suffix.lower()](chart)
        saving.write_file(
            output.save, lambda made: made.write_text(drawn, encoding="utf-8", newline="\n"), force=output.force
        )
        _say(answer.remark, f"saved {output.save}")


def emit_page(page: Page) -> None:
    """Write a screen for people."""
    from kzeu_cli.render.page import page as draw  # as above

    write(draw(page))


def columns_of(answer: Answer, output: Output, *, for_people: bool = False) -> Sequence[Column]:
    """Choose the columns of an answer: the fields asked for, or all that its readers see."""
    if output.fields:
        return answer.view.pick(output.fields)
    return answer.view.titled if for_people else answer.view.columns


def show(text: str, *, pager: bool = True) -> None:
    """Write text for people; on a terminal, what is longer than the screen through a pager."""
    if not pager or not sys.stdout.isatty() or text.count("\n") < terminal.height() or not terminal.page(legible(text)):
        write(text)


def _say(*parts: str) -> None:
    """Say on one line of stderr what there is to say."""
    if said := "; ".join(part for part in parts if part):
        remark(said)


def remark(text: str) -> None:
    """Say something on stderr: one line, and of bounded length however long what it quotes."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 4 :]}"
    with suppress(OSError):  # a full disk behind stderr leaves nobody to tell
        print(f"kzeu: {legible(harmless(line))}", file=sys.stderr)


def write(text: str, *, exact: bool = False) -> None:
    """Write text to stdout at once; a reader that has gone away is no error, a full disk is.

    Machine formats (`exact`) are UTF-8 with their own line ends, whatever the system. Text for people loses its accents
    where the terminal cannot show them. No control character reaches a terminal.
    """
    if exact and sys.stdout.isatty():
        text = harmless(text.replace("\r\n", "\n"), keep="\t")
    try:
        if exact and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            # Half a character can only come from the name of a file or from a command line.
            sys.stdout.buffer.write(text.encode(errors="replace"))
        else:
            sys.stdout.write(text if exact else legible(text))
        sys.stdout.flush()
    except OSError as error:
        # Python would try to flush once more at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise KzeuError(f"the answer cannot be written: {error.strerror}") from None
