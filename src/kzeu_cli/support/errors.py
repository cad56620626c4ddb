"""What can go wrong, each with the exit code of the command-line contract."""

from collections.abc import Sequence
from typing import NamedTuple


class KzeuError(Exception):
    """Something the user can mend; its message is one line."""

    exit_code = 1


class NotFoundError(KzeuError):
    """The thing named does not exist."""


class CheckFailed(KzeuError):
    """A check that was asked to fail did."""


class WrongUsage(KzeuError):
    """The command line itself is wrong."""

    exit_code = 2


class Stopped(BaseException):
    """The program was told to end while it was writing; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Problem(NamedTuple):
    """One thing wrong with a dataset, and where: file, line (0 if unknown), key."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class DatasetError(KzeuError):
    """The dataset cannot be read or is invalid."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem], message: str = "", path: str = "") -> None:
        """Take all problems; without a `message`, the first is named, and how to see the rest of those of `path`."""
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        rest = f" (and {more} more: kzeu data check {path} lists them)" if more else ""
        super().__init__(message or f"{self.problems[0]}{rest}")
