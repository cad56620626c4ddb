"""The rules, by theme: a module is collected by the line that imports it here."""

from kzeu_cli.audit.rules import members, quotients, shares, sums

__all__ = ["members", "quotients", "shares", "sums"]
