"""JSON Schemas (2020-12) made of the declarations: of the TOML files, and of what a command prints as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from kzeu_cli.answers.columns import Column, View
from kzeu_cli.dataset.build import ABOUT, DEFAULTS, PARTS
from kzeu_cli.dataset.check import BUILTIN, COMMON, EXTENDS, ROOT_KEYS, SCHEMA
from kzeu_cli.dataset.file_list import LISTS, PART
from kzeu_cli.dataset.names import CLASSES
from kzeu_cli.model import WORDS, Dimensions, Reference, Source
from kzeu_cli.model.record import Key, Record, toml_key

Schema = dict[str, Any]

# The version of the JSON that commands print. It changes when a key goes or comes to mean something else.
OUTPUT_VERSION = 2
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_PERIOD = rf"^({_DAY}(/({_DAY}|\.\.))?|\.\./{_DAY})$"
_TEXT: Schema = {"type": "string", "minLength": 1}
_NUMBER: Schema = {"type": "number"}
_FORMS: Mapping[str, Schema] = {
    "text": _TEXT,
    "number": _NUMBER,
    "integer": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
    "period": {"type": "string", "pattern": _PERIOD},
    "duration": {"type": "string", "pattern": r"^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$"},
    "factor": {"type": "string", "pattern": r"^(?=.*[1-9])\d{1,24}(\.\d{1,24})?$"},
    "address": {"type": "string", "pattern": "^https?://"},
    "unit": _TEXT,
    "currency": _TEXT,
    "id": _TEXT,
    "mark": {"type": ["string", "integer"]},
    "values": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"anyOf": [_NUMBER, {"type": "object", "additionalProperties": _NUMBER}]},
    },
    "spans": {
        "type": "object",
        "propertyNames": {"pattern": _PERIOD},
        "additionalProperties": {"type": "array", "items": {"type": ["string", "integer"]}},
    },
    "names": {
        "type": "object",
        "properties": {"family": _TEXT, "given": _TEXT, "literal": _TEXT},
        "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
        "additionalProperties": False,
    },
}


def of_key(key: Key) -> Schema:
    """Describe the values of a field, in files and in outputs alike."""
    if key.form == "one":
        one: Schema = {"enum": list(WORDS[key.target])}
    elif key.form == "ref":
        one = {"type": ["string", "integer"]} if key.target == "reference" else _TEXT
    elif key.form in PARTS:
        one = _table(PARTS[key.form])
    elif key.form == "dimensions":
        names = {toml_key(name): of_key(part) for name, part in Dimensions.keys.items() if part.form != key.form}
        one = {"type": "object", "properties": names | {"fact": _TEXT}, "additionalProperties": False}
    else:
        one = _FORMS[key.form]
    return {"type": "array", "items": one} if key.is_many else one


def _table(cls: type[Record], inherited: frozenset[str] = frozenset()) -> Schema:
    """Describe a table of the files; what the file may say once for all is not required of each."""
    keys = {toml_key(name): key for name, key in cls.keys.items()}
    return {
        "type": "object",
        "properties": {_spelt(name, cls): {**of_key(key), "description": key.doc} for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required and name not in inherited],
        "additionalProperties": False,
    }


def _spelt(name: str, cls: type[Record]) -> str:
    """Spell the key of a work as CSL does."""
    is_csl = cls in (Reference, Source) and name in ("container_title", "citation_key")
    return name.replace("_", "-") if is_csl else name


def of_files() -> Schema:
    """Describe a TOML file of a dataset, whether it is the root file or another."""
    tables = {name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in CLASSES}
    kinds = {name: _table(cls, COMMON) for name, cls in CLASSES.items()}
    common = {
        name: part for cls in CLASSES.values() for name, part in _table(cls)["properties"].items() if name in COMMON
    }
    return {
        "$schema": _DRAFT,
        "title": "A file of a kzeu dataset",
        "type": "object",
        "properties": {
            **_root(),
            DEFAULTS: {
                "type": "object",
                "description": "what holds for all records of the file that do not say otherwise",
                "properties": common,
                "additionalProperties": False,
            },
            **tables,
        },
        "additionalProperties": False,
        "$defs": kinds,
    }


def _root() -> Schema:
    """Describe the keys that only the root file has."""
    lists = {name: {"type": "array", "items": _TEXT} for name in LISTS}
    root = {
        **dict.fromkeys(ABOUT, _TEXT),
        "schema": {"const": SCHEMA, "description": "version of the format"},
        EXTENDS: {"const": BUILTIN, "description": "lay this dataset over the one that comes with kzeu"},
        PART: {
            "type": "array",
            "description": "what each other file may hold, so that only those needed are read",
            "items": {
                "type": "object",
                "properties": {"path": _TEXT, **lists},
                "required": ["path", "kinds"],
                "additionalProperties": False,
            },
        },
    }
    assert set(root) == set(ROOT_KEYS)
    return root


def of_output(view: View, columns: Sequence[Column]) -> Schema:
    """Describe what a command prints with `--json`."""
    row: Mapping[str, Any] = {
        "type": "object",
        "properties": {column.key: _of_column(column) for column in columns},
        "required": [column.key for column in columns],
        "additionalProperties": False,
    }
    return {
        "$schema": _DRAFT,
        "title": f"kzeu {view.name} --json",
        "x-version": OUTPUT_VERSION,
        "type": "array",
        "items": row,
    }


def _of_column(column: Column) -> Schema:
    """Describe a field of an output; any may be null, which is how it says that something is missing."""
    schema: Schema = {} if column.type == "any" else {"type": [column.type, "null"]}
    schema["description"] = column.doc
    if column.of is not None:
        more = of_key(column.of)
        if "enum" in more:
            schema["enum"] = [*more["enum"], None]
        schema |= {name: part for name, part in more.items() if name not in ("type", "enum")}
        if isinstance(more.get("type"), list):
            schema["type"] = [*more["type"], "null"]
    return schema
