"""The rules, by theme: a module is collected by the line that imports it here."""

from kzeu_cli.audit.rules import quotients

__all__ = ["quotients"]
