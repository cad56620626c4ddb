"""Write docs/fields.md: the fields of every row and those of each command, as the JSON Schemas of the answers say."""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

from kzeu_cli.answers.rows import contract
from kzeu_cli.cli import Commands, run

PAGE = Path(__file__).parents[1] / "docs" / "fields.md"
# What a command needs to be asked at all.
_ARGUMENTS = {"search": "search energy", "show": "show epca"}
_TOP = """# Fields

Made by `scripts/fields.py` from the columns of the answers. Any field may be null where a row has nothing to say;
amounts are in base units, times ISO 8601. `kzeu COMMAND --fields` lists the fields of one command; its JSON Schema is
printed by `kzeu data schema --output COMMAND`.

## Of every row

"""


def schema(command: str) -> dict[str, Any]:
    """Ask for the properties of a command's rows."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())) as out:
        assert run(["data", "schema", "--output", _ARGUMENTS.get(command, command)]) == 0
    properties: dict[str, Any] = json.loads(out.buffer.getvalue())["items"]["properties"]
    return properties


def table(properties: dict[str, Any]) -> str:
    """Write fields as a table of Markdown."""
    lines = ["| field | type | meaning |", "|---|---|---|"]
    for name, of in properties.items():
        types = of.get("type", "any")
        kind = types if isinstance(types, str) else ", ".join(type_ for type_ in types if type_ != "null")
        values = ", ".join(f"`{value}`" for value in of.get("enum", ()) if value is not None)
        meaning = of.get("description", "").replace("|", "\\|")
        lines.append(f"| `{name}` | {kind} | {meaning}{f': {values}' if values else ''} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Write the whole page."""
    common = {column.key for column in contract()}
    schemas = {name: schema(name) for name in Commands.names if name not in ("topics", "data")}
    everywhere = {key: value for key, value in schemas["facts"].items() if key in common}
    parts = [_TOP, table(everywhere)]
    of_facts = schemas["facts"].keys()
    for name, properties in schemas.items():
        parts.append(f"\n## kzeu {name}\n\n")
        repeats = name != "facts" and of_facts <= properties.keys()
        shown = {key for key in properties if key not in (of_facts if repeats else common)}
        if repeats:
            parts.append("Those of `kzeu facts`, and:\n\n")
        parts.append(table({key: properties[key] for key in properties if key in shown}))
        if lacks := sorted(common - properties.keys()):
            parts.append(f"\nNot of those above: {', '.join(f'`{key}`' for key in lacks)}.\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)
