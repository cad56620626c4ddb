"""The whole dataset, every grain of it, in the formats of other tools."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kzeu_cli.export import document, jsonld, package, parquet, sqlite
from kzeu_cli.model import Dataset

Exporter = Callable[[Dataset, Path, bool], list[Path]]

# Name of the format -> what writes it to a new file or folder, or over an old one if forced, and names its files.
EXPORTERS: Mapping[str, Exporter] = {
    "sqlite": sqlite.export,
    "csv": package.export,
    "json": document.export,
    "jsonld": jsonld.export,
    "parquet": parquet.export,
}
# The same for those that can part facts by year and layer.
PARTED: Mapping[str, Exporter] = {"parquet": parquet.export_parted}

__all__ = ["EXPORTERS", "PARTED"]
