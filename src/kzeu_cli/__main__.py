"""Run the program as `python -m kzeu_cli`."""

from kzeu_cli.cli import main

main()
