"""Facts on Kazakhstan–European Union relations, for people and for scripts."""

__version__ = "1.0.0.dev0"
