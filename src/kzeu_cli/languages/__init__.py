"""Questions in other languages, turned into English words and names that the dataset knows."""

from kzeu_cli.languages.reading import Reading, english

__all__ = ["Reading", "english"]
