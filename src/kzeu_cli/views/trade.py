"""The columns of `kzeu trade`."""

from kzeu_cli.views.figures import view

TRADE = view("trade")
