"""Answers for people: Rich tables and trees. Only this package and the app's help know Rich."""

from kzeu_cli.render.answer import tables, trees

__all__ = ["tables", "trees"]
