"""Text without case and accents."""

import pytest

from kzeu_cli.support.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Älihan", "alihan"),
        ("Rinkēvičs", "rinkevics"),
        ("STRASSE ß", "strasse ss"),
        ("Łódź", "lodz"),
        ("Қазақстан", "қазақстан"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded
