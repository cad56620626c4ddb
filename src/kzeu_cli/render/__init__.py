"""Answers for people: tables and trees; charts and pages have modules of their own. Only this package knows Rich."""

from kzeu_cli.render.answer import tables, trees

__all__ = ["tables", "trees"]
