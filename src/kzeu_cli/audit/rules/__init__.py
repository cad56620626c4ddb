"""The rules, by theme: a module is collected by the line that imports it here."""

from kzeu_cli.audit.rules import age, currencies, kinds, members, offices, quotients, series, shares, sums, values

__all__ = ["age", "currencies", "kinds", "members", "offices", "quotients", "series", "shares", "sums", "values"]
