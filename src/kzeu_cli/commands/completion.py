"""What the Tab key offers: commands, options, and the names that the dataset has.

The shells' scripts in `shells/` call `kzeu __complete WORDS…`, the last word being the one to complete, and get a line
for each candidate: the word, a tab, what it means. Typer's own scripts import Rich for their help texts, which is slow.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import typer

from kzeu_cli.answers.columns import EVERY_FIELD
from kzeu_cli.answers.formats import Format
from kzeu_cli.dataset import load
from kzeu_cli.model import Agreement, Event, Office, Programme, Trait

# Those that have a script in `shells/`, by the ends of their names.
SHELLS = ("bash", "zsh", "fish")

Candidate = tuple[str, str]
Completer = Callable[[str], list[Candidate]]


def candidates(app: Any, words: Sequence[str]) -> list[Candidate]:
    """List what the last of the words may become, in the command line that the words before it begin."""
    *before, incomplete = words or [""]
    # Bash makes three words of `--topic=energy`, the other shells one.
    before, incomplete = [word for word in before if word != "="], "" if incomplete == "=" else incomplete
    option, equals, value = incomplete.partition("=")
    if equals and option.startswith("--"):
        return [(f"{option}={word}", meaning) for word, meaning in candidates(app, [*before, option, value])]
    offered = dict(_candidates(app, before, incomplete))
    found = [each for each in offered.items() if each[0].startswith(incomplete)]
    begun = [each for each in offered.items() if each[0].casefold().startswith(incomplete.casefold())]
    if found or len(begun) == 1:
        return found or begun
    # Of several words that begin in another case, bash would put their common beginning in the place of what was typed;
    # names are found in any case, so whoever types small letters goes on so.
    return [(word.lower(), meaning) for word, meaning in begun] if incomplete == incomplete.lower() else []


def unquoted(word: str) -> str:
    """Take from a word what quotes it for a shell; the last quote may still be open."""
    plain, quote, letters = [], "", iter(word)
    for letter in letters:
        if letter == "\\" and quote != "'":
            escaped = next(letters, "")
            # Within double quotes a backslash before an ordinary letter is one.
            plain.append(escaped if not quote or escaped in '$`"\\' else letter + escaped)
        elif letter in ("'", '"') and quote in ("", letter):
            quote = "" if quote else letter
        else:
            plain.append(letter)
    return "".join(plain)


def _candidates(app: Any, before: Sequence[str], incomplete: str) -> Iterator[Candidate]:
    command, context, rest = _command(app, before)
    option, arguments = _parse(command, rest)
    if option is not None and option.name == "fields":
        yield from _fields(app, before, incomplete)
    elif option is not None:
        yield from _values(option, context, incomplete)
    elif incomplete.startswith("-"):
        yield from _options(command, context)
    elif hasattr(command, "list_commands"):
        yield from () if arguments else _commands(command, context)
    else:
        positions = [param for param in command.params if param.param_type_name == "argument"]
        place = min(len(arguments), len(positions) - 1)
        if place >= 0 and (place == len(arguments) or positions[place].nargs == -1):
            yield from _values(positions[place], context, incomplete)


def _command(app: Any, words: Sequence[str]) -> tuple[Any, Any, list[str]]:
    """Follow the names of commands; return the command, its context and the words that are its own."""
    command, rest = app, list(words)
    context = command.make_context("kzeu", [], resilient_parsing=True)
    while hasattr(command, "list_commands") and rest:
        inner = command.get_command(context, rest[0])
        if inner is None:
            break
        command, context = inner, inner.make_context(rest.pop(0), [], parent=context, resilient_parsing=True)
    return command, context, rest


def _parse(command: Any, words: Sequence[str]) -> tuple[Any, list[str]]:
    """Tell the option that still wants its value, if any, and the arguments given."""
    named = {name: param for param in command.params for name in (*param.opts, *param.secondary_opts)}
    waiting, arguments = None, []
    for word in words:
        if waiting is not None:
            waiting = None
        elif word.startswith("-") and word != "-":
            param = named.get(word)
            waiting = param if param is not None and not getattr(param, "is_flag", False) else None
        else:
            arguments.append(word)
    return waiting, arguments


def _values(param: Any, context: Any, incomplete: str) -> Iterator[Candidate]:
    # Typer leaves out what begins in another case: names have a capital, of codes all letters are.
    tries = (param.shell_complete(context, begun) for begun in (incomplete, incomplete.capitalize(), ""))
    items: Sequence[Any] = next(filter(None, tries), ())
    return ((item.value, item.help or "") for item in items if item.type == "plain")


def _fields(app: Any, before: Sequence[str], incomplete: str) -> Iterator[Candidate]:
    """Offer the fields of what the command line lists, after those that are named already."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as out, redirect_stderr(io.StringIO()):
        app.main([*before, EVERY_FIELD, "--format", Format.JSONL], prog_name="kzeu", standalone_mode=False)
    named, comma, _ = incomplete.rpartition(",")
    for line in out.buffer.getvalue().decode().splitlines():
        field = json.loads(line)
        if field["field"] not in named.split(","):
            yield f"{named}{comma}{field['field']}", field["meaning"]


def _options(command: Any, context: Any) -> Iterator[Candidate]:
    for param in command.get_params(context):
        if param.param_type_name == "option" and not param.hidden:
            yield from ((name, param.help or "") for name in param.opts if name.startswith("--"))


def _commands(group: Any, context: Any) -> Iterator[Candidate]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield name, command.get_short_help_str(80)


def _of(names: Iterable[tuple[object, str | None]]) -> list[Candidate]:
    return [(str(name), " ".join((help_ or "").split())) for name, help_ in names]


def command_lines(ctx: typer.Context, incomplete: str) -> list[Candidate]:
    """Offer command lines, as one word: `data sql`."""
    *before, word = incomplete.split(" ")
    found = candidates(ctx.find_root().command, [*before, word])
    return [(" ".join((*before, candidate)), meaning) for candidate, meaning in found]


def facts(incomplete: str) -> list[Candidate]:
    """Offer the ids of facts."""
    return _of((fact.id, fact.text) for fact in load().facts.values())


def references(incomplete: str) -> list[Candidate]:
    """Offer the numbers and names of references."""
    return _of((ref.id, ref.title) for ref in load(None, "reference").references.values())


def citable(incomplete: str) -> list[Candidate]:
    """Offer what can be cited: references by number or name and by recorded key, then facts."""
    keys = _of((ref.citation_key or "", ref.title) for ref in load(None, "reference").references.values())
    return [*references(incomplete), *(key for key in keys if key[0]), *facts(incomplete)]


def topics(incomplete: str) -> list[Candidate]:
    """Offer the topics."""
    return _of((topic.id, topic.title) for topic in load(None, "topic").topics.values())


def sources(incomplete: str) -> list[Candidate]:
    """Offer the sources."""
    return _of((source.id, source.title) for source in load(None, "source").sources.values())


def currencies(incomplete: str) -> list[Candidate]:
    """Offer the currencies for which there are rates."""
    rates = load(None, "rate").rates.values()
    return _of((code, None) for code in dict.fromkeys(code for rate in rates for code in (rate.base, rate.quote)))


def attributes(incomplete: str) -> list[Candidate]:
    """Offer the attributes in which the parties are compared."""
    dataset = load(None, "trait", "measure", "attribute")
    titles = {**dataset.measures, **dataset.attributes}
    used = dict.fromkeys(trait.attribute for trait in dataset.of(Trait))
    return _of((name, titles[name].title) for name in used if name in titles)


def people(incomplete: str) -> list[Candidate]:
    """Offer the names of people who held an office; to whoever has begun to type one, last names too."""
    held = [(office.holder, office.role) for office in load(None, "office").of(Office)]
    return _of([*held, *((name.split()[-1], role) for name, role in held if incomplete)])


def agreements(incomplete: str) -> list[Candidate]:
    """Offer the ids of agreements."""
    return _of((fact.id, fact.name) for fact in load(None, "agreement").of(Agreement))


def programmes(incomplete: str) -> list[Candidate]:
    """Offer the ids of programmes."""
    return _of((fact.id, fact.name) for fact in load(None, "programme").of(Programme))


def series(incomplete: str) -> list[Candidate]:
    """Offer the series in which meetings come."""
    dataset = load(None, "event", "body")
    return _of(
        (name, dataset.name(name)) for name in dict.fromkeys(event.series for event in dataset.of(Event)) if name
    )


def countries(incomplete: str) -> list[Candidate]:
    """Offer countries by name and by code, whichever the word begins."""
    places = load(None, "place").places.values()
    return _of([*((place.name, place.id) for place in places), *((place.id, place.name) for place in places)])


def parties(incomplete: str) -> list[Candidate]:
    """Offer the codes of the parties."""
    return _of((party.id.lower(), party.name) for party in load(None, "party").parties.values())


def words(*known: str) -> Completer:
    """Make a completer of a closed list."""
    return lambda incomplete: _of((word, "") for word in known)
