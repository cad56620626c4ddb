"""Work out ahead what `kzeu search` knows of the built-in dataset, and keep it beside the data."""

from kzeu_cli.dataset import load_all
from kzeu_cli.dataset.find import builtin
from kzeu_cli.search import prebuilt

if __name__ == "__main__":
    prebuilt.write(builtin() / prebuilt.FILE, load_all())
