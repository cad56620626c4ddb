"""The one way out: an answer becomes text on stdout, a remark a line on stderr."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzeu_cli.answers.columns import Answer, Column, Screen
from kzeu_cli.answers.formats import WRITERS, Format, Writer
from kzeu_cli.support import terminal
from kzeu_cli.support.errors import KzeuError, WrongUsage
from kzeu_cli.support.terminal import harmless, is_terminal, legible

if TYPE_CHECKING:
    from kzeu_cli.charts import Chart

# Characters of a remark: a few lines of a terminal.
_LONGEST = 480
# Pieces of a machine format, about a row each, that are written at once.
_PIECES = 1000
# What is to be said ahead of the answer.
_announced: list[str] = []


class Drawing(NamedTuple):
    """How an answer is to be drawn.

    On stdout, or into the file `save`, which replaces one that is there only if `force` says so. `alt` asks for the
    alternative text instead of the drawing, or beside the file. `width` and `height` are pixels of a picture, columns
    and rows of text. `indexed` sets each series to 100 at its first common time. `chart_of` names what of
    the figures is to be drawn.
    """

    save: Path | None = None
    force: bool = False
    title: str | None = None
    width: int | None = None
    height: int | None = None
    alt: bool = False
    indexed: bool = False
    chart_of: str | None = None


class Output(NamedTuple):
    """How an answer is to be written; without a format, as its view prefers.

    `refs` adds the list of references. `everything` asks for more than one screen. What is longer than the screen goes
    through a pager unless `pager` forbids it. `chart` draws the answer instead.
    """

    format: str | None = None
    fields: tuple[str, ...] = ()
    refs: bool = False
    everything: bool = False
    pager: bool = True
    chart: Drawing | None = None


def emit(answer: Answer, output: Output) -> None:
    """Write an answer in the format asked for, or draw it; of an empty one say so on stderr.

    Raise WrongUsage if the format has no place for what else is asked for.
    """
    if output.chart:
        if answer.remark:
            remark(answer.remark)
        _draw(answer, output.chart, pager=output.pager)
        return
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
    # What fails must fail before a remark: one line on stderr is all there ever is.
    writer = None if for_people or own else _writer(chosen)
    if said := "; ".join(filter(None, (answer.remark, "" if answer.rows else answer.empty))):
        remark(said)
    if own and not for_people:
        write(own(answer), exact=True)
    elif writer:
        _stream(writer.pieces(answer.rows, columns, answer.dataset))
    elif answer.rows:
        _show(answer, output, columns, is_tree=chosen == Format.TREE)


def _stream(pieces: Iterator[str]) -> None:
    """Write a machine format as it is made: there may be more of it than memory."""
    write(next(pieces, ""), exact=True)
    while text := "".join(islice(pieces, _PIECES)):
        write(text, exact=True)


def _show(answer: Answer, output: Output, columns: Sequence[Column], *, is_tree: bool) -> None:
    """Draw an answer for people, as much of it as they asked for."""
    from kzeu_cli import render  # Rich takes 30 ms to import, which scripts need not wait for

    def draw(part: Answer) -> str:
        notes = part.explain(part.rows) if part.explain and not output.fields else ()
        part = part._replace(notes=(*part.notes, *notes))
        return render.trees(part, columns) if is_tree else render.tables(part, columns)

    answer = fitted(answer, draw) if answer.first else answer
    show(draw(_with_references(answer) if output.refs else answer), pager=output.pager)


def fitted(answer: Answer, draw: Callable[[Answer], str]) -> Answer:
    """Take as many rows of an answer as fit the screen with all that is said around them, one line left for the prompt.

    How many lines a row takes is known when it is drawn: the number is found by halving.
    """
    assert answer.first
    room = terminal.height() - 1
    whole = answer.first(room)
    if draw(whole).count("\n") <= room:
        return whole
    fits, least, most = answer.first(1), 2, room - 1
    while least <= most:
        number = (least + most) // 2
        tried = answer.first(number)
        if draw(tried).count("\n") <= room:
            fits, least = tried, number + 1
        else:
            most = number - 1
    return fits


def _writer(chosen: str) -> Writer:
    if chosen not in WRITERS:
        raise WrongUsage(f"{chosen} holds whole references, neither fields nor a style; {', '.join(WRITERS)} do")
    return WRITERS[chosen]


def _with_references(answer: Answer) -> Answer:
    from kzeu_cli.answers.footnotes import footnotes  # only --refs needs the citation styles

    return answer._replace(more=(*answer.more, footnotes(answer)))


def _draw(answer: Answer, drawing: Drawing, *, pager: bool) -> None:
    """Draw an answer on stdout, or into a file of which stderr tells; raise NotDrawn where that cannot be."""
    from kzeu_cli import charts  # only charts need these
    from kzeu_cli.support import files

    save = drawing.save
    if save:
        files.check_file(save, force=drawing.force)
    chart = charts.draw(answer, index=drawing.indexed, of=drawing.chart_of, title=drawing.title)
    if save:
        made = _file(chart, drawing)
        files.write_file(save, lambda place: place.write_bytes(made), force=drawing.force)
        remark(f"saved {save}")
    if drawing.alt:
        write(f"{charts.alternative(chart)}\n")
    elif not save:
        from kzeu_cli.render.chart import chart as drawn

        show(drawn(chart, drawing.width, drawing.height), pager=pager)


def _file(chart: "Chart", drawing: Drawing) -> bytes:
    """Draw a chart as the content of the file named."""
    assert drawing.save
    if drawing.save.suffix.lower() == ".txt":
        from kzeu_cli.render.chart import to_text  # Rich, which pictures do without

        return to_text(chart, drawing.width, drawing.height).encode()
    from kzeu_cli.export.pictures import picture

    return picture(chart, drawing.save, drawing.width, drawing.height)


def emit_page(pages: Iterable[Screen]) -> None:
    """Write the first of several screens for people, each shorter than the one before, that fits; else the last."""
    from kzeu_cli.render.page import page as draw  # as above

    drawn = ""
    for page in pages:
        drawn = draw(page)
        if drawn.count("\n") < terminal.height():
            break
    write(drawn)


def columns_of(answer: Answer, output: Output, *, for_people: bool = False) -> Sequence[Column]:
    """Choose the columns of an answer: the fields asked for, or all that its readers see."""
    if output.fields:
        return answer.view.pick(output.fields)
    if for_people:
        return answer.view.titled
    from kzeu_cli.answers.rows import for_programs  # as in `answers.formats`

    return for_programs(answer.view.columns)


def show(text: str, *, pager: bool = True) -> None:
    """Write text for people; on a terminal, what is longer than the screen through a pager."""
    if not pager or not sys.stdout.isatty() or text.count("\n") < terminal.height() or not terminal.page(legible(text)):
        write(text)


def announce(text: str) -> None:
    """Have something said ahead of the answer, on one line with what else is to be said; nothing takes it back."""
    _announced[:] = filter(None, [text])


def remark(text: str = "") -> None:
    """Say something, and what was announced, on stderr: one line, of bounded length however long what it quotes."""
    line = " ".join("; ".join(filter(None, (*_announced, text))).split())
    _announced.clear()
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 4 :]}"
    with suppress(OSError):  # a full disk behind stderr leaves nobody to tell
        print(f"kzeu: {legible(harmless(line))}", file=sys.stderr)


def write(text: str, *, exact: bool = False) -> None:
    """Write text to stdout at once; a reader that has gone away is no error, a full disk is.

    Machine formats (`exact`) are UTF-8 with their own line ends, whatever the system. Text for people loses its accents
    where the terminal cannot show them. No control character reaches a terminal. Raise KzeuError if it cannot be
    written.
    """
    if _announced:
        remark()
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
