"""Answers for people: Rich tables and trees. Only this package and the app's help know Rich."""

from kzeu_cli.render.answer import tables, trees
from kzeu_cli.render.page import page

__all__ = ["page", "tables", "trees"]
